/** The year in review of an organization as a page for its members and for the public: figures, the year before, targets. */
@NullMarked
package vn.khuyenhoc.campaign.review;

import org.jspecify.annotations.NullMarked;
