package vn.khuyenhoc.fund;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Money of another country.
 *
 * @param currency by its ISO 4217 code, such as USD
 * @param amount of that currency, at most 4 decimal places
 * @param rate VND for one unit of it
 */
public record ForeignMoney(String currency, BigDecimal amount, BigDecimal rate) {
    /** What it is worth: whole VND, half a đồng rounded up. */
    public BigDecimal worth() {
        return amount.multiply(rate).setScale(0, RoundingMode.HALF_UP);
    }
}
