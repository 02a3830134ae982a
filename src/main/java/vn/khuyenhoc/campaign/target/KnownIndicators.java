package vn.khuyenhoc.campaign.target;

import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_TARGET;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.campaign.Indicator;

/** Of what anybody has a target: while nobody has, what happens elsewhere costs campaign no publication, and one question a second. */
@Component("knownIndicators")
class KnownIndicators {
    private static final long AGAIN = TimeUnit.SECONDS.toNanos(1);

    private final DSLContext sql;
    private final Set<Indicator> known = ConcurrentHashMap.newKeySet();
    private final Map<Indicator, Long> unknown = new ConcurrentHashMap<>();

    KnownIndicators(DSLContext sql) {
        this.sql = sql;
    }

    /** Asked by the conditions of listeners, by the names of indicators. */
    public boolean any(String... names) {
        return Stream.of(names).map(Indicator::valueOf).anyMatch(this::any);
    }

    public boolean anyOfTitles() {
        return Stream.of(Indicator.values()).filter(indicator -> indicator.title() != null).anyMatch(this::any);
    }

    private boolean any(Indicator indicator) {
        if (known.contains(indicator)) {
            return true;
        }
        Long asked = unknown.get(indicator);
        if (asked != null && System.nanoTime() - asked < AGAIN) {
            return false;
        }
        unknown.put(indicator, System.nanoTime());
        return sql.fetchExists(CAMPAIGN_TARGET, CAMPAIGN_TARGET.INDICATOR.eq(indicator)) && (known.add(indicator) || known.contains(indicator));
    }

    /** This process need not ask. */
    void add(Indicator indicator) {
        known.add(indicator);
    }
}
