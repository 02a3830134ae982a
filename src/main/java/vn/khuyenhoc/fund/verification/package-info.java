/** Whole ledgers read again, for an auditor: each row is held to its chain, to what posted it, and to the other fund's side. */
@NullMarked
package vn.khuyenhoc.fund.verification;

import org.jspecify.annotations.NullMarked;
