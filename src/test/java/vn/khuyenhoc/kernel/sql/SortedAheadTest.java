package vn.khuyenhoc.kernel.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

/** A list that is read to its end in an order is sorted for many pages at once, and is the same list. */
class SortedAheadTest {
    private static final int ALL = 250_000;
    private static final int PAGE = 2_000;

    private final SortedAhead ahead = new SortedAhead();
    private final List<Integer> sorted = new ArrayList<>();

    private static long id(int place) {
        return 1_000_000L - place;
    }

    private static Place behind(int place) {
        return new Place(List.of("list", "NAME_ASC"), List.of("n" + place), id(place));
    }

    private long[] next(String question, int place, int wanted) {
        return ahead.next(question, behind(place), wanted, most -> {
            sorted.add(place);
            return LongStream.range(place + 1, Math.min(ALL, place + 1 + most)).map(each -> id((int) each)).toArray();
        });
    }

    @Test
    void sortsForManyPagesAtOnce() {
        List<Long> read = new ArrayList<>();
        for (int place = PAGE - 1; place < ALL - 1; place += PAGE) {
            long[] page = next("a", place, PAGE + 1);
            assertThat(page).hasSize(Math.min(PAGE + 1, ALL - 1 - place));
            LongStream.of(page).limit(PAGE).forEach(read::add);
        }
        assertThat(read).hasSize(ALL - PAGE).startsWith(id(PAGE)).endsWith(id(ALL - 1)).doesNotHaveDuplicates().isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(sorted).as("124 pages").hasSize(3);
    }

    @Test
    void asksAgainWhereAPageIsReadAgainOrAnotherList() {
        assertThat(next("a", 9, 3)).containsExactly(id(10), id(11), id(12));
        assertThat(next("a", 9, 2)).as("the same page with fewer rows").containsExactly(id(10), id(11));
        assertThat(sorted).containsExactly(9);
        assertThat(next("b", 9, 2)).containsExactly(id(10), id(11));
        assertThat(next("b", 5, 2)).as("a place before the first").containsExactly(id(6), id(7));
        assertThat(sorted).containsExactly(9, 9, 5);
    }

    @Test
    void endsWhereTheListEnds() {
        long[] last = next("a", ALL - 3, 10);
        assertThat(last).containsExactly(id(ALL - 2), id(ALL - 1));
        assertThat(next("a", ALL - 1, 10)).isEmpty();
        assertThat(sorted).hasSize(1);
    }
}
