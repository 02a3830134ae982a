/** What was paid to beneficiaries, by decision. */
@NullMarked
package vn.khuyenhoc.fund.grant;

import org.jspecify.annotations.NullMarked;
