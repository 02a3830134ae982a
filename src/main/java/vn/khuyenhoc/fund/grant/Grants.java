package vn.khuyenhoc.fund.grant;

import static org.jooq.impl.DSL.noCondition;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT_TOTAL;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.GrantPurpose;
import vn.khuyenhoc.fund.GrantRegister;
import vn.khuyenhoc.fund.jooq.tables.records.FundGrantRecord;
import vn.khuyenhoc.fund.ledger.Ledger;
import vn.khuyenhoc.fund.ledger.LedgerAccount;
import vn.khuyenhoc.fund.ledger.Posting;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotal;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.OrganizationFilters;
import vn.khuyenhoc.organization.tree.Stage;
import vn.khuyenhoc.organization.tree.Subtree;
import vn.khuyenhoc.organization.tree.Sums;

/** The grants: paid, listed and added up. */
@Repository
class Grants implements GrantRegister {
    /** Measures: turns, money. */
    private static final KeptTotal SPENT = KeptTotal.flow(FUND_GRANT, FUND_GRANT.PAID_ON, FUND_GRANT_TOTAL)
        .by(FUND_GRANT_TOTAL.PURPOSE, FUND_GRANT.PURPOSE)
        .adding(FUND_GRANT_TOTAL.TURNS, FUND_GRANT.TURNS)
        .adding(FUND_GRANT_TOTAL.AMOUNT, FUND_GRANT.AMOUNT);

    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;
    private final Ledger ledger;
    private final GrantMapper mapper;
    private final Listing<Grant> listing;

    Grants(DSLContext sql, Days days, KeptTotals totals, Ledger ledger, GrantMapper mapper) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
        this.ledger = ledger;
        this.mapper = mapper;
        totals.keep(SPENT);
        this.listing = new Listing<>(sql, FUND_GRANT, FUND_GRANT.ID, FUND_GRANT.ORGANIZATION_ID, FUND_GRANT,
            List.of(FUND_GRANT.fields()), row -> mapper.view(row.into(FUND_GRANT)))
            .filteredBy(OrganizationFilters.ofFacts(Criteria.on()
                .oneOf("purpose", FUND_GRANT.PURPOSE).text("title", FUND_GRANT.TITLE).text("decisionNumber", FUND_GRANT.DECISION_NUMBER)
                .range("paidOn", FUND_GRANT.PAID_ON).range("turns", FUND_GRANT.TURNS).range("amount", FUND_GRANT.AMOUNT),
                FUND_GRANT.ORGANIZATION_ID, FUND_GRANT.PAID_ON))
            .orderedBy(Orders.by().field("PAID_ON", FUND_GRANT.PAID_ON).field("AMOUNT", FUND_GRANT.AMOUNT).field("TURNS", FUND_GRANT.TURNS));
    }

    @Override
    @Transactional
    public void pay(List<Round> rounds) {
        if (rounds.stream().anyMatch(round -> round.amount() <= 0 || round.turns() <= 0)) {
            throw new Refusal("AMOUNT_NOT_POSITIVE", "amount");
        }
        LocalDateTime now = days.now();
        List<FundGrantRecord> rows = rounds.stream().map(round -> mapper.row(round, Ids.next(), now)).toList();
        ledger.post(rows.stream().map(row -> new Posting(row.getOrganizationId(), row.getId(), LedgerAccount.of(row.getPurpose()), LedgerAccount.MONEY, row.getAmount(),
            row.getPaidOn(), row.getPaidOn(), null)).toList());
        Rows.insert(sql, rows);
        totals.add(SPENT, rounds.stream().map(round -> Delta.begins(round.organization().value(), round.paidOn(),
            List.of(round.purpose()), List.of((long) round.turns(), round.amount()))).toList());
    }

    /** Turns (measure 0) and money (measure 1) in the stages of a year, by purpose. */
    @Public
    Sums spent(Set<Long> organizations, List<Stage> year) {
        return totals.inYear(SPENT, organizations, year);
    }

    Page<Grant> paid(Optional<Integer> year, @Nullable GrantPurpose purpose, @Nullable Long within, PageRequest page) {
        return listing.page(in(year).and(purpose == null ? noCondition() : FUND_GRANT.PURPOSE.eq(purpose))
            .and(within == null ? noCondition() : Subtree.of(within, FUND_GRANT.ORGANIZATION_ID, FUND_GRANT.PAID_ON)), page);
    }

    Map<Long, Page<Grant>> of(Set<Long> organizations, Optional<Integer> year, PageRequest page) {
        return listing.pages(organizations, in(year), page);
    }

    private static Condition in(Optional<Integer> year) {
        return year.map(y -> FUND_GRANT.PAID_ON.between(LocalDate.of(y, 1, 1), LocalDate.of(y, 12, 31))).orElse(noCondition());
    }

    List<Grant> withIds(Collection<Long> ids, Scope scope) {
        return listing.withIds(ids, scope);
    }
}
