package vn.khuyenhoc.campaign.activity;

import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_ACTIVITY;

import java.time.LocalDateTime;
import java.util.List;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.campaign.ActivityRegister;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.sql.Rows;

/** Takes over activities of older books, in one insert. */
@Component
class HeldActivities implements ActivityRegister {
    private final DSLContext sql;
    private final Days days;

    HeldActivities(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
    }

    @Override
    @Transactional
    public void record(List<Held> activities) {
        LocalDateTime now = days.now();
        Rows.insert(sql, activities.stream().map(one -> CAMPAIGN_ACTIVITY.newRecord().setId(Ids.next()).setRecordedAt(now).setOrganizationId(one.organization().value())
            .setCampaignId(one.campaign().value()).setKind(one.kind()).setTitle(one.title()).setPlace(one.place()).setStartsOn(one.startsOn()).setEndsOn(one.endsOn())
            .setTurnout(one.turnout())).toList());
    }
}
