/** What organizations are to reach for campaigns, how far they have come, and who leads. */
@NullMarked
package vn.khuyenhoc.campaign.target;

import org.jspecify.annotations.NullMarked;
