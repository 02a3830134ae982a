/** Each organization's fund: opened, closed, and its balance. */
@NullMarked
package vn.khuyenhoc.fund.ledger;

import org.jspecify.annotations.NullMarked;
