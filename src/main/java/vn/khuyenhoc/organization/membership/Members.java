package vn.khuyenhoc.organization.membership;

import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_MEMBERSHIP;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_MEMBERSHIP_TOTAL;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_PERSON;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.KnownMembers;
import vn.khuyenhoc.organization.Membership;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.Composition;
import vn.khuyenhoc.organization.tree.FactsOfOrganizations;
import vn.khuyenhoc.organization.tree.KeptTotal;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.Reach;
import vn.khuyenhoc.organization.tree.Reading;
import vn.khuyenhoc.organization.tree.Sums;

/** The memberships, listed and counted as of a day. */
@Repository
class Members implements KnownMembers {
    static final KeptTotal MEMBERS = KeptTotal.stock(ORGANIZATION_MEMBERSHIP, ORGANIZATION_MEMBERSHIP_TOTAL)
        .adding(ORGANIZATION_MEMBERSHIP_TOTAL.MEMBERS, inline(1L));

    /** Whose organization went up in another one, did not leave. */
    private static final Field<LocalDate> LEFT_ON = when(ORGANIZATION_MEMBERSHIP.ENDED_BY.isNull().or(ORGANIZATION_MEMBERSHIP.ENDED_BY.ne("SUCCEEDED")),
        Valid.end(ORGANIZATION_MEMBERSHIP));

    private final DSLContext sql;
    private final Listing<Member> listing;
    private final TwiceNow twice;
    private final Reach reach;

    Members(DSLContext sql, KeptTotals totals, TwiceNow twice, Reach reach, FactsOfOrganizations ofOrganizations) {
        this.sql = sql;
        this.twice = twice;
        this.reach = reach;
        totals.keep(MEMBERS);
        var m = ORGANIZATION_MEMBERSHIP;
        this.listing = new Listing<>(sql, m, m.ID, m.ORGANIZATION_ID,
            m.leftJoin(ORGANIZATION_PERSON).on(ORGANIZATION_PERSON.ID.eq(m.PERSON_ID)).and(Valid.known(ORGANIZATION_PERSON)),
            List.of(m.ID, ORGANIZATION_PERSON.FULL_NAME, m.VALID_FROM, LEFT_ON, m.ORGANIZATION_ID, m.PERSON_ID), Members::view)
            .personal(scope -> reach.of(scope, m.ORGANIZATION_ID, m.VALID_FROM))
            .filteredBy(ofOrganizations.filtered(Criteria.on()
                .text("fullName", ORGANIZATION_PERSON.FULL_NAME, m.SEARCH_NAME,
                    named -> m.PERSON_ID.in(select(ORGANIZATION_PERSON.ID).from(ORGANIZATION_PERSON).where(Valid.known(ORGANIZATION_PERSON)).and(named)))
                .range("joinedOn", m.VALID_FROM).range("leftOn", LEFT_ON),
                m.ORGANIZATION_ID, m.VALID_FROM)).filteredByFacts()
            .orderedBy(Orders.by().field("FULL_NAME", ORGANIZATION_PERSON.FULL_NAME, m.SORT_NAME).field("JOINED_ON", m.VALID_FROM));
    }

    private static Member view(Record row) {
        return new Member(row.get(ORGANIZATION_MEMBERSHIP.ID), row.get(ORGANIZATION_PERSON.FULL_NAME),
            row.get(ORGANIZATION_MEMBERSHIP.VALID_FROM), row.get(LEFT_ON),
            new OrganizationId(row.get(ORGANIZATION_MEMBERSHIP.ORGANIZATION_ID)), row.get(ORGANIZATION_MEMBERSHIP.PERSON_ID));
    }

    /** All who were members on a day, of the organization or one below it if {@code within} is given. */
    Page<Member> on(LocalDate day, @Nullable Long within, PageRequest page) {
        var m = ORGANIZATION_MEMBERSHIP;
        Condition all = Valid.on(m, day).and(within == null ? noCondition() : reach.of(within, m.ORGANIZATION_ID, day));
        return listing.pageOfMany(all, page);
    }

    /** Those of the organizations themselves. */
    Map<Long, Page<Member>> of(Set<Long> organizations, LocalDate day, PageRequest page) {
        return listing.pages(organizations, Valid.on(ORGANIZATION_MEMBERSHIP, day), page);
    }

    List<Member> withIds(Collection<Long> ids, Scope scope) {
        return listing.withIds(ids, scope);
    }

    /** Which memberships figures count: all, but of those that a filter looks for by name only what the caller is shown. */
    Condition counted(PageRequest page) {
        return listing.matching(noCondition(), Criteria.asks(page.where(), "fullName") ? page : page.in(Scope.EVERYWHERE));
    }

    @Override
    public @Nullable KnownMember known(long membership, Scope scope) {
        return withIds(List.of(membership), scope).stream().map(member -> new KnownMember(member.personKey(), String.valueOf(member.fullName()))).findFirst().orElse(null);
    }

    @Public
    Supplier<Map<Long, Membership>> count(Set<Long> organizations, LocalDate day, Composition made, Reading reading) {
        Supplier<Sums> listed = reading.asOf(MEMBERS, organizations, day, made);
        Supplier<Sums> tallied = reading.asOf(Tally.TALLIED, organizations, day, made);
        return () -> count(organizations, made, listed.get(), tallied.get(), made.asWas() ? Map.of() : twice.asNow(organizations, day));
    }

    private static Map<Long, Membership> count(Set<Long> organizations, Composition made, Sums listed, Sums tallied, Map<Long, Integer> doubled) {
        return organizations.stream().collect(Collectors.toMap(Function.identity(), o -> new Membership(
            listed.count(o, 0) - (made.asWas() ? tallied.count(o, 1) : doubled.getOrDefault(o, 0)), tallied.count(o, 0))));
    }

    /** Listed by these organizations themselves, each person once. */
    @Public
    int people(Set<Long> organizations, LocalDate day) {
        var m = ORGANIZATION_MEMBERSHIP;
        return organizations.isEmpty() ? 0 : sql.select(countDistinct(m.PERSON_ID)).from(m)
            .where(Keys.in(m.ORGANIZATION_ID, organizations)).and(Valid.on(m, day)).and(Valid.known(m)).fetchSingle().value1();
    }
}
