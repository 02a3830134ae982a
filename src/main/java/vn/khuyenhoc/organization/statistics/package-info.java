/** How many members and organizations there were, came and went, told apart by what an analyst asks for. */
@NullMarked
package vn.khuyenhoc.organization.statistics;

import org.jspecify.annotations.NullMarked;
