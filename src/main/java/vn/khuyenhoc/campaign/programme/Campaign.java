package vn.khuyenhoc.campaign.programme;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.campaign.CampaignKind;
import vn.khuyenhoc.kernel.graphql.Node;

/**
 * A programme, plan or movement.
 *
 * @param launchedOn the day on which it was issued or launched
 * @param endsOn its last day, or null
 */
public record Campaign(long key, CampaignKind kind, String title, @Nullable String reference, String issuer,
                       LocalDate launchedOn, @Nullable LocalDate endsOn) implements Node {}
