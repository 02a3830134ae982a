package vn.khuyenhoc.kernel.sql;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param first how many rows at the most
 * @param after the id that the page starts behind, or null for the beginning
 * @param counted whether the whole list is to be counted as well
 */
public record PageRequest(int first, @Nullable Long after, boolean counted) {}
