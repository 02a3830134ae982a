/** What funds received and spent in a period, told apart by what an analyst asks for. */
@NullMarked
package vn.khuyenhoc.fund.statistics;

import org.jspecify.annotations.NullMarked;
