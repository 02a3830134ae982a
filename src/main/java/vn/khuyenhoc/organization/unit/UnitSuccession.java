package vn.khuyenhoc.organization.unit;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * One unit going up in another, seen from one of them.
 *
 * @param other the unit on the other side, on its last day before or its first after
 * @param sharePercent of a part; null where it goes as a whole
 */
record UnitSuccession(long key, UnitNames.At other, LocalDate on, @Nullable Double sharePercent) {}
