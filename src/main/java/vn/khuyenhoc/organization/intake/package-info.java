/** What can be brought in from spreadsheets about associations, their units, members and learning centres. */
@NullMarked
package vn.khuyenhoc.organization.intake;

import org.jspecify.annotations.NullMarked;
