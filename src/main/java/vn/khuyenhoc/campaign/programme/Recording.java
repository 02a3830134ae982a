package vn.khuyenhoc.campaign.programme;

import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_CAMPAIGN;

import java.time.LocalDate;
import java.util.List;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.campaign.CampaignKind;
import vn.khuyenhoc.campaign.MovementState;
import vn.khuyenhoc.campaign.jooq.tables.records.CampaignCampaignRecord;
import vn.khuyenhoc.campaign.programme.CampaignInputs.RecordCampaignInput;
import vn.khuyenhoc.campaign.programme.CampaignInputs.ReviseCampaignInput;
import vn.khuyenhoc.campaign.programme.CampaignInputs.SaidInput;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;

/** What must be true of a campaign that is recorded or corrected. */
@Component
class Recording {
    private static final int LONGEST_TITLE = 400;
    private static final int LONGEST_REFERENCE = 60;
    private static final int LONGEST_ISSUER = 200;
    private static final int LONGEST_REASON = 400;

    private final DSLContext sql;
    private final Days days;
    private final Organizations organizations;
    private final Campaigns campaigns;
    private final Movements movements;

    Recording(DSLContext sql, Days days, Organizations organizations, Campaigns campaigns, Movements movements) {
        this.sql = sql;
        this.days = days;
        this.organizations = organizations;
        this.campaigns = campaigns;
        this.movements = movements;
    }

    /** @throws Refusal ROLE_MISSING, ORGANIZATION_UNKNOWN, CAMPAIGN_UNKNOWN, DATE_IN_FUTURE, ENDS_BEFORE_IT_BEGINS, COMMENDATION_RULE_WRONG, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public Campaign enter(RecordCampaignInput input, Keeper keeper) {
        CampaignCampaignRecord row = CAMPAIGN_CAMPAIGN.newRecord().setId(Ids.next()).setRecordedAt(days.now()).setOrganizationId(owner(input, keeper)).setKind(input.kind());
        if (input.kind() == CampaignKind.MOVEMENT) {
            row.setState(MovementState.DRAFT);
        }
        say(row, input, keeper);
        Rows.insert(sql, List.of(row));
        movements.tell(List.of(row));
        if (row.getState() == null) {
            movements.launched(row.getId(), row.getOrganizationId(), row.getValidFrom());
        }
        return campaigns.shown(row.getId(), keeper.scope());
    }

    private @Nullable Long owner(RecordCampaignInput input, Keeper keeper) {
        if (input.owner() == null) {
            if (!keeper.national()) {
                throw new Refusal("ROLE_MISSING", "owner", Role.ADMIN);
            }
            return null;
        }
        OrganizationId owner = OrganizationId.of(input.owner(), "owner");
        if (!organizations.within(keeper.scope(), owner, input.launchedOn())) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "owner");
        }
        return owner.value();
    }

    /** @throws Refusal CAMPAIGN_UNKNOWN, CAMPAIGN_CLOSED, CAMPAIGN_LAUNCHED, CAMPAIGN_CYCLE, DATE_IN_FUTURE, ENDS_BEFORE_IT_BEGINS, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public Campaign revise(ReviseCampaignInput input, Keeper keeper) {
        CampaignCampaignRecord row = campaigns.held(input.id(), keeper, "id");
        Campaigns.refuseStale(row, input.version());
        if (row.getState() == MovementState.CLOSED) {
            throw new Refusal("CAMPAIGN_CLOSED", "id", row.getStepOn());
        }
        if (row.getStepOn() != null && !row.getValidFrom().equals(input.launchedOn())) {
            throw new Refusal("CAMPAIGN_LAUNCHED", "launchedOn", row.getValidFrom());
        }
        Rows.correct(sql, List.of(row), days.now(), revised -> say(revised, input, keeper));
        return campaigns.shown(row.getId(), keeper.scope());
    }

    private CampaignCampaignRecord say(CampaignCampaignRecord row, SaidInput said, Keeper keeper) {
        LocalDate ends = said.endsOn();
        if (row.getState() == null && said.launchedOn().isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", "launchedOn", said.launchedOn());
        }
        if (ends != null && ends.isBefore(said.launchedOn())) {
            throw new Refusal("ENDS_BEFORE_IT_BEGINS", "endsOn", said.launchedOn());
        }
        return rewarding(row, said.commendation()).setParentId(said.parent() == null ? null : parent(said.parent(), row.getId(), keeper))
            .setTitle(Text.line(said.title(), "title", LONGEST_TITLE)).setReference(Text.optionalLine(said.reference(), "reference", LONGEST_REFERENCE))
            .setIssuer(Text.line(said.issuer(), "issuer", LONGEST_ISSUER))
            .setValidFrom(said.launchedOn()).setValidTo(ends == null ? Days.FOREVER : ends.plusDays(1));
    }

    private static CampaignCampaignRecord rewarding(CampaignCampaignRecord row, @Nullable CommendationRule rule) {
        if (rule == null) {
            return row.setRewardLevel(null).setRewardForm(null).setRewardReason(null).setRewardTargets(null);
        }
        if (row.getState() == null || rule.targets() != null && rule.targets() < 1) {
            throw new Refusal("COMMENDATION_RULE_WRONG", "commendation");
        }
        return row.setRewardLevel(rule.level()).setRewardForm(rule.form()).setRewardReason(Text.line(rule.reason(), "commendation.reason", LONGEST_REASON))
            .setRewardTargets(rule.targets());
    }

    private long parent(String opaque, long child, Keeper keeper) {
        long parent = campaigns.known(opaque, keeper.scope(), "parent").key();
        if (campaigns.partOf(parent, child)) {
            throw new Refusal("CAMPAIGN_CYCLE", "parent");
        }
        return parent;
    }
}
