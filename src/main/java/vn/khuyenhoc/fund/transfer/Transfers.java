package vn.khuyenhoc.fund.transfer;

import static org.jooq.impl.DSL.noCondition;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_TRANSFER;

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

import vn.khuyenhoc.fund.jooq.tables.records.FundTransferRecord;
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
import vn.khuyenhoc.organization.tree.OrganizationFilters;
import vn.khuyenhoc.organization.tree.Subtree;

/** The transfers, listed by the fund that gives and by the one that receives: those that were confirmed for everybody, others for either side. */
@Repository
class Transfers {
    private final DSLContext sql;
    private final Listing<Transfer> given;
    private final Listing<Transfer> received;

    Transfers(DSLContext sql) {
        this.sql = sql;
        this.given = listing(FUND_TRANSFER.ORGANIZATION_ID);
        this.received = listing(FUND_TRANSFER.TO_ORGANIZATION_ID);
    }

    private Listing<Transfer> listing(Field<Long> parent) {
        var t = FUND_TRANSFER;
        return new Listing<>(sql, t, t.ID, parent, t, List.of(t.fields()), Transfers::view)
            .personalUnless(t.STATE.eq(TransferState.CONFIRMED), scope -> Subtree.of(scope, t.ORGANIZATION_ID, t.TRANSFERRED_ON).or(Subtree.of(scope, t.TO_ORGANIZATION_ID, t.TRANSFERRED_ON)))
            .filteredBy(OrganizationFilters.ofFacts(OrganizationFilters.ofGivers(Criteria.on().oneOf("state", t.STATE).oneOf("cause", t.CAUSE).range("on", t.TRANSFERRED_ON).range("amount", t.AMOUNT),
                "from", t.ORGANIZATION_ID, t.TRANSFERRED_ON), "to", t.TO_ORGANIZATION_ID, t.TRANSFERRED_ON))
            .orderedBy(Orders.by().field("ON", t.TRANSFERRED_ON));
    }

    private static Transfer view(Record row) {
        var t = FUND_TRANSFER;
        boolean shown = row.get(Listing.IN_SCOPE);
        return new Transfer(row.get(t.ID), new OrganizationId(row.get(t.ORGANIZATION_ID)), new OrganizationId(row.get(t.TO_ORGANIZATION_ID)), row.get(t.ENTIRE), row.get(t.AMOUNT),
            row.get(t.TRANSFERRED_ON), row.get(t.POSTED_ON), row.get(t.CAUSE), shown ? row.get(t.REASON) : null, row.get(t.STATE), shown ? row.get(t.PREPARED_BY) : null, shown ? row.get(t.CONFIRMED_BY) : null,
            row.get(t.CONFIRMED_AT), Version.of(row.get(t.RECORDED_AT)));
    }

    /** @param within where either side stood on the day, or which is either side: one that ended on that day stood nowhere */
    Page<Transfer> all(@Nullable Long within, PageRequest page) {
        var t = FUND_TRANSFER;
        return given.page(within == null ? noCondition() : t.ORGANIZATION_ID.eq(within).or(t.TO_ORGANIZATION_ID.eq(within))
            .or(Subtree.of(within, t.ORGANIZATION_ID, t.TRANSFERRED_ON)).or(Subtree.of(within, t.TO_ORGANIZATION_ID, t.TRANSFERRED_ON)), page);
    }

    Map<Long, Page<Transfer>> givenBy(Set<Long> organizations, PageRequest page) {
        return given.pages(organizations, noCondition(), page);
    }

    Map<Long, Page<Transfer>> receivedBy(Set<Long> organizations, PageRequest page) {
        return received.pages(organizations, noCondition(), page);
    }

    List<Transfer> withIds(Collection<Long> ids, Scope scope) {
        return given.withIds(ids, scope);
    }

    /** For whoever has asked whether the caller may. */
    @Public
    @Nullable FundTransferRecord row(long id) {
        return sql.fetchOne(FUND_TRANSFER, FUND_TRANSFER.ID.eq(id).and(Valid.known(FUND_TRANSFER)));
    }

    /** Whether the receiving side is within a scope, or either if the giving one may, too; of one that had ended by the day, who is above what it left. */
    boolean within(Scope scope, FundTransferRecord transfer, boolean givers) {
        var t = FUND_TRANSFER;
        Condition received = Subtree.of(scope, t.TO_ORGANIZATION_ID, t.TRANSFERRED_ON);
        return sql.fetchExists(t, t.ID.eq(transfer.getId()).and(givers ? received.or(Subtree.of(scope, t.ORGANIZATION_ID, t.TRANSFERRED_ON)) : received));
    }

    /** How many transfers out of a fund wait to be confirmed. */
    @Public
    int waiting(long organization) {
        var t = FUND_TRANSFER;
        return sql.fetchCount(t, t.ORGANIZATION_ID.eq(organization).and(t.STATE.eq(TransferState.PREPARED)).and(Valid.known(t)));
    }
}
