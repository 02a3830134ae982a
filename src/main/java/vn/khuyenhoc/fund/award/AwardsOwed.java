package vn.khuyenhoc.fund.award;

import static java.util.stream.Collectors.toMap;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_AWARD;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.fund.jooq.tables.records.FundAwardRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.events.ProcessedEvents;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.organization.events.OrganizationsReorganised.Succession;
import vn.khuyenhoc.recognition.events.CommendationsAwarded;
import vn.khuyenhoc.recognition.events.CommendationsAwarded.Awarded;

/** Pays, once, the money of what was awarded; what cannot be paid says why, and waits for the treasurer. */
@Component
class AwardsOwed {
    private final Awards awards;
    private final PayingAwards paying;
    private final ProcessedEvents processed;
    private final Days days;

    AwardsOwed(Awards awards, PayingAwards paying, ProcessedEvents processed, Days days) {
        this.awards = awards;
        this.paying = paying;
        this.processed = processed;
        this.days = days;
    }

    @ApplicationModuleListener
    void on(CommendationsAwarded event) {
        if (processed.firstTime(getClass(), event.eventId()) && event.paidBy() != null) {
            List<FundAwardRecord> owed = owed(event, event.paidBy());
            awards.owe(owed);
            owed.forEach(award -> paying.attempt(award, event.awardedOn()));
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

    /** What the fund of an organization that ends still owes, its successor's owes. */
    @ApplicationModuleListener
    void on(OrganizationsReorganised event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            Map<Long, Long> successors = event.successions().stream().filter(Succession::full).collect(toMap(Succession::predecessor, Succession::successor));
            awards.handOver(successors);
        }
    }
}
