/** Money that goes from one fund to another, in agreement or because an organization was succeeded. */
@NullMarked
package vn.khuyenhoc.fund.transfer;

import org.jspecify.annotations.NullMarked;
