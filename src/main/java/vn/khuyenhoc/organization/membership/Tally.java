package vn.khuyenhoc.organization.membership;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TALLY;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TALLY_TOTAL;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationTallyRecord;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotal;
import vn.khuyenhoc.organization.tree.KeptTotals;

/** Writes down people whom the list of memberships does not tell, each change with its total. */
@Component
class Tally {
    static final KeptTotal TALLIED = KeptTotal.stock(ORGANIZATION_TALLY, ORGANIZATION_TALLY_TOTAL)
        .adding(ORGANIZATION_TALLY_TOTAL.REPORTED, ORGANIZATION_TALLY.REPORTED)
        .adding(ORGANIZATION_TALLY_TOTAL.DOUBLED, ORGANIZATION_TALLY.DOUBLED);

    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;

    Tally(DSLContext sql, Days days, KeptTotals totals) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
        totals.keep(TALLIED);
    }

    void begin(List<OrganizationTallyRecord> tallies) {
        tallies.forEach(tally -> tally.setRecordedAt(days.now()));
        Rows.insert(sql, tallies);
        count(tallies, 1);
    }

    void correct(List<OrganizationTallyRecord> tallies, UnaryOperator<OrganizationTallyRecord> change) {
        List<OrganizationTallyRecord> corrected = Rows.correct(sql, tallies, days.now(), change);
        count(tallies, -1);
        count(corrected, 1);
    }

    void withdraw(List<OrganizationTallyRecord> tallies) {
        Rows.withdraw(sql, tallies, days.now());
        count(tallies, -1);
    }

    /** Ends those that began before the day, and withdraws the others. */
    void end(List<OrganizationTallyRecord> tallies, LocalDate on, String how) {
        correct(tallies.stream().filter(tally -> tally.getValidFrom().isBefore(on)).toList(), tally -> tally.setValidTo(on).setEndedBy(how));
        withdraw(tallies.stream().filter(tally -> !tally.getValidFrom().isBefore(on)).toList());
    }

    private void count(List<OrganizationTallyRecord> tallies, int sign) {
        List<Delta> deltas = new ArrayList<>();
        tallies.forEach(tally -> deltas.addAll(Delta.span(tally.getOrganizationId(), tally.getValidFrom(), tally.getValidTo(), List.of(),
            List.of(sign * tally.getReported(), sign * tally.getDoubled()))));
        totals.add(TALLIED, deltas);
    }
}
