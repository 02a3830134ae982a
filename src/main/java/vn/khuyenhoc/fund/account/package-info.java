/** Each organization's fund: opened, closed, and its balance. */
@NullMarked
package vn.khuyenhoc.fund.account;

import org.jspecify.annotations.NullMarked;
