package vn.khuyenhoc.fund.grant;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.organization.Inhabitants.Counted;

/**
 * Money raised for each who lives there, with what it was computed from.
 *
 * @param amount whole VND, half a đồng rounded up
 * @param populations the published counts that were used
 */
public record PerInhabitant(long amount, long inhabitants, List<? extends Node> populations) {
    /** Null where nobody is known to have counted. */
    public static @Nullable PerInhabitant of(long raised, @Nullable Counted counted) {
        return counted == null ? null : new PerInhabitant(BigDecimal.valueOf(raised).divide(BigDecimal.valueOf(counted.inhabitants()), 0, RoundingMode.HALF_UP).longValueExact(),
            counted.inhabitants(), counted.counts());
    }
}
