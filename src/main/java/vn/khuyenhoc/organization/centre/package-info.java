/** Community learning centres and their staff. */
@NullMarked
package vn.khuyenhoc.organization.centre;

import org.jspecify.annotations.NullMarked;
