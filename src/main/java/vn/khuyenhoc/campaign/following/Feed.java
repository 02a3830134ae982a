package vn.khuyenhoc.campaign.following;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import vn.khuyenhoc.kernel.Days;

/** The news as they come, read for all followers of this replica together, and only while there are any. */
@Component
class Feed {
    private static final Logger log = LoggerFactory.getLogger(Feed.class);
    private static final Duration EVERY = Duration.ofMillis(500);

    private final Flux<NewsItem> items;

    Feed(News news, Days days) {
        this.items = Flux.defer(() -> {
            Tail tail = new Tail(news::since, days::now, days.now());
            return Flux.interval(EVERY).onBackpressureDrop().concatMap(tick -> read(tail), 1).flatMapIterable(some -> some);
        }).share();
    }

    /** A follower must not make the others wait: whoever is slow keeps what it needs, and drops the rest. */
    Flux<NewsItem> items() {
        return items;
    }

    /** Each day that begins from now on: what was known of it before counts from then on, and nothing happens that would tell. */
    static Flux<LocalDate> newDays(Supplier<LocalDate> today, Duration every) {
        return Flux.defer(() -> Flux.interval(every).onBackpressureDrop().map(tick -> today.get()).startWith(today.get()).distinctUntilChanged().skip(1));
    }

    /** A database that is away for a while ends nobody's stream; what was missed is read when it is back. */
    private static Mono<List<NewsItem>> read(Tail tail) {
        return Mono.fromCallable(tail::next).subscribeOn(Schedulers.boundedElastic()).onErrorResume(away -> {
            log.warn("News of campaigns cannot be read: {}", away.getMessage());
            return Mono.just(List.of());
        });
    }
}
