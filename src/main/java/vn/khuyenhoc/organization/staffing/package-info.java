/** Who works at learning centres, in what role, from when until when. */
@NullMarked
package vn.khuyenhoc.organization.staffing;

import org.jspecify.annotations.NullMarked;
