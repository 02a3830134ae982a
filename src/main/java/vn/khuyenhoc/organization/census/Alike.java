package vn.khuyenhoc.organization.census;

import java.util.Map;

/**
 * What facts that count together have in common, but for their day.
 *
 * @param organization whose they are; 0 where that does not matter
 * @param properties what they say of themselves for a dimension, {@link vn.khuyenhoc.kernel.statistics.Group#NONE} for nothing
 */
record Alike<D extends Enum<D>>(long organization, Map<D, Long> properties) {}
