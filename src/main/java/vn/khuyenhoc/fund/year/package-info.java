/** The years of funds: closed when they are over, disclosed, and what came in and went out in them. */
@NullMarked
package vn.khuyenhoc.fund.year;

import org.jspecify.annotations.NullMarked;
