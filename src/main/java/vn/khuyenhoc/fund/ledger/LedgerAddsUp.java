package vn.khuyenhoc.fund.ledger;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ACCOUNT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_EARMARK;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ENTRY;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT_PAYMENT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_TRANSFER;

import java.util.List;
import java.util.stream.Stream;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.kernel.check.Difference;

/** What a closed fund holds is nothing; what funds and earmarks hold is what their entries make up, and what entries say came in and was spent is what contributions and grants say. */
@Component
class LedgerAddsUp implements ConsistencyCheck {
    private final DSLContext sql;

    LedgerAddsUp(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<Difference> differences() {
        var e = FUND_ENTRY;
        var a = FUND_ACCOUNT;
        Condition moved = FUND_TRANSFER.CONFIRMED_AT.isNotNull().and(FUND_TRANSFER.SUPERSEDED_AT.isNull());
        Condition free = e.EARMARK_ID.isNull();
        return Stream.of(leftBehind(),
            compare("fund_account.balance", a, a.ORGANIZATION_ID, a.BALANCE, e.ORGANIZATION_ID, Entries.change(), DSL.noCondition()),
            compare("fund_account.free_money", a, a.ORGANIZATION_ID, a.FREE_MONEY, e.ORGANIZATION_ID, Entries.change(LedgerAccount.MONEY), free),
            compare("fund_account.free_goods", a, a.ORGANIZATION_ID, a.FREE_GOODS, e.ORGANIZATION_ID, Entries.change(LedgerAccount.GOODS), free),
            compare("fund_earmark.left_amount", FUND_EARMARK, FUND_EARMARK.ID, FUND_EARMARK.LEFT_AMOUNT, e.EARMARK_ID, Entries.change(), free.not()),
            compare("fund_earmark.left_amount of a fund", FUND_EARMARK, FUND_EARMARK.ORGANIZATION_ID, FUND_EARMARK.LEFT_AMOUNT, e.ORGANIZATION_ID, Entries.change(), free.not()),
            compare("fund_contribution.amount", FUND_CONTRIBUTION, FUND_CONTRIBUTION.ORGANIZATION_ID, FUND_CONTRIBUTION.AMOUNT, e.ORGANIZATION_ID,
                Entries.change(LedgerAccount.CONTRIBUTIONS).neg(), DSL.noCondition()),
            compare("fund_transfer.amount", FUND_TRANSFER, FUND_TRANSFER.TO_ORGANIZATION_ID, when(moved, FUND_TRANSFER.AMOUNT).otherwise(inline(0L)), e.ORGANIZATION_ID,
                e.AMOUNT, e.CREDIT.eq(LedgerAccount.TRANSFERS)),
            compare("fund_transfer.amount", FUND_TRANSFER, FUND_TRANSFER.ORGANIZATION_ID, when(moved, FUND_TRANSFER.AMOUNT).otherwise(inline(0L)), e.ORGANIZATION_ID,
                e.AMOUNT, e.DEBIT.eq(LedgerAccount.TRANSFERS)),
            compare("fund_grant_payment.amount", FUND_GRANT_PAYMENT, FUND_GRANT_PAYMENT.ORGANIZATION_ID, FUND_GRANT_PAYMENT.AMOUNT, e.ORGANIZATION_ID,
                Entries.change(LedgerAccount.SCHOLARSHIPS).plus(Entries.change(LedgerAccount.SUPPORT)).plus(Entries.change(LedgerAccount.AWARDS)), DSL.noCondition()))
            .flatMap(List::stream).toList();
    }

    private List<Difference> leftBehind() {
        return sql.select(FUND_ACCOUNT.ORGANIZATION_ID, FUND_ACCOUNT.BALANCE).from(FUND_ACCOUNT).where(FUND_ACCOUNT.CLOSED_ON.isNotNull(), FUND_ACCOUNT.BALANCE.ne(0L))
            .fetch(row -> new Difference("fund_account.balance of a closed fund", String.valueOf(row.value1()), row.value2(), 0));
    }

    private List<Difference> compare(String figure, Table<?> keptIn, Field<Long> place, Field<Long> kept, Field<Long> placeOfEntry, Field<Long> posted, Condition which) {
        var both = sql.select(place.as("place"), kept.as("kept"), inline(0L).as("posted")).from(keptIn)
            .unionAll(sql.select(placeOfEntry, inline(0L), posted).from(FUND_ENTRY).where(which)).asTable("both_sides");
        var at = both.field("place", Long.class);
        var keptSum = sum(both.field("kept", Long.class));
        var postedSum = sum(both.field("posted", Long.class));
        return sql.select(at, keptSum, postedSum).from(both).groupBy(at).having(keptSum.ne(postedSum))
            .fetch(row -> new Difference(figure, String.valueOf(row.value1()), row.value2().longValue(), row.value3().longValue()));
    }
}
