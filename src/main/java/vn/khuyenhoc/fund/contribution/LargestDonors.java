package vn.khuyenhoc.fund.contribution;

import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.lpad;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.substring;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_DONOR;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.tree.Subtree;

/** Those who gave the most, of those whose names may be shown: bodies, and persons who gave within the caller's scope; never who asked for none. */
@Repository
public class LargestDonors {
    /**
     * A donor, with all that they gave.
     *
     * @param rank among those who may be shown
     * @param donor of a body that was typed several times, what was typed first
     */
    public record OfDonor(int rank, Donor donor, int contributionCount, long amount) {}

    /** Of the longest id. */
    private static final int DIGITS = 19;

    private final DSLContext sql;

    LargestDonors(DSLContext sql) {
        this.sql = sql;
    }

    /** To each of some funds in a year. */
    public Map<Long, List<OfDonor>> ofFunds(Set<Long> funds, int year, int most, Scope scope) {
        Table<?> ranked = ranked(List.of(FUND_CONTRIBUTION.ORGANIZATION_ID),
            Keys.in(FUND_CONTRIBUTION.ORGANIZATION_ID, funds).and(FUND_CONTRIBUTION.POSTED_ON.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))), scope);
        Field<Long> fund = Valid.column(ranked, "organization_id", Long.class);
        Field<Integer> place = Valid.column(ranked, "place", Integer.class);
        return sql.select(ranked.fields()).from(ranked).where(place.le(most)).orderBy(fund, place).fetchGroups(fund, LargestDonors::view);
    }

    /** To all funds, or to those of an organization and of all below it on each day, from a day to a day; whoever the page is filtered to keep their ranks. */
    public Page<OfDonor> ofAll(@Nullable Long within, LocalDate from, LocalDate to, List<DonorKind> kinds, PageRequest page) {
        var c = FUND_CONTRIBUTION;
        Table<?> ranked = ranked(List.of(), c.POSTED_ON.between(from, to).and(within == null ? noCondition() : Subtree.of(within, c.ORGANIZATION_ID, c.POSTED_ON))
            .and(kinds.isEmpty() ? noCondition() : FUND_DONOR.KIND.in(kinds)), page.scope());
        Field<Long> donor = Valid.column(ranked, "donor", Long.class);
        Field<Long> given = Valid.column(ranked, "given", Long.class);
        Field<Integer> times = Valid.column(ranked, "times", Integer.class);
        Field<String> name = Valid.column(ranked, "donor_name", String.class);
        return new Listing<>(sql, ranked, donor, donor, ranked, List.of(ranked.fields()), LargestDonors::view).computed()
            .filteredBy(Criteria.on().oneOf("kind", Valid.column(ranked, "donor_kind", DonorKind.class)).text("name", name).range("amount", given).range("contributionCount", times))
            .orderedBy(Orders.by().field("AMOUNT", given).field("CONTRIBUTION_COUNT", times).field("NAME", name))
            .page(noCondition(), page.orMostOf("AMOUNT"));
    }

    /** @param owner by whom they are told apart besides */
    private Table<?> ranked(List<Field<Long>> owner, Condition which, Scope scope) {
        Table<?> gave = gave(owner, which, scope);
        Field<Long> donor = Valid.column(gave, "donor", Long.class);
        Field<String> name = Valid.column(gave, "donor_name", String.class);
        Field<?> kind = Objects.requireNonNull(gave.field("donor_kind"));
        Field<BigDecimal> given = sum(Valid.column(gave, "given", Long.class));
        List<Field<?>> owners = owner.stream().<Field<?>>map(gave::field).toList();
        List<Field<?>> alike = new ArrayList<>(owners);
        // Hà is not Hạ, though most collations of MySQL say so.
        alike.addAll(List.of(kind, Valid.column(gave, "whose", Long.class), lower(name).cast(SQLDataType.VARBINARY)));
        var window = (owner.isEmpty() ? rowNumber().over() : rowNumber().over().partitionBy(owners)).orderBy(given.desc(), min(donor));
        Field<String> first = substring(min(concat(lpad(donor.cast(SQLDataType.VARCHAR), inline(DIGITS), inline("0")), name)), DIGITS + 1);
        return sql.select(owners).select(min(donor).as("donor"), kind, first.as("donor_name"), sum(Valid.column(gave, "times", Integer.class)).cast(SQLDataType.INTEGER).as("times"),
                given.cast(SQLDataType.BIGINT).as("given"), window.as("place"))
            .from(gave).groupBy(alike).having(given.gt(inline(BigDecimal.ZERO))).asTable("ranked");
    }

    /** Each donor by itself, with whose it is: a body the fund's to which it gave, where others that bear its name are the same one, typed anew (ADR 0027); a person nobody's. */
    private Table<?> gave(List<Field<Long>> owner, Condition which, Scope scope) {
        var c = FUND_CONTRIBUTION;
        var d = FUND_DONOR;
        List<Field<?>> grouped = new ArrayList<>(owner);
        grouped.addAll(List.of(d.ID, d.KIND, d.NAME));
        return sql.select(owner).select(d.ID.as("donor"), d.KIND.as("donor_kind"), d.NAME.as("donor_name"), when(d.KIND.in(DonorKind.PERSONS), d.ID).otherwise(min(c.ORGANIZATION_ID)).as("whose"),
                sum(when(c.REVERSAL_OF.isNull(), inline(1)).otherwise(inline(-1))).cast(SQLDataType.INTEGER).as("times"), sum(c.AMOUNT).cast(SQLDataType.BIGINT).as("given"))
            .from(c).join(d).on(d.ID.eq(c.DONOR_ID)).and(Valid.known(d))
            .where(which).and(d.ANONYMOUS.isFalse()).and(d.KIND.notIn(DonorKind.PERSONS).or(Subtree.of(scope, c.ORGANIZATION_ID, c.RECEIVED_ON)))
            .groupBy(grouped).asTable("gave");
    }

    private static OfDonor view(Record row) {
        return new OfDonor(row.get("place", Integer.class), new Donor(row.get("donor", Long.class), row.get("donor_kind", DonorKind.class), row.get("donor_name", String.class)),
            row.get("times", Integer.class), row.get("given", Long.class));
    }
}
