/** Closes movements, and what follows for those that took part. */
@NullMarked
package vn.khuyenhoc.campaign.closing;

import org.jspecify.annotations.NullMarked;
