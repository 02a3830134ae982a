package vn.khuyenhoc.kernel.check;

/**
 * A kept figure that its records contradict.
 *
 * @param figure the table and column, such as {@code organization_membership_total.members}
 * @param place where in it: organization, month and dimensions
 */
public record Difference(String figure, String place, long kept, long recomputed) {}
