package vn.khuyenhoc.recognition.figure;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_ELIGIBLE;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_ELIGIBLE_TOTAL;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.Composition;
import vn.khuyenhoc.organization.tree.KeptTotal;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.OrganizationFilters;
import vn.khuyenhoc.organization.tree.Subtree;
import vn.khuyenhoc.organization.tree.Sums;
import vn.khuyenhoc.recognition.TitleKind;

/** What was reported of those that could register, listed and added up. */
@Repository
class EligibleReports {
    static final KeptTotal ELIGIBLE = KeptTotal.stock(RECOGNITION_ELIGIBLE, RECOGNITION_ELIGIBLE_TOTAL)
        .by(RECOGNITION_ELIGIBLE_TOTAL.KIND, RECOGNITION_ELIGIBLE.KIND).adding(RECOGNITION_ELIGIBLE_TOTAL.ELIGIBLE, RECOGNITION_ELIGIBLE.ELIGIBLE);

    /** What an organization has reported that stands on a day. */
    record Standing(long organization, TitleKind kind, long count) {}

    private final DSLContext sql;
    private final KeptTotals totals;
    private final Listing<EligibleReport> listing;

    EligibleReports(DSLContext sql, KeptTotals totals) {
        this.sql = sql;
        this.totals = totals;
        totals.keep(ELIGIBLE);
        var e = RECOGNITION_ELIGIBLE;
        this.listing = new Listing<>(sql, e, e.ID, e.ORGANIZATION_ID, e, List.of(e.fields()), EligibleReports::view)
            .filteredBy(OrganizationFilters.ofFacts(Criteria.on().oneOf("kind", e.KIND).range("reportedOn", e.VALID_FROM), e.ORGANIZATION_ID, e.VALID_FROM))
            .orderedBy(Orders.by().field("REPORTED_ON", e.VALID_FROM));
    }

    private static EligibleReport view(Record row) {
        var e = RECOGNITION_ELIGIBLE;
        LocalDate to = row.get(e.VALID_TO);
        return new EligibleReport(row.get(e.ID), row.get(e.KIND), Math.toIntExact(row.get(e.ELIGIBLE)), row.get(e.VALID_FROM), to.equals(Days.FOREVER) ? null : to,
            row.get(e.SOURCE), new OrganizationId(row.get(e.ORGANIZATION_ID)));
    }

    /** Of the organization itself and of those below it, as the tree was on the day of the report. */
    Page<EligibleReport> all(@Nullable Long within, PageRequest page) {
        return listing.page(within == null ? noCondition() : Subtree.of(within, RECOGNITION_ELIGIBLE.ORGANIZATION_ID, RECOGNITION_ELIGIBLE.VALID_FROM), page);
    }

    List<EligibleReport> withIds(Collection<Long> ids, Scope scope) {
        return listing.withIds(ids, scope);
    }

    /** Of every organization in these subtrees, as the tree was on the day. */
    @Public
    List<Standing> standing(Set<Long> subtrees, LocalDate day) {
        var e = RECOGNITION_ELIGIBLE;
        return sql.select(e.ORGANIZATION_ID, e.KIND, e.ELIGIBLE).from(e).where(Valid.on(e, day)).and(Valid.known(e)).and(Subtree.of(Scope.of(subtrees), e.ORGANIZATION_ID, val(day)))
            .fetch(row -> new Standing(row.value1(), row.value2(), row.value3()));
    }

    @Public
    Sums sums(Set<Long> organizations, LocalDate day, Composition made) {
        return totals.asOf(ELIGIBLE, organizations, day, made);
    }
}
