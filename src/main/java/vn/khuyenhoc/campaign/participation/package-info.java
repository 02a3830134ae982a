/** Which organizations take part in what. */
@NullMarked
package vn.khuyenhoc.campaign.participation;

import org.jspecify.annotations.NullMarked;
