/** Who holds which office of an organization, from when until when. */
@NullMarked
package vn.khuyenhoc.organization.officer;

import org.jspecify.annotations.NullMarked;
