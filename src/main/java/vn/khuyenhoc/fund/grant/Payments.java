package vn.khuyenhoc.fund.grant;

import static java.util.stream.Collectors.groupingBy;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT_PAYMENT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT_TOTAL;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.events.GrantsPaid;
import vn.khuyenhoc.fund.events.GrantsPaid.Paid;
import vn.khuyenhoc.fund.events.GrantsReversed;
import vn.khuyenhoc.fund.jooq.tables.records.FundGrantPaymentRecord;
import vn.khuyenhoc.fund.jooq.tables.records.FundGrantRecord;
import vn.khuyenhoc.fund.year.Years;
import vn.khuyenhoc.fund.year.Years.Happening;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotal;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.Reading;
import vn.khuyenhoc.organization.tree.Stage;
import vn.khuyenhoc.organization.tree.Sums;

/** What left funds by rounds and what came back, appended and never edited; added up, and told. */
@Component
class Payments {
    /** Measures: turns, money. */
    private static final KeptTotal SPENT = KeptTotal.flow(FUND_GRANT_PAYMENT, FUND_GRANT_PAYMENT.PAID_ON, FUND_GRANT_TOTAL)
        .by(FUND_GRANT_TOTAL.PURPOSE, FUND_GRANT_PAYMENT.PURPOSE)
        .adding(FUND_GRANT_TOTAL.TURNS, FUND_GRANT_PAYMENT.TURNS)
        .adding(FUND_GRANT_TOTAL.AMOUNT, FUND_GRANT_PAYMENT.AMOUNT);

    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;
    private final Paying paying;
    private final Years years;
    private final ApplicationEventPublisher events;

    Payments(DSLContext sql, Days days, KeptTotals totals, Paying paying, Years years, ApplicationEventPublisher events) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
        this.paying = paying;
        this.years = years;
        this.events = events;
        totals.keep(SPENT);
    }

    /** Of each round on its day, or on the one that counts instead because its year is closed, which the round says from now on. @throws Refusal FUND_INSUFFICIENT, ORGANIZATION_NOT_ACTIVE */
    @Transactional(propagation = Propagation.MANDATORY)
    public void pay(List<FundGrantRecord> rounds) {
        Map<Happening, LocalDate> posted = years.postedOn(rounds.stream().map(Payments::happening).toList());
        rounds.forEach(round -> round.setPostedOn(Objects.requireNonNull(posted.get(happening(round)))));
        paying.takeFor(rounds);
        append(rounds.stream().map(round -> payment(round, round.getPostedOn(), 1)).toList());
        rounds.stream().collect(groupingBy(FundGrantRecord::getPaidOn)).forEach((on, some) -> {
            for (int from = 0; from < some.size(); from += GrantsPaid.MOST) {
                events.publishEvent(new GrantsPaid(Ids.next(), on,
                    some.subList(from, Math.min(from + GrantsPaid.MOST, some.size())).stream().map(Payments::told).toList()));
            }
        });
    }

    /** Shows in the figures of the day on which the money came back. @throws Refusal ORGANIZATION_NOT_ACTIVE */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reverse(FundGrantRecord round, LocalDate on) {
        var p = FUND_GRANT_PAYMENT;
        Long paid = sql.select(p.ID).from(p).where(p.GRANT_ID.eq(round.getId())).and(p.REVERSAL_OF.isNull()).fetchSingle(p.ID);
        LocalDate postedOn = years.postedOn(round.getOrganizationId(), on);
        FundGrantPaymentRecord reversal = payment(round, postedOn, -1).setReversalOf(paid);
        paying.giveBack(round, reversal.getId(), on, postedOn);
        append(List.of(reversal));
        events.publishEvent(new GrantsReversed(Ids.next(), on, List.of(told(round))));
    }

    private static Happening happening(FundGrantRecord round) {
        return new Happening(round.getOrganizationId(), round.getPaidOn());
    }

    private FundGrantPaymentRecord payment(FundGrantRecord round, LocalDate on, int sign) {
        return FUND_GRANT_PAYMENT.newRecord().setId(Ids.next()).setRecordedAt(days.now()).setGrantId(round.getId())
            .setOrganizationId(round.getOrganizationId()).setPurpose(round.getPurpose()).setPaidOn(on)
            .setTurns(sign * round.getTurns()).setAmount(sign * round.getAmount());
    }

    private void append(List<FundGrantPaymentRecord> payments) {
        Rows.insert(sql, payments);
        totals.add(SPENT, payments.stream().map(payment -> Delta.begins(payment.getOrganizationId(), payment.getPaidOn(),
            List.of(payment.getPurpose()), List.of(payment.getTurns(), payment.getAmount()))).toList());
    }

    private static Paid told(FundGrantRecord round) {
        return new Paid(round.getId(), round.getOrganizationId(), round.getPurpose(), round.getTurns(), round.getAmount());
    }

    /** Turns (measure 0) and money (measure 1) in the stages of a year, by purpose. */
    @Public
    Sums spent(Set<Long> organizations, List<Stage> year) {
        return spent(organizations, year, totals.reading()).get();
    }

    /** The same of what is read together with other figures. */
    @Public
    Supplier<Sums> spent(Set<Long> organizations, List<Stage> year, Reading reading) {
        return reading.inYear(SPENT, organizations, year);
    }
}
