/** Merging, splitting and ending units and their associations on one day, by one decision. */
@NullMarked
package vn.khuyenhoc.organization.reorganisation;

import org.jspecify.annotations.NullMarked;
