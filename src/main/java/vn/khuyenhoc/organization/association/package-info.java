/** Associations and their grassroots organizations: establishing, merging, finding. */
@NullMarked
package vn.khuyenhoc.organization.association;

import org.jspecify.annotations.NullMarked;
