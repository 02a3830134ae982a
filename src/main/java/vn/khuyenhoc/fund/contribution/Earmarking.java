package vn.khuyenhoc.fund.contribution;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.fund.EarmarkTerms;
import vn.khuyenhoc.fund.KnownCampaigns;
import vn.khuyenhoc.fund.contribution.ContributionInputs.EarmarkInput;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;

/** What must be true of an earmark that comes with a contribution or is promised. */
@Component
public class Earmarking {
    private static final int LONGEST = 200;
    private static final int LONGEST_NAME = 160;
    private static final int MOST_PEOPLE = 100;

    private final Organizations organizations;
    private final Days days;
    private final KnownCampaigns campaigns;

    Earmarking(Organizations organizations, Days days, KnownCampaigns campaigns) {
        this.organizations = organizations;
        this.days = days;
        this.campaigns = campaigns;
    }

    /** @throws Refusal ORGANIZATION_UNKNOWN, CAMPAIGN_UNKNOWN, PEOPLE_TOO_MANY, TEXT_* */
    public @Nullable EarmarkTerms terms(@Nullable EarmarkInput input) {
        if (input == null) {
            return null;
        }
        OrganizationId organization = input.organization() == null ? null : OrganizationId.of(input.organization(), "earmark.organization");
        if (organization != null && organizations.on(List.of(new At(organization, days.today()))).isEmpty()) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "earmark.organization");
        }
        List<String> people = input.people() == null ? List.of() : input.people();
        if (people.size() > MOST_PEOPLE) {
            throw new Refusal("PEOPLE_TOO_MANY", "earmark.people", MOST_PEOPLE);
        }
        return new EarmarkTerms(input.purpose(), organization, campaign(input.campaign()), Text.line(input.wording(), "earmark.wording", LONGEST),
            IntStream.range(0, people.size()).mapToObj(i -> Text.line(people.get(i), "earmark.people." + i, LONGEST_NAME)).toList());
    }

    private @Nullable Long campaign(@Nullable String campaign) {
        GlobalId id = campaign == null ? null : GlobalId.parse(campaign);
        if (campaign != null && (id == null || !id.type().equals("Campaign") || !campaigns.has(id.key()))) {
            throw new Refusal("CAMPAIGN_UNKNOWN", "earmark.campaign");
        }
        return id == null ? null : id.key();
    }
}
