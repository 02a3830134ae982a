package vn.khuyenhoc.fund.grant;

import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT;

import java.time.LocalDateTime;
import java.util.List;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.GrantRegister;
import vn.khuyenhoc.fund.GrantState;
import vn.khuyenhoc.fund.jooq.tables.records.FundGrantRecord;
import vn.khuyenhoc.fund.recipient.OldLists;
import vn.khuyenhoc.kernel.Amounts;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.sql.Rows;

/** Takes over rounds of older books, which were paid already. */
@Component
class GrantBook implements GrantRegister {
    private final DSLContext sql;
    private final Days days;
    private final Payments payments;
    private final OldLists lists;

    GrantBook(DSLContext sql, Days days, Payments payments, OldLists lists) {
        this.sql = sql;
        this.days = days;
        this.payments = payments;
        this.lists = lists;
    }

    @Override
    @Transactional
    public void pay(List<Round> rounds) {
        pay(List.of(), rounds);
    }

    @Override
    @Transactional
    public void pay(List<Person> people, List<Round> rounds) {
        rounds.forEach(round -> {
            Amounts.refuseUnlessPositive(round.amount(), "amount");
            Amounts.refuseUnlessPositive(round.turns(), "turns");
        });
        LocalDateTime now = days.now();
        List<FundGrantRecord> rows = rounds.stream().map(round -> row(round, now)).toList();
        payments.pay(rows);
        Rows.insert(sql, rows);
        lists.take(people, rounds, rows);
    }

    private static FundGrantRecord row(Round round, LocalDateTime now) {
        return FUND_GRANT.newRecord().setId(Ids.next()).setRecordedAt(now).setOrganizationId(round.organization().value()).setPurpose(round.purpose())
            .setTitle(round.title()).setDecisionNumber(round.decisionNumber()).setPaidOn(round.paidOn()).setTurns((long) round.turns())
            .setAmount(round.amount()).setInKind(false).setState(GrantState.PAID).setListed(!round.shares().isEmpty()).setEnteredBy(Act.current().caller());
    }
}
