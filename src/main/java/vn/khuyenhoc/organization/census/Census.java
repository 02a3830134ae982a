package vn.khuyenhoc.organization.census;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.statistics.Period;
import vn.khuyenhoc.kernel.statistics.Statement;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.SomeOrganizations;

/** Makes statements of stocks: what there is at the end of each group's days, what came in them, what went. */
@Component
public class Census {
    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;
    private final SomeOrganizations organizations;

    Census(DSLContext sql, Days days, KeptTotals totals, SomeOrganizations organizations) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
        this.organizations = organizations;
    }

    /**
     * @param figures what a group's figures are called: first what there is, then what came, what went, and what the caller adds
     * @throws Refusal STATISTICS_TOO_LARGE
     */
    public <D extends Enum<D>> Statement<D> of(Question<D> question, Stock<D> stock, List<String> figures) {
        List<Period> periods = List.of(question.period(), question.period().yearBefore());
        List<LocalDate> ends = periods.stream().flatMap(period -> question.ends(period).stream()).sorted().distinct().toList();
        StockReader<D> reader = new StockReader<>(sql, organizations, question, stock);
        boolean kept = KeptStock.answers(question, stock, ends);
        List<Counted<D>> held = kept ? new KeptStock<>(totals, question, stock).heldAt(ends, Branches.of(question, sql)) : new HeldReader<>(reader).heldAt(ends);
        List<Counted<D>> came = reader.came(periods);
        List<Counted<D>> went = reader.went(periods);
        Placing<D> placing = new Placing<>(question, stock.placed(question) ? organizations(held, came, went) : Set.of(), days.today(), sql);
        Statement<D> statement = new Statement<>(question.grouping(), figures).stocks(1, question.period().to());
        Filing<D> filing = new Filing<>(statement, placing, question, figures.size());
        filing.held(held, kept);
        filing.happened(came, 1, 0);
        filing.happened(went, 2, 1);
        return statement;
    }

    @SafeVarargs
    private static <D extends Enum<D>> Set<Long> organizations(List<Counted<D>>... counted) {
        return Stream.of(counted).flatMap(List::stream).map(one -> one.alike().organization()).collect(toSet());
    }
}
