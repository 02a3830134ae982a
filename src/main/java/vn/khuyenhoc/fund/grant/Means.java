package vn.khuyenhoc.fund.grant;

import java.util.List;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.fund.KnownCampaigns;
import vn.khuyenhoc.fund.earmark.Earmarks;
import vn.khuyenhoc.fund.earmark.Earmarks.Terms;
import vn.khuyenhoc.fund.grant.GrantInputs.MeansInput;
import vn.khuyenhoc.fund.jooq.tables.records.FundGrantRecord;
import vn.khuyenhoc.fund.recipient.Lists;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.tree.Heirs;

/** Out of what a round is paid: what is free in the fund, or what a donor earmarked, and then on that donor's terms. */
@Component
class Means {
    private final Earmarks earmarks;
    private final Lists lists;
    private final Organizations organizations;
    private final KnownCampaigns campaigns;
    private final DSLContext sql;

    Means(Earmarks earmarks, Lists lists, Organizations organizations, KnownCampaigns campaigns, DSLContext sql) {
        this.sql = sql;
        this.earmarks = earmarks;
        this.lists = lists;
        this.organizations = organizations;
        this.campaigns = campaigns;
    }

    /** @throws Refusal EARMARK_UNKNOWN, EARMARK_BROKEN, EARMARK_INSUFFICIENT, ORGANIZATION_UNKNOWN, CAMPAIGN_UNKNOWN */
    void set(FundGrantRecord round, MeansInput input) {
        OrganizationId beneficiary = input.beneficiary() == null ? null : OrganizationId.of(input.beneficiary(), "beneficiary");
        if (beneficiary != null && !organizations.within(Scope.EVERYWHERE, beneficiary, round.getPaidOn())) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "beneficiary");
        }
        Long campaign = key(input.campaign(), "Campaign", "CAMPAIGN_UNKNOWN", "campaign");
        if (campaign != null && !campaigns.has(campaign)) {
            throw new Refusal("CAMPAIGN_UNKNOWN", "campaign");
        }
        round.setForOrganizationId(beneficiary == null ? null : beneficiary.value())
            .setCampaignId(campaign)
            .setEarmarkId(key(input.earmark(), "Earmark", "EARMARK_UNKNOWN", "earmark")).setInKind(Boolean.TRUE.equals(input.inKind()));
        if (round.getEarmarkId() != null) {
            round.setInKind(kept(round).goods());
            Earmarks.refuseMore(round.getAmount(), earmarks.given(round.getEarmarkId()), round.getListed() ? "earmark" : "amount");
        }
    }

    private static @Nullable Long key(@Nullable String opaque, String type, String code, String argument) {
        GlobalId id = opaque == null ? null : GlobalId.parse(opaque);
        if (opaque != null && (id == null || !id.type().equals(type))) {
            throw new Refusal(code, argument);
        }
        return id == null ? null : id.key();
    }

    /** The terms, of which all but the people hold of the round. Whoever succeeded an organization that ended stands for it. */
    private Terms kept(FundGrantRecord round) {
        Terms terms = earmarks.terms(round.getEarmarkId(), round.getOrganizationId());
        if (terms == null) {
            throw new Refusal("EARMARK_UNKNOWN", "earmark");
        }
        if (terms.purpose() != null && terms.purpose() != round.getPurpose()) {
            throw new Refusal("EARMARK_BROKEN", "purpose", terms.wording());
        }
        if (terms.beneficiary() != null && (round.getForOrganizationId() == null
            || !organizations.within(Scope.of(Heirs.all(terms.beneficiary(), round.getPaidOn(), sql)), new OrganizationId(round.getForOrganizationId()), round.getPaidOn()))) {
            throw new Refusal("EARMARK_BROKEN", "beneficiary", terms.wording());
        }
        if (terms.campaign() != null && !terms.campaign().equals(round.getCampaignId())) {
            throw new Refusal("EARMARK_BROKEN", "campaign", terms.wording());
        }
        return terms;
    }

    /** Before it is approved, and before it is paid; what is left by then is asked by the ledger. @throws Refusal EARMARK_UNKNOWN, EARMARK_BROKEN, EARMARK_INSUFFICIENT */
    void refuseBroken(FundGrantRecord round) {
        if (round.getEarmarkId() == null) {
            return;
        }
        Terms terms = kept(round);
        List<String> named = terms.people().isEmpty() ? List.of() : lists.names(round.getId());
        if (!terms.people().isEmpty() && (named.isEmpty() || !terms.people().containsAll(named))) {
            throw new Refusal("EARMARK_BROKEN", "recipients", terms.wording());
        }
        Earmarks.refuseMore(round.getAmount(), earmarks.given(round.getEarmarkId()), "amount");
    }
}
