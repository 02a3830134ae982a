package vn.khuyenhoc.kernel.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import org.junit.jupiter.api.Test;

/** What is hidden cannot be worked out of what stands beside it: there is what was, and who came, less who went. */
class HidingTest {
    private static final long KIND = 1;

    /** By what these facts are told apart. */
    private enum Dimension { MONTH, KIND }

    private static Statement<Dimension> statement(List<Dimension> by) {
        return new Statement<>(new Grouping<>(by), List.of("held", "came", "went")).stocks(1, LocalDate.of(2023, 3, 31)).hiding(5, key -> true);
    }

    private static List<List<Long>> told(Statement<?> statement) {
        return statement.groups().stream().sorted(Comparator.comparing(group -> group.key().toString())).map(Group::now).toList();
    }

    @Test
    void tellsNoComingAndGoingWhereAStockIsHidden() {
        Statement<Dimension> months = statement(List.of(Dimension.MONTH));
        months.add(List.of(202301L), List.of(10L, 0L, 0L));
        months.add(List.of(202302L), List.of(3L, 0L, 7L));
        months.add(List.of(202303L), List.of(12L, 9L, 0L));
        assertThat(told(months)).containsExactly(List.of(10L, -1L, -1L), List.of(-1L, -1L, -1L), List.of(12L, -1L, -1L));
        assertThat(months.totals().now()).as("sums over months that tell none of them").containsExactly(12L, 9L, 7L);
    }

    @Test
    void tellsNeitherWhoCameNorWhoWentWhereOneIsFew() {
        Statement<Dimension> months = statement(List.of(Dimension.MONTH));
        months.add(List.of(202301L), List.of(100L, 20L, 6L));
        months.add(List.of(202302L), List.of(92L, 2L, 10L));
        months.add(List.of(202303L), List.of(99L, 7L, 0L));
        assertThat(told(months)).containsExactly(List.of(100L, 20L, 6L), List.of(92L, -1L, -1L), List.of(99L, 7L, 0L));
        assertThat(months.totals().now()).as("their sum would tell the one month").containsExactly(99L, -1L, -1L);
    }

    @Test
    void leavesOtherKindsAlone() {
        Statement<Dimension> kinds = statement(List.of(Dimension.MONTH, Dimension.KIND));
        kinds.add(List.of(202301L, KIND), List.of(4L, 0L, 0L));
        kinds.add(List.of(202302L, KIND), List.of(12L, 8L, 0L));
        kinds.add(List.of(202301L, KIND + 1), List.of(50L, 0L, 0L));
        kinds.add(List.of(202302L, KIND + 1), List.of(58L, 8L, 0L));
        assertThat(told(kinds)).containsExactly(List.of(-1L, -1L, -1L), List.of(50L, 0L, 0L), List.of(12L, -1L, -1L), List.of(58L, 8L, 0L));
    }

    @Test
    void hidesForTheYearBeforeToo() {
        Statement<Dimension> months = statement(List.of(Dimension.MONTH));
        months.addBefore(List.of(202201L), List.of(2L, 0L, 0L));
        months.add(List.of(202301L), List.of(22L, 20L, 0L));
        assertThat(months.groups()).singleElement().satisfies(group -> {
            assertThat(group.now()).containsExactly(22L, -1L, -1L);
            assertThat(group.before()).containsExactly(-1L, -1L, -1L);
        });
    }
}
