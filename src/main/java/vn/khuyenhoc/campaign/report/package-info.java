/** Reports that are handed up: who owes them, who is late, and what they said when they were accepted. */
@NullMarked
package vn.khuyenhoc.campaign.report;

import org.jspecify.annotations.NullMarked;
