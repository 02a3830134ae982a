/** What donors gave. */
@NullMarked
package vn.khuyenhoc.fund.contribution;

import org.jspecify.annotations.NullMarked;
