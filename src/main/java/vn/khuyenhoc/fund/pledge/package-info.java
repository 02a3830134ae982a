/** What donors promised, and how much of it came in. */
@NullMarked
package vn.khuyenhoc.fund.pledge;

import org.jspecify.annotations.NullMarked;
