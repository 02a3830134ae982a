package vn.khuyenhoc.kernel.sql;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The ids that follow in the order of a list which is read to its end: sorted once for many pages, where each page would sort all that is left. Whoever is renamed
 * meanwhile keeps the place that they had.
 */
public final class SortedAhead {
    /** Of 8 bytes each; what a driver brings of as many rows at once is a few megabytes. */
    public static final int MOST = 100_000;

    private String question = "";
    private @Nullable Place from;
    private long[] ids = {};

    /** Reads ids behind a place, in their order. */
    interface Sorting {
        long[] behind(int most);
    }

    /**
     * @param question that tells one list, with its filter and its order, from others
     * @return ids behind the place, in their order: as many as are wanted, or fewer if no more follow
     */
    synchronized long[] next(String question, Place after, int wanted, Sorting sorting) {
        int at = place(question, after);
        if (at < 0 || ids.length - at < wanted && ids.length >= MOST) {
            this.question = question;
            this.from = after;
            this.ids = sorting.behind(Math.max(MOST, wanted));
            at = 0;
        }
        return Arrays.copyOfRange(ids, at, Math.min(ids.length, at + wanted));
    }

    /** Where the ids go on behind a place; negative where they are not those of this list, or the place is not among them. */
    private int place(String question, Place after) {
        if (!this.question.equals(question)) {
            return -1;
        }
        if (after.equals(from)) {
            return 0;
        }
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == after.id()) {
                return i + 1;
            }
        }
        return -1;
    }
}
