package vn.khuyenhoc.fund.contribution;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.organization.OrganizationId;

/**
 * What a donor gave to a fund.
 *
 * @param amount whole VND
 * @param donorName null if the donor asked to stay anonymous
 */
record Contribution(long key, ContributionKind kind, long amount, LocalDate receivedOn, @Nullable String description,
                    DonorKind donorKind, @Nullable String donorName, OrganizationId organizationId) implements Node {}
