/** Tells whoever follows a campaign that figures have changed and that targets were reached, whichever replica they ask. */
@NullMarked
package vn.khuyenhoc.campaign.following;

import org.jspecify.annotations.NullMarked;
