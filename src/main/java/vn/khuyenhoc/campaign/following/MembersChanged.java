package vn.khuyenhoc.campaign.following;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.campaign.Indicator;
import vn.khuyenhoc.kernel.events.ProcessedEvents;
import vn.khuyenhoc.kernel.events.SharesTransaction;
import vn.khuyenhoc.organization.events.HeadcountsReported;
import vn.khuyenhoc.organization.events.HeadcountsReported.Headcount;
import vn.khuyenhoc.organization.events.MembersEnrolled;
import vn.khuyenhoc.organization.events.MembersEnrolled.Sum;
import vn.khuyenhoc.organization.events.MembersLeft;

/** Hears who came and who went, and has it told to those who follow a target; the figures themselves are read. */
@Component
@SharesTransaction
class MembersChanged {
    private static final String MEMBERS = "@knownIndicators.any('MEMBERS', 'MEMBERSHIP_RATIO')";

    private final Noted noted;
    private final ProcessedEvents processed;

    MembersChanged(Noted noted, ProcessedEvents processed) {
        this.noted = noted;
        this.processed = processed;
    }

    @ApplicationModuleListener(condition = MEMBERS)
    void on(MembersEnrolled event) {
        changed(event.eventId(), event.sums());
    }

    @ApplicationModuleListener(condition = MEMBERS)
    void on(MembersLeft event) {
        changed(event.eventId(), event.sums());
    }

    @ApplicationModuleListener(condition = MEMBERS)
    void on(HeadcountsReported event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            tell(event.headcounts().stream().map(Headcount::organization).collect(toSet()), event.headcounts().stream().mapToInt(one -> one.on().getYear()).min().orElseThrow());
        }
    }

    private void changed(long event, List<Sum> sums) {
        if (processed.firstTime(getClass(), event)) {
            tell(sums.stream().map(Sum::organization).collect(toSet()), sums.stream().mapToInt(sum -> sum.month() / 100).min().orElseThrow());
        }
    }

    private void tell(Set<Long> organizations, int year) {
        noted.since(year, Set.of(Indicator.MEMBERS, Indicator.MEMBERSHIP_RATIO), organizations);
    }
}
