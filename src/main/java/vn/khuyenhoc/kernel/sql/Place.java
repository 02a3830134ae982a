package vn.khuyenhoc.kernel.sql;

import java.util.List;

/**
 * The place of a row in an ordered list: what it was ordered by, and its id. Rows that come and go elsewhere do not shift it.
 *
 * @param orderBy the order in which the place was taken
 * @param values of the columns that the order names, as text
 */
public record Place(List<String> orderBy, List<String> values, long id) {}
