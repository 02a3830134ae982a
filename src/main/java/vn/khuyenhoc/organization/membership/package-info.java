/** Who is a member of what, from when until when. */
@NullMarked
package vn.khuyenhoc.organization.membership;

import org.jspecify.annotations.NullMarked;
