/** The programmes, plans and movements themselves. */
@NullMarked
package vn.khuyenhoc.campaign.programme;

import org.jspecify.annotations.NullMarked;
