package vn.khuyenhoc.recognition.citizen;

import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_CITIZEN_ACCOUNT;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.Ancestors;
import vn.khuyenhoc.organization.tree.Ancestors.Ancestor;
import vn.khuyenhoc.organization.tree.OrganizationFilters;
import vn.khuyenhoc.organization.tree.Subtree;
import vn.khuyenhoc.recognition.CitizenAccountState;

/** The accounts, listed to those whose organizations registered them, and counted for all. */
@Repository
class CitizenAccountList {
    private final DSLContext sql;
    private final Days days;
    private final Listing<CitizenAccount> listing;

    CitizenAccountList(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
        var a = RECOGNITION_CITIZEN_ACCOUNT;
        this.listing = new Listing<>(sql, a, a.ID, a.ORGANIZATION_ID, a, List.of(a.fields()), this::view)
            // Also to the heir of an organization that has ended, who keeps them.
            .personal(scope -> Subtree.of(scope, a.ORGANIZATION_ID, a.VALID_FROM).or(Subtree.of(scope, a.ORGANIZATION_ID, val(days.today()))))
            .filteredBy(OrganizationFilters.ofFacts(Criteria.on().oneOf("state", this::state).text("holder", a.HOLDER).text("code", a.CODE).range("registeredOn", a.VALID_FROM)
                .range("confirmedOn", a.CONFIRMED_ON).range("closedOn", Valid.end(a)),
                a.ORGANIZATION_ID, a.VALID_FROM))
            .orderedBy(Orders.by().field("REGISTERED_ON", a.VALID_FROM).field("HOLDER", a.HOLDER));
    }

    private Field<String> state() {
        var a = RECOGNITION_CITIZEN_ACCOUNT;
        return when(a.VALID_TO.le(days.today()), inline(CitizenAccountState.CLOSED.name())).when(a.CONFIRMED_ON.le(days.today()), inline(CitizenAccountState.CONFIRMED.name()))
            .otherwise(inline(CitizenAccountState.REGISTERED.name()));
    }

    private CitizenAccount view(Record row) {
        var a = RECOGNITION_CITIZEN_ACCOUNT;
        LocalDate to = row.get(a.VALID_TO);
        return new CitizenAccount(row.get(a.ID), row.get(a.CODE), row.get(a.HOLDER), CitizenAccountState.on(days.today(), row.get(a.CONFIRMED_ON), to), row.get(a.VALID_FROM),
            row.get(a.CONFIRMED_ON), to.equals(Days.FOREVER) ? null : to, row.get(a.CLOSE_REASON), new OrganizationId(row.get(a.ORGANIZATION_ID)), Version.of(row.get(a.RECORDED_AT)));
    }

    /** Registered, by the tree of that day, in an organization or in one below it. */
    Page<CitizenAccount> all(@Nullable Long within, PageRequest page) {
        var a = RECOGNITION_CITIZEN_ACCOUNT;
        return listing.page(within == null ? noCondition() : Subtree.of(within, a.ORGANIZATION_ID, a.VALID_FROM), page);
    }

    List<CitizenAccount> withIds(Collection<Long> ids, Scope scope) {
        return listing.withIds(ids, scope);
    }

    /** In each subtree, at the end of a day. */
    @Public
    Map<Long, Long> confirmed(Set<Long> subtrees, LocalDate day) {
        return counted(subtrees, day, Valid.on(RECOGNITION_CITIZEN_ACCOUNT, day).and(RECOGNITION_CITIZEN_ACCOUNT.CONFIRMED_ON.le(day)));
    }

    @Public
    Map<Long, Long> closed(Set<Long> subtrees, LocalDate day) {
        return counted(subtrees, day, RECOGNITION_CITIZEN_ACCOUNT.VALID_TO.le(day));
    }

    private Map<Long, Long> counted(Set<Long> subtrees, LocalDate day, Condition which) {
        var a = RECOGNITION_CITIZEN_ACCOUNT;
        Map<Long, Integer> own = sql.select(a.ORGANIZATION_ID, count()).from(a).where(which).and(Valid.known(a)).groupBy(a.ORGANIZATION_ID).fetchMap(row -> row.value1(), row -> row.value2());
        Map<Long, Long> sums = new HashMap<>();
        Ancestors ancestors = Ancestors.of(own.keySet().stream().collect(toSet()), sql);
        own.forEach((organization, count) -> ancestors.of(organization).stream().filter(ancestor -> ancestor.on(day)).map(Ancestor::id).filter(subtrees::contains)
            .forEach(of -> sums.merge(of, (long) count, Long::sum)));
        return sums;
    }
}
