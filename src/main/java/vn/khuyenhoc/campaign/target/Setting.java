package vn.khuyenhoc.campaign.target;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.campaign.jooq.tables.records.CampaignTargetRecord;
import vn.khuyenhoc.campaign.programme.Campaign;
import vn.khuyenhoc.campaign.programme.Campaigns;
import vn.khuyenhoc.campaign.target.TargetInputs.SetTargetInput;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;

/** What must be true of a target: it is assigned downwards, by those of the organization above or of the one that runs the campaign. */
@Component
public class Setting {
    private static final int LONGEST_SOURCE = 200;

    private final Days days;
    private final Organizations organizations;
    private final Campaigns campaigns;
    private final TargetBook book;
    private final Targets targets;
    private final ApplicationEventPublisher events;

    Setting(Days days, Organizations organizations, Campaigns campaigns, TargetBook book, Targets targets, ApplicationEventPublisher events) {
        this.days = days;
        this.organizations = organizations;
        this.campaigns = campaigns;
        this.book = book;
        this.targets = targets;
        this.events = events;
    }

    /** @throws Refusal CAMPAIGN_UNKNOWN, CAMPAIGN_CLOSED, TARGET_YEAR_OUTSIDE, ORGANIZATION_UNKNOWN, TARGET_SET, TARGET_BASE_WRONG, TARGET_*, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    Target set(SetTargetInput input, Scope scope) {
        Campaign campaign = campaigns.known(input.campaign(), scope, "campaign");
        book.refuseClosed(campaign, input.year(), "campaign");
        LocalDate on = Targets.dayOf(input.year(), days.today());
        OrganizationId organization = assignable(OrganizationId.of(input.organization(), "organization"), campaign, on, scope, "organization");
        long amount = input.indicator().stored(input.amount(), "amount");
        Long base = input.base();
        if ((base != null && base > 0) != input.indicator().needsBase() || (base == null) != (input.baseSource() == null)) {
            throw new Refusal("TARGET_BASE_WRONG", "base");
        }
        String source = base == null ? null : Text.line(String.valueOf(input.baseSource()), "baseSource", LONGEST_SOURCE);
        CampaignTargetRecord known = book.row(campaign.key(), organization.value(), input.indicator(), input.year());
        events.publishEvent(new TargetsSet(input.indicator(), input.year(), Set.of(organization.value())));
        return shown(known == null ? begun(input, campaign, organization, amount, base, source, on) : corrected(known, input.version(), amount, base, source), scope);
    }

    private long begun(SetTargetInput input, Campaign campaign, OrganizationId organization, long amount, @Nullable Long base, @Nullable String source, LocalDate on) {
        CampaignTargetRecord row = book.fresh(campaign.key(), organization.value(), input.indicator(), input.year(), on).setAmount(amount).setBase(base).setBaseSource(source);
        book.insert(List.of(row));
        return row.getId();
    }

    private long corrected(CampaignTargetRecord known, @Nullable String version, long amount, @Nullable Long base, @Nullable String source) {
        if (version == null) {
            throw new Refusal("TARGET_SET", "version");
        }
        TargetBook.refuseStale(known, version);
        book.correct(known, amount, base, source);
        return known.getId();
    }

    private Target shown(long id, Scope scope) {
        return targets.withIds(List.of(id), scope).getFirst();
    }

    /**
     * Somebody to whom a scope may assign something for a campaign on a day: below whoever runs it, and not the scope's own top.
     *
     * @throws Refusal ORGANIZATION_UNKNOWN
     */
    public OrganizationId assignable(OrganizationId organization, Campaign campaign, LocalDate on, Scope scope, String argument) {
        OrganizationId owner = campaign.ownerId();
        boolean known = organizations.within(scope, organization, on) && (owner == null || organizations.within(Scope.of(Set.of(owner.value())), organization, on));
        if (!known || !(owner != null && organizations.within(scope, owner, on)) && !fromAbove(organization, on, scope)) {
            throw new Refusal("ORGANIZATION_UNKNOWN", argument);
        }
        return organization;
    }

    private boolean fromAbove(OrganizationId organization, LocalDate on, Scope scope) {
        Organization found = organizations.on(List.of(new At(organization, on))).values().iterator().next();
        return found.parentId() == null || organizations.within(scope, found.parentId(), on);
    }
}
