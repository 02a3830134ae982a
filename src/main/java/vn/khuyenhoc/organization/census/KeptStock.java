package vn.khuyenhoc.organization.census;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import vn.khuyenhoc.kernel.Month;
import vn.khuyenhoc.kernel.statistics.Grouping;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.tree.KeptTotal;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.KeptTotals.Monthly;

/** Reads a stock at the ends of months out of what is kept added up: the changes of all months until then, in one statement. */
final class KeptStock<D extends Enum<D>> {
    private final KeptTotals totals;
    private final Question<D> question;
    private final KeptTotal kept;
    private final List<D> keptBy;

    KeptStock(KeptTotals totals, Question<D> question, Stock<D> stock) {
        this.totals = totals;
        this.question = question;
        this.kept = Objects.requireNonNull(stock.kept());
        this.keptBy = stock.keptBy();
    }

    /** Whether nothing is asked but what is kept added up, at the ends of months. */
    static <D extends Enum<D>> boolean answers(Question<D> question, Stock<D> stock, List<LocalDate> ends) {
        return stock.kept() != null && question.boundary() == Boundary.AS_WAS && question.page().where().isEmpty()
            && ends.stream().allMatch(end -> end.plusDays(1).getDayOfMonth() == 1)
            && question.grouping().by().stream().allMatch(by -> Grouping.grain(by) != null || stock.keptBy().contains(by) || Placed.of(by) == Placed.ORGANIZATION_AT_LEVEL);
    }

    List<Counted<D>> heldAt(List<LocalDate> ends, Branches branches) {
        int last = Month.of(ends.getLast());
        List<Counted<D>> held = new ArrayList<>();
        List<Monthly> whole = totals.byMonth(kept, question.within(), 0, last);
        Map<Long, List<Monthly>> parts = totals.byMonthOf(kept, branches.all(), 0, last);
        for (LocalDate end : ends) {
            Map<Map<D, Long>, Long> left = sums(whole, end);
            for (long branch : branches.on(end)) {
                sums(parts.getOrDefault(branch, List.of()), end).forEach((said, number) -> {
                    held.add(new Counted<>(end, new Alike<>(branch, said), number));
                    left.merge(said, -number, Long::sum);
                });
            }
            left.forEach((said, number) -> held.add(new Counted<>(end, new Alike<>(branches.above(end), said), number)));
        }
        return held.stream().filter(one -> one.number() != 0).toList();
    }

    private Map<Map<D, Long>, Long> sums(List<Monthly> months, LocalDate end) {
        Map<Map<D, Long>, Long> sums = new HashMap<>();
        months.stream().filter(month -> month.month() <= Month.of(end)).forEach(month -> sums.merge(said(month), month.amounts().getFirst(), Long::sum));
        return sums;
    }

    /** Of whatever the question tells apart. */
    private Map<D, Long> said(Monthly month) {
        Map<D, Long> said = new HashMap<>();
        for (int i = 0; i < keptBy.size(); i++) {
            if (question.grouping().has(keptBy.get(i))) {
                said.put(keptBy.get(i), StockReader.number(month.dimensions().get(i)));
            }
        }
        return said;
    }
}
