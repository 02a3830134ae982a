package vn.khuyenhoc.campaign.target;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.campaign.Indicator;

/** What officers send of targets, as the schema describes it. */
final class TargetInputs {
    private TargetInputs() {}

    /** By what a target is divided among those below. */
    enum DistributionKey { POPULATION, MEMBERS, LAST_YEAR }

    /** @param version of the target that is corrected, or null of a new one */
    record SetTargetInput(String idempotencyKey, String campaign, String organization, Indicator indicator, int year, BigDecimal amount, @Nullable Long base,
                          @Nullable String baseSource, @Nullable String version) {}

    record TargetPartInput(String organization, BigDecimal amount) {}

    /** Either by a key, or in parts that somebody decided. */
    record DistributeTargetInput(String idempotencyKey, String target, @Nullable DistributionKey by, @Nullable List<TargetPartInput> parts, String version) {}
}
