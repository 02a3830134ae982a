package vn.khuyenhoc.fund.award;

import static java.util.stream.Collectors.toMap;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_AWARD;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jooq.DSLContext;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.fund.jooq.tables.records.FundAwardRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.events.ProcessedEvents;
import vn.khuyenhoc.organization.events.OrganizationsDissolved;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.organization.tree.Heirs;
import vn.khuyenhoc.organization.tree.Heirs.Heir;
import vn.khuyenhoc.recognition.events.CommendationsAwarded;
import vn.khuyenhoc.recognition.events.CommendationsAwarded.Awarded;

/** Pays, once, the money of what was awarded; what cannot be paid says why, and waits for the treasurer. */
@Component
class AwardsOwed {
    private final Awards awards;
    private final PayingAwards paying;
    private final ProcessedEvents processed;
    private final DSLContext sql;
    private final Days days;

    AwardsOwed(Awards awards, PayingAwards paying, ProcessedEvents processed, DSLContext sql, Days days) {
        this.awards = awards;
        this.paying = paying;
        this.processed = processed;
        this.sql = sql;
        this.days = days;
    }

    @ApplicationModuleListener
    void on(CommendationsAwarded event) {
        if (processed.firstTime(getClass(), event.eventId()) && event.paidBy() != null) {
            List<FundAwardRecord> owed = owed(event, event.paidBy());
            awards.owe(owed);
            owed.forEach(award -> paying.attempt(award, event.awardedOn()));
            handOver(Map.of(event.paidBy(), Heirs.last(new Heir(event.paidBy(), event.awardedOn()), days.today(), sql)));
        }
    }

    private List<FundAwardRecord> owed(CommendationsAwarded event, long payer) {
        List<FundAwardRecord> owed = new ArrayList<>();
        event.commendations().stream().filter(awarded -> awarded.amount() != null).forEach(awarded -> owed.add(owed(event, payer, awarded)));
        return owed;
    }

    private FundAwardRecord owed(CommendationsAwarded event, long payer, Awarded awarded) {
        return FUND_AWARD.newRecord().setId(Ids.next()).setRecordedAt(days.now()).setOrganizationId(payer).setCommendationId(awarded.commendation())
            .setDecisionNumber(event.decisionNumber()).setAwardedOn(event.awardedOn()).setAmount(Objects.requireNonNull(awarded.amount()));
    }

    /** What the fund of an organization that ends still owes, its successor's owes; without one, that of the organization above it. */
    @ApplicationModuleListener
    void on(OrganizationsReorganised event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            handOver(Heirs.of(event, days.today(), sql));
        }
    }

    @ApplicationModuleListener
    void on(OrganizationsDissolved event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            handOver(Heirs.of(event, days.today(), sql));
        }
    }

    /** Successors may have ended too, and events come in any order. */
    private void handOver(Map<Long, Heir> heirs) {
        awards.handOver(heirs.entrySet().stream().filter(one -> one.getKey() != one.getValue().organization()).collect(toMap(Map.Entry::getKey, one -> one.getValue().organization())));
    }
}
