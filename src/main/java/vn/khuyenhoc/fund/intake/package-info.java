/** Lists of recipients that come in as spreadsheets. */
@NullMarked
package vn.khuyenhoc.fund.intake;

import org.jspecify.annotations.NullMarked;
