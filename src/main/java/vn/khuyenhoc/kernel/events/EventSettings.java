package vn.khuyenhoc.kernel.events;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What becomes of events that were not acted on at once, under {@code khuyenhoc.events}.
 *
 * @param look how often it is looked whether there are any
 * @param stale after which a listener that has not said anything was cut off with its process; what it does twice has its effect once
 * @param attempts after which an event is parked for an administrator
 * @param backOff before the second attempt; twice as long before each one after it
 * @param longestBackOff at the most
 * @param batch how many are on their way at once
 * @param kept how long it can be seen what listeners have done
 */
@ConfigurationProperties("khuyenhoc.events")
public record EventSettings(@DefaultValue("1s") Duration look, @DefaultValue("20s") Duration stale, @DefaultValue("8") int attempts, @DefaultValue("10s") Duration backOff,
                            @DefaultValue("10m") Duration longestBackOff, @DefaultValue("2000") int batch, @DefaultValue("30d") Duration kept) {
    /** @param attempt the one that failed, from 1 */
    Duration after(int attempt) {
        Duration twiceEach = backOff.multipliedBy(1L << Math.clamp(attempt - 1, 0, 20));
        return twiceEach.compareTo(longestBackOff) < 0 ? twiceEach : longestBackOff;
    }
}
