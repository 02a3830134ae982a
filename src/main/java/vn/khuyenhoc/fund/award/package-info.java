/** Money that goes with commendations, paid by the fund of whoever decided. */
@NullMarked
package vn.khuyenhoc.fund.award;

import org.jspecify.annotations.NullMarked;
