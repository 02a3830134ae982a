package vn.khuyenhoc.campaign.participation;

import java.time.LocalDate;
import java.util.List;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.campaign.jooq.tables.records.CampaignParticipationRecord;
import vn.khuyenhoc.campaign.participation.ParticipationMutations.JoinCampaignInput;
import vn.khuyenhoc.campaign.participation.ParticipationMutations.LeaveCampaignInput;
import vn.khuyenhoc.campaign.programme.Campaign;
import vn.khuyenhoc.campaign.programme.Campaigns;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;

/** What must be true of an organization that begins or ends to take part. */
@Component
class Joining {
    private final Days days;
    private final Organizations organizations;
    private final Campaigns campaigns;
    private final Participations participations;
    private final Participants participants;

    Joining(Days days, Organizations organizations, Campaigns campaigns, Participations participations, Participants participants) {
        this.days = days;
        this.organizations = organizations;
        this.campaigns = campaigns;
        this.participations = participations;
        this.participants = participants;
    }

    /** @throws Refusal CAMPAIGN_UNKNOWN, CAMPAIGN_NOT_UNDER_WAY, ORGANIZATION_UNKNOWN, ALREADY_TAKING_PART, DATE_IN_FUTURE */
    @Transactional(propagation = Propagation.MANDATORY)
    public Participation join(JoinCampaignInput input, Scope scope) {
        Campaign campaign = campaigns.known(input.campaign(), scope, "campaign");
        OrganizationId organization = OrganizationId.of(input.organization(), "organization");
        refuseFuture(input.on());
        if (!organizations.within(scope, organization, input.on())) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "organization");
        }
        if (!campaign.underWay(input.on())) {
            throw new Refusal("CAMPAIGN_NOT_UNDER_WAY", "on", input.on());
        }
        campaigns.hold(campaign.key());
        if (participants.from(campaign.key(), organization.value(), input.on())) {
            throw new Refusal("ALREADY_TAKING_PART", "organization");
        }
        return shown(participations.begin(campaign.key(), List.of(organization.value()), input.on()).getFirst().getId(), scope);
    }

    /** @throws Refusal PARTICIPATION_UNKNOWN, ENDS_BEFORE_IT_BEGINS, DATE_IN_FUTURE */
    @Transactional(propagation = Propagation.MANDATORY)
    public Participation leave(LeaveCampaignInput input, Scope scope) {
        CampaignParticipationRecord row = participants.row(input.id());
        refuseFuture(input.on());
        if (row == null || !row.getValidTo().isAfter(input.on()) || !organizations.within(scope, new OrganizationId(row.getOrganizationId()), input.on())) {
            throw new Refusal("PARTICIPATION_UNKNOWN", "id");
        }
        if (!Version.of(row.getRecordedAt()).equals(input.version())) {
            throw new OptimisticLockingFailureException("participation " + row.getId() + " was changed meanwhile");
        }
        if (!input.on().isAfter(row.getValidFrom())) {
            throw new Refusal("ENDS_BEFORE_IT_BEGINS", "on", row.getValidFrom());
        }
        participations.leave(row, input.on());
        return shown(row.getId(), scope);
    }

    private void refuseFuture(LocalDate on) {
        if (on.isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", "on", on);
        }
    }

    private Participation shown(long id, Scope scope) {
        return participants.withIds(List.of(id), scope).getFirst();
    }
}
