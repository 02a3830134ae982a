package vn.khuyenhoc.fund.recipient;

import static org.jooq.impl.DSL.noCondition;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT_RECIPIENT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_RECIPIENT;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.tree.Subtree;

/** The lists of rounds within the caller's scope: names for those who may see minors' data, rows and amounts for those who only view. */
@Repository
public class GrantRecipients {
    private final DSLContext sql;
    private final Listing<GrantRecipient> listing;

    GrantRecipients(DSLContext sql) {
        this.sql = sql;
        var l = FUND_GRANT_RECIPIENT;
        var r = FUND_RECIPIENT;
        this.listing = new Listing<>(sql, l, l.ID, l.GRANT_ID,
            l.join(r).on(r.ID.eq(l.RECIPIENT_ID)).and(Valid.known(r)).join(FUND_GRANT).on(FUND_GRANT.ID.eq(l.GRANT_ID)).and(Valid.known(FUND_GRANT)),
            List.of(l.ID, l.GRANT_ID, l.AMOUNT, r.ID, r.FULL_NAME, r.BIRTH_DATE, r.BIRTH_YEAR, r.SCHOOL, r.GUARDIAN), GrantRecipients::view)
            .tellingScope(GrantRecipients::shown)
            .filteredBy(Criteria.on().range("amount", l.AMOUNT)
                .personalText("fullName", r.FULL_NAME, GrantRecipients::shown).personalText("school", r.SCHOOL, GrantRecipients::shown))
            .orderedBy(Orders.by().field("FULL_NAME", r.FULL_NAME).field("AMOUNT", l.AMOUNT));
    }

    /** Nobody searches for a recipient whom they would not be shown. */
    private static Condition shown(Scope scope) {
        return Subtree.of(scope, FUND_GRANT.ORGANIZATION_ID, FUND_GRANT.PAID_ON);
    }

    private static GrantRecipient view(Record row) {
        return new GrantRecipient(row.get(FUND_GRANT_RECIPIENT.ID), row.get(FUND_GRANT_RECIPIENT.GRANT_ID), row.get(FUND_GRANT_RECIPIENT.AMOUNT),
            row.get(Listing.IN_SCOPE) ? recipient(row) : null);
    }

    static Recipient recipient(Record row) {
        var r = FUND_RECIPIENT;
        return new Recipient(row.get(r.ID), row.get(r.FULL_NAME), row.get(r.BIRTH_DATE), row.get(r.BIRTH_YEAR), row.get(r.SCHOOL), row.get(r.GUARDIAN));
    }

    /**
     * @param reads where the caller may read what is personal: of rounds elsewhere nobody is listed, nor counted
     * @param page with the scope in which the caller may see minors' data, all of the other or none
     */
    public Map<Long, Page<GrantRecipient>> of(Set<Long> rounds, Scope reads, PageRequest page) {
        Set<Long> within = reads.equals(Scope.NOWHERE) ? Set.of() : seen(rounds, reads);
        Map<Long, Page<GrantRecipient>> pages = new HashMap<>();
        rounds.forEach(round -> pages.put(round, new Page<>(List.of(), page.after() != null, false, page.counted() ? 0 : null)));
        if (!within.isEmpty()) {
            pages.putAll(listing.pages(within, noCondition(), page.scope().equals(Scope.NOWHERE) ? unnamed(page) : page));
        }
        return pages;
    }

    /** An order by names would tell them to those who may not see them. */
    private static PageRequest unnamed(PageRequest page) {
        return new PageRequest(page.first(), page.after(), page.listed(), page.counted(), page.where(), page.orderBy().stream().filter(order -> order.startsWith("AMOUNT")).toList(), page.scope());
    }

    private Set<Long> seen(Set<Long> rounds, Scope scope) {
        return sql.select(FUND_GRANT.ID).from(FUND_GRANT).where(Keys.in(FUND_GRANT.ID, rounds)).and(Valid.known(FUND_GRANT))
            .and(Subtree.of(scope, FUND_GRANT.ORGANIZATION_ID, FUND_GRANT.PAID_ON)).fetchSet(FUND_GRANT.ID);
    }

    /** Rows by their ids, within the scope alone. */
    List<GrantRecipient> withIds(Collection<Long> ids, Scope reads, Scope minors) {
        Set<Long> within = seen(new HashSet<>(rounds(ids)), reads);
        return listing.withIds(ids, minors).stream().filter(row -> within.contains(row.grantKey())).toList();
    }

    private List<Long> rounds(Collection<Long> ids) {
        var l = FUND_GRANT_RECIPIENT;
        return sql.select(l.GRANT_ID).from(l).where(Keys.in(l.ID, ids)).and(Valid.known(l)).fetch(l.GRANT_ID);
    }

    List<Recipient> people(Collection<Long> ids, Scope minors) {
        var r = FUND_RECIPIENT;
        return sql.select(r.fields()).from(r).where(Keys.in(r.ID, ids)).and(Valid.known(r)).and(KnownPeople.namedWithin(minors))
            .fetch(GrantRecipients::recipient);
    }
}
