package vn.khuyenhoc.campaign.activity;

import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_ACTIVITY;

import java.util.List;

import org.jooq.DSLContext;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.campaign.activity.ActivityInputs.RecordActivityInput;
import vn.khuyenhoc.campaign.activity.ActivityInputs.ReviseActivityInput;
import vn.khuyenhoc.campaign.activity.ActivityInputs.SaidInput;
import vn.khuyenhoc.campaign.jooq.tables.records.CampaignActivityRecord;
import vn.khuyenhoc.campaign.programme.Campaign;
import vn.khuyenhoc.campaign.programme.Campaigns;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;

/** What must be true of an activity; it may be planned, but nobody has come to what was not held. */
@Component
class Holding {
    private static final int LONGEST = 200;
    private static final int MOST = 1_000_000;

    private final DSLContext sql;
    private final Days days;
    private final Organizations organizations;
    private final Campaigns campaigns;
    private final Activities activities;

    Holding(DSLContext sql, Days days, Organizations organizations, Campaigns campaigns, Activities activities) {
        this.sql = sql;
        this.days = days;
        this.organizations = organizations;
        this.campaigns = campaigns;
        this.activities = activities;
    }

    /** @throws Refusal CAMPAIGN_UNKNOWN, CAMPAIGN_CLOSED, CAMPAIGN_NOT_UNDER_WAY, ORGANIZATION_UNKNOWN, ENDS_BEFORE_IT_BEGINS, TURNOUT_OUT_OF_RANGE, DATE_IN_FUTURE, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public Activity enter(RecordActivityInput input, Scope scope) {
        Campaign campaign = campaigns.known(input.campaign(), scope, "campaign");
        OrganizationId organization = OrganizationId.of(input.organization(), "organization");
        if (!organizations.within(scope, organization, input.startsOn())) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "organization");
        }
        CampaignActivityRecord row = say(CAMPAIGN_ACTIVITY.newRecord().setId(Ids.next()).setRecordedAt(days.now()).setOrganizationId(organization.value())
            .setCampaignId(campaign.key()).setKind(input.kind()), input, campaign, "campaign");
        Rows.insert(sql, List.of(row));
        return shown(row.getId(), scope);
    }

    /** @throws Refusal ACTIVITY_UNKNOWN, CAMPAIGN_CLOSED, CAMPAIGN_NOT_UNDER_WAY, ENDS_BEFORE_IT_BEGINS, TURNOUT_OUT_OF_RANGE, DATE_IN_FUTURE, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public Activity revise(ReviseActivityInput input, Scope scope) {
        GlobalId id = GlobalId.parse(input.id());
        CampaignActivityRecord row = id == null || !id.type().equals("Activity") ? null
            : sql.fetchOne(CAMPAIGN_ACTIVITY, CAMPAIGN_ACTIVITY.ID.eq(id.key()).and(Valid.known(CAMPAIGN_ACTIVITY)));
        if (row == null || !organizations.within(scope, new OrganizationId(row.getOrganizationId()), row.getStartsOn())) {
            throw new Refusal("ACTIVITY_UNKNOWN", "id");
        }
        if (!Version.of(row.getRecordedAt()).equals(input.version())) {
            throw new OptimisticLockingFailureException("activity " + row.getId() + " was changed meanwhile");
        }
        Campaign campaign = campaigns.shown(row.getCampaignId(), Scope.EVERYWHERE);
        Rows.correct(sql, List.of(row), days.now(), revised -> say(revised, input, campaign, "id"));
        return shown(row.getId(), scope);
    }

    private CampaignActivityRecord say(CampaignActivityRecord row, SaidInput said, Campaign campaign, String argument) {
        if (campaign.closed()) {
            throw new Refusal("CAMPAIGN_CLOSED", argument, campaign.endsOn());
        }
        if (said.endsOn().isBefore(said.startsOn())) {
            throw new Refusal("ENDS_BEFORE_IT_BEGINS", "endsOn", said.startsOn());
        }
        if (!campaign.underWay(said.startsOn())) {
            throw new Refusal("CAMPAIGN_NOT_UNDER_WAY", "startsOn", said.startsOn());
        }
        Integer turnout = said.turnout();
        if (turnout != null && (turnout < 0 || turnout > MOST)) {
            throw new Refusal("TURNOUT_OUT_OF_RANGE", "turnout", MOST);
        }
        if (turnout != null && said.startsOn().isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", "startsOn", said.startsOn());
        }
        return row.setTitle(Text.line(said.title(), "title", LONGEST)).setPlace(Text.line(said.place(), "place", LONGEST))
            .setStartsOn(said.startsOn()).setEndsOn(said.endsOn()).setTurnout(turnout);
    }

    private Activity shown(long id, Scope scope) {
        return activities.withIds(List.of(id), scope).getFirst();
    }
}
