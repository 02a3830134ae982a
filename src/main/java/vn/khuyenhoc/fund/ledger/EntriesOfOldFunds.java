package vn.khuyenhoc.fund.ledger;

import static vn.khuyenhoc.fund.jooq.Tables.FUND_ACCOUNT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT_PAYMENT;

import java.util.ArrayList;
import java.util.List;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.kernel.sql.Keys;

/** Posts what funds received and paid under an earlier release, which kept balances but no ledger; done once, before anybody asks. */
@Component
class EntriesOfOldFunds implements SmartInitializingSingleton {
    private final DSLContext sql;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    EntriesOfOldFunds(DSLContext sql, Ledger ledger, TransactionTemplate transaction) {
        this.sql = sql;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var c = FUND_CONTRIBUTION;
        List<Long> holders = sql.select(FUND_ACCOUNT.ORGANIZATION_ID).from(FUND_ACCOUNT).where(FUND_ACCOUNT.ENTRIES.eq(0))
            .and(DSL.exists(DSL.selectOne().from(c).where(c.ORGANIZATION_ID.eq(FUND_ACCOUNT.ORGANIZATION_ID)))).fetch(FUND_ACCOUNT.ORGANIZATION_ID);
        if (!holders.isEmpty()) {
            transaction.executeWithoutResult(status -> post(holders));
        }
    }

    /** All that came in first: what an earlier release paid, it had. */
    private void post(List<Long> holders) {
        var c = FUND_CONTRIBUTION;
        var g = FUND_GRANT_PAYMENT;
        List<Posting> postings = new ArrayList<>();
        sql.selectFrom(c).where(Keys.in(c.ORGANIZATION_ID, holders)).orderBy(c.RECEIVED_ON, c.ID).forEach(row -> postings.add(new Posting(row.getOrganizationId(), row.getId(),
            row.getKind() == ContributionKind.IN_KIND ? LedgerAccount.GOODS : LedgerAccount.MONEY, LedgerAccount.CONTRIBUTIONS, row.getAmount(), row.getReceivedOn(), row.getPostedOn(), null)));
        sql.selectFrom(g).where(Keys.in(g.ORGANIZATION_ID, holders)).orderBy(g.PAID_ON, g.ID).forEach(row -> postings.add(new Posting(row.getOrganizationId(), row.getGrantId(),
            LedgerAccount.of(row.getPurpose()), LedgerAccount.MONEY, row.getAmount(), row.getPaidOn(), row.getPaidOn(), null)));
        sql.update(FUND_ACCOUNT).set(FUND_ACCOUNT.BALANCE, 0L).set(FUND_ACCOUNT.FREE_MONEY, 0L)
            .where(Keys.in(FUND_ACCOUNT.ORGANIZATION_ID, holders)).execute();
        ledger.post(postings, true);
    }
}
