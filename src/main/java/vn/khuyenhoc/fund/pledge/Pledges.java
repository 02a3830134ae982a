package vn.khuyenhoc.fund.pledge;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_DONOR;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_FULFILMENT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_PLEDGE;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_PLEDGE_PERSON;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.fund.contribution.Donor;
import vn.khuyenhoc.fund.jooq.tables.records.FundPledgeRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.OrganizationFilters;
import vn.khuyenhoc.organization.tree.Subtree;

/** The pledges, listed. */
@Repository
class Pledges {
    private static final Field<Boolean> NAMES_PEOPLE = field(forPeople()).as("names_people");

    private final DSLContext sql;
    private final Days days;
    private final Listing<Pledge> listing;

    Pledges(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
        var p = FUND_PLEDGE;
        this.listing = new Listing<>(sql, p, p.ID, p.ORGANIZATION_ID, p.leftJoin(FUND_DONOR).on(FUND_DONOR.ID.eq(p.DONOR_ID)).and(Valid.known(FUND_DONOR)),
            List.of(p.ID, p.RECORDED_AT, p.ORGANIZATION_ID, p.AMOUNT, Kept.FULFILLED.as("fulfilled"), p.GOODS, NAMES_PEOPLE, p.VALUED_BY, p.PLEDGED_ON, p.DUE_ON, p.NOTE, p.CANCELLED_ON, p.REASON,
                FUND_DONOR.ID, FUND_DONOR.KIND, FUND_DONOR.NAME, FUND_DONOR.ANONYMOUS), this::view)
            .tellingScope(this::inScope)
            .filteredBy(OrganizationFilters.ofFacts(Criteria.on()
                .oneOf("state", Kept.STATE).flag("overdue", () -> Kept.overdue(days.today()))
                .range("amount", p.AMOUNT).range("pledgedOn", p.PLEDGED_ON).range("dueOn", p.DUE_ON)
                .oneOf("donorKind", FUND_DONOR.KIND).personalText("donorName", FUND_DONOR.NAME, this::names), p.ORGANIZATION_ID, p.PLEDGED_ON))
            .orderedBy(Orders.by().field("PLEDGED_ON", p.PLEDGED_ON).field("DUE_ON", coalesce(p.DUE_ON, inline(Days.FOREVER))).field("AMOUNT", p.AMOUNT));
    }

    /** Of the organization when it was promised; or today, because whoever looks after the books of one that ended goes on to ask for it. */
    Condition inScope(Scope scope) {
        return Subtree.of(scope, FUND_PLEDGE.ORGANIZATION_ID, FUND_PLEDGE.PLEDGED_ON).or(Subtree.of(scope, FUND_PLEDGE.ORGANIZATION_ID, val(days.today())));
    }

    /** Whether it is for people by name: what is said of its goods may name them too. */
    private static Condition forPeople() {
        return exists(selectOne().from(FUND_PLEDGE_PERSON).where(FUND_PLEDGE_PERSON.PLEDGE_ID.eq(FUND_PLEDGE.ID)));
    }

    /** Nobody searches for a donor whom they would not be shown. */
    private Condition names(Scope scope) {
        return FUND_DONOR.ANONYMOUS.isFalse().and(FUND_DONOR.KIND.notIn(DonorKind.PERSONS).or(inScope(scope)));
    }

    private Pledge view(Record row) {
        var p = FUND_PLEDGE;
        boolean seen = row.get(Listing.IN_SCOPE);
        long fulfilled = row.get("fulfilled", Long.class);
        PledgeState state = PledgeState.of(row.get(p.AMOUNT), fulfilled, row.get(p.CANCELLED_ON) != null);
        boolean overdue = row.get(p.DUE_ON) != null && row.get(p.DUE_ON).isBefore(days.today()) && (state == PledgeState.OPEN || state == PledgeState.PART_FULFILLED);
        return new Pledge(row.get(p.ID), row.get(p.AMOUNT), fulfilled, state, row.get(p.PLEDGED_ON), row.get(p.DUE_ON), overdue,
            seen || !row.get(NAMES_PEOPLE) ? row.get(p.GOODS) : null, seen ? row.get(p.VALUED_BY) : null, seen ? row.get(p.NOTE) : null, row.get(p.CANCELLED_ON), seen ? row.get(p.REASON) : null, Version.of(row.get(p.RECORDED_AT)),
            Donor.of(row.get(FUND_DONOR.ID), row.get(FUND_DONOR.KIND), row.get(FUND_DONOR.NAME), row.get(FUND_DONOR.ANONYMOUS), seen),
            new OrganizationId(row.get(p.ORGANIZATION_ID)));
    }

    Page<Pledge> all(@Nullable Long within, PageRequest page) {
        return listing.page(within == null ? noCondition() : Subtree.of(within, FUND_PLEDGE.ORGANIZATION_ID, FUND_PLEDGE.PLEDGED_ON), page);
    }

    Map<Long, Page<Pledge>> of(Set<Long> organizations, PageRequest page) {
        return listing.pages(organizations, noCondition(), page);
    }

    List<Pledge> withIds(Collection<Long> ids, Scope scope) {
        return listing.withIds(ids, scope);
    }

    /** The pledges that contributions fulfil, by theirs. */
    @Public
    Map<Long, Long> fulfilledBy(Collection<Long> contributions) {
        var f = FUND_FULFILMENT;
        return sql.select(f.CONTRIBUTION_ID, f.PLEDGE_ID).from(f).where(Keys.in(f.CONTRIBUTION_ID, contributions)).fetchMap(f.CONTRIBUTION_ID, f.PLEDGE_ID);
    }

    /** Locked until the transaction ends, so that nobody withdraws it while it is fulfilled. Null if there is none within the scope. */
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable FundPledgeRecord hold(long id, Scope scope) {
        return sql.selectFrom(FUND_PLEDGE).where(FUND_PLEDGE.ID.eq(id)).and(Valid.known(FUND_PLEDGE)).and(inScope(scope)).forUpdate().fetchOne();
    }

    /** What it has become by now. */
    @Public
    PledgeState state(FundPledgeRecord pledge) {
        long fulfilled = sql.select(Kept.FULFILLED).from(FUND_PLEDGE).where(FUND_PLEDGE.ID.eq(pledge.getId())).fetchSingle().value1();
        return PledgeState.of(pledge.getAmount(), fulfilled, pledge.getCancelledOn() != null);
    }
}
