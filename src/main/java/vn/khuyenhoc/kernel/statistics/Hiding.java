package vn.khuyenhoc.kernel.statistics;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Which figures of a statement are not told: those of too few people, and those that would give them away. What there is now is what there was, and who
 * came, less who went: of few who came, or went, both are hidden, and where a stock is hidden, so is all coming and going of groups that differ from it in time alone.
 *
 * @param fewest of whom a figure may be told; 0 where nothing is hidden
 * @param ofPeople which groups are of people, by their keys
 * @param stocks how many figures are what there is; the two behind them are who came and who went. 0 where none are
 * @param untimed what a key says besides time
 * @param shortOfStock what groups say besides time of which one has a hidden stock
 */
record Hiding(long fewest, Predicate<List<Long>> ofPeople, int stocks, Untimed untimed, Set<List<Long>> shortOfStock) {
    private static final int CAME_AND_WENT = 2;

    /** What a key says besides time. */
    interface Untimed {
        List<Long> of(List<Long> key);
    }

    static Hiding nothing() {
        return new Hiding(0, key -> false, 0, key -> key, Set.of());
    }

    Hiding over(int stocks, Untimed untimed) {
        return new Hiding(fewest, ofPeople, stocks, untimed, new HashSet<>());
    }

    /** Notes figures of a group, of whichever year, before any are told. */
    void see(List<Long> key, long[] figures) {
        if (ofPeople.test(key) && Arrays.stream(figures, 0, stocks).anyMatch(this::few)) {
            shortOfStock.add(untimed.of(key));
        }
    }

    boolean few(long figure) {
        return figure > 0 && figure < fewest;
    }

    /** Whether a figure is who came or who went. */
    boolean flows(int figure) {
        return stocks > 0 && figure >= stocks && figure < stocks + CAME_AND_WENT;
    }

    boolean hides(List<Long> key, long[] figures, int figure) {
        return ofPeople.test(key) && (few(figures[figure]) || flows(figure)
            && (shortOfStock.contains(untimed.of(key)) || IntStream.range(stocks, figures.length).anyMatch(other -> flows(other) && few(figures[other]))));
    }

    List<Long> told(List<Long> key, long[] figures) {
        return IntStream.range(0, figures.length).mapToObj(i -> hides(key, figures, i) ? Group.HIDDEN : Long.valueOf(figures[i])).toList();
    }
}
