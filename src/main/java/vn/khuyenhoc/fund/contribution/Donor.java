package vn.khuyenhoc.fund.contribution;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.kernel.graphql.Node;

/**
 * Somebody who gave.
 *
 * @param name null if the donor asked to stay anonymous, or is a person whom the caller may not see
 */
public record Donor(long key, DonorKind kind, @Nullable String name) implements Node {}
