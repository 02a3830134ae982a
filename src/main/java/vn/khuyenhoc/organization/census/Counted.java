package vn.khuyenhoc.organization.census;

import java.time.LocalDate;

/** How many facts there are on a day that are alike. */
record Counted<D extends Enum<D>>(LocalDate day, Alike<D> alike, long number) {}
