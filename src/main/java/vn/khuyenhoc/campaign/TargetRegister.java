package vn.khuyenhoc.campaign;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.OrganizationId;

/** Records targets that are found in older plans, many at once. */
public interface TargetRegister {
    /** @param base of how many a rate of titles is a share, with who says so; null of everything else */
    record Assignment(CampaignId campaign, OrganizationId organization, Indicator indicator, int year, BigDecimal amount, @Nullable Long base, @Nullable String baseSource) {}

    /** @throws vn.khuyenhoc.kernel.Refusal TARGET_NOT_WHOLE, TARGET_NOT_POSITIVE, TARGET_OVER_HUNDRED_PERCENT, TARGET_TOO_LARGE */
    void assign(List<Assignment> assignments);
}
