package vn.khuyenhoc.fund.contribution;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_DONOR;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Place;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.tree.Subtree;

/** Those who gave the most, of those whose names may be shown: bodies, and persons who gave within the caller's scope; never who asked for none. */
@Repository
public class LargestDonors {
    private static final List<String> ORDER = List.of("amount");

    /**
     * A donor, with all that they gave.
     *
     * @param rank among those who may be shown
     */
    public record OfDonor(int rank, Donor donor, int contributionCount, long amount) {}

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

    /** To all funds, or to those of an organization and of all below it on each day, from a day to a day. */
    public Page<OfDonor> ofAll(@Nullable Long within, LocalDate from, LocalDate to, List<DonorKind> kinds, PageRequest page) {
        var c = FUND_CONTRIBUTION;
        Table<?> ranked = ranked(List.of(), c.POSTED_ON.between(from, to).and(within == null ? noCondition() : Subtree.of(within, c.ORGANIZATION_ID, c.POSTED_ON))
            .and(kinds.isEmpty() ? noCondition() : FUND_DONOR.KIND.in(kinds)), page.scope());
        Field<Integer> place = Valid.column(ranked, "place", Integer.class);
        Condition behind = page.after() == null ? noCondition() : behind(ranked, page.after());
        List<OfDonor> donors = sql.select(ranked.fields()).from(ranked).where(behind).orderBy(place).limit(page.first() + 1).fetch(LargestDonors::view);
        boolean more = donors.size() > page.first();
        return new Page<>((more ? donors.subList(0, page.first()) : donors).stream().map(one -> new Page.Row<>(one, placeOf(one))).toList(),
            page.after() != null, more, page.counted() ? sql.fetchCount(ranked) : null);
    }

    /** @param owner by whom they are told apart besides */
    private Table<?> ranked(List<Field<Long>> owner, Condition which, Scope scope) {
        var c = FUND_CONTRIBUTION;
        var d = FUND_DONOR;
        List<Field<?>> keys = new ArrayList<>(owner);
        keys.addAll(List.of(d.ID.as("donor"), d.KIND.as("donor_kind"), d.NAME.as("donor_name")));
        List<Field<?>> grouped = new ArrayList<>(owner);
        grouped.addAll(List.of(d.ID, d.KIND, d.NAME));
        var window = owner.isEmpty() ? rowNumber().over().orderBy(sum(c.AMOUNT).desc(), d.ID) : rowNumber().over().partitionBy(owner).orderBy(sum(c.AMOUNT).desc(), d.ID);
        return sql.select(keys).select(sum(when(c.REVERSAL_OF.isNull(), inline(1)).otherwise(inline(-1))).as("times"), sum(c.AMOUNT).as("given"), window.as("place"))
            .from(c).join(d).on(d.ID.eq(c.DONOR_ID)).and(Valid.known(d))
            .where(which).and(d.ANONYMOUS.isFalse()).and(d.KIND.notIn(DonorKind.PERSONS).or(Subtree.of(scope, c.ORGANIZATION_ID, c.RECEIVED_ON)))
            .groupBy(grouped).having(sum(c.AMOUNT).gt(inline(BigDecimal.ZERO))).asTable("ranked");
    }

    private static OfDonor view(Record row) {
        return new OfDonor(row.get("place", Integer.class), new Donor(row.get("donor", Long.class), row.get("donor_kind", DonorKind.class), row.get("donor_name", String.class)),
            row.get("times", Integer.class), row.get("given", Long.class));
    }

    private static Place placeOf(OfDonor donor) {
        return new Place(ORDER, List.of(String.valueOf(donor.amount())), donor.donor().key());
    }

    /** Who gave less, or came later of those who gave as much: a rank would not stay theirs. */
    private static Condition behind(Table<?> ranked, Place after) {
        if (after.orderBy().equals(ORDER) && after.values().size() == 1 && after.values().getFirst().matches("[1-9]\\d{0,17}")) {
            Field<BigDecimal> given = Valid.column(ranked, "given", BigDecimal.class);
            BigDecimal amount = new BigDecimal(after.values().getFirst());
            return given.lt(amount).or(given.eq(amount).and(Valid.column(ranked, "donor", Long.class).gt(after.id())));
        }
        throw new Refusal("CURSOR_INVALID", "after");
    }
}
