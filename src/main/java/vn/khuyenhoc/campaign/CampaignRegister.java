package vn.khuyenhoc.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.OrganizationId;

/** Records programmes, plans and movements, and who takes part. */
public interface CampaignRegister {
    /** @param endsOn its last day, or null */
    record Launch(CampaignKind kind, String title, @Nullable String reference, String issuer, LocalDate launchedOn, @Nullable LocalDate endsOn) {}

    /** The one with a reference, if there is exactly one. */
    Optional<CampaignId> withReference(String reference);

    /** @return their ids, in the order given */
    List<CampaignId> launch(List<Launch> launches);

    /**
     * Organizations take part from a day on; one that already does is left as it is.
     *
     * @throws vn.khuyenhoc.kernel.Refusal ORGANIZATION_NOT_ACTIVE
     */
    void join(CampaignId campaign, Set<OrganizationId> organizations, LocalDate on);
}
