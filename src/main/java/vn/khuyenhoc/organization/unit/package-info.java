/** Administrative units and their populations. */
@NullMarked
package vn.khuyenhoc.organization.unit;

import org.jspecify.annotations.NullMarked;
