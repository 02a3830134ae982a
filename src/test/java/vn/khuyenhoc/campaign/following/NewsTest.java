package vn.khuyenhoc.campaign.following;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.testing.EmptyTest;

/** What followers missed is kept for a week, and no longer; a new day is told where nothing else is. */
@EmptyTest
class NewsTest {
    @Autowired News news;
    @Autowired Days days;
    @Autowired DSLContext sql;

    private long told(LocalDateTime at) {
        long id = Ids.next();
        sql.execute("insert into campaign_news (id, recorded_at, campaign_id, organization_id, target_id, reached) values (?, ?, 1, 2, 3, false)", id, at);
        return id;
    }

    private List<Long> kept(Long... among) {
        return sql.fetch("select id from campaign_news where campaign_id = 1 and organization_id = 2 order by id").getValues("id", Long.class).stream().filter(List.of(among)::contains).toList();
    }

    @Test
    void isForgottenAfterAWeek() {
        LocalDateTime now = days.now();
        long old = told(now.minusDays(7).minusMinutes(1));
        long lately = told(now.minusDays(7).plusMinutes(1));
        long today = told(now);
        news.forget();
        assertThat(kept(old, lately, today)).containsExactly(lately, today);
    }

    @Test
    void isAllToldToWhoeverComesBackAfterItWasForgotten() {
        LocalDateTime now = days.now();
        long old = told(now.minusDays(8));
        long lately = told(now.minusDays(6));
        news.forget();
        assertThat(news.since(news.moment(String.valueOf(old))).stream().map(NewsItem::id)).contains(lately);
        assertThat(news.changedAfter(String.valueOf(old), 1, 2)).isTrue();
    }

    @Test
    void tellsOfANewDay() {
        AtomicReference<LocalDate> today = new AtomicReference<>(LocalDate.of(2023, 12, 30));
        Flux<LocalDate> begun = Feed.newDays(today::get, Duration.ofMillis(5)).take(2);
        List<LocalDate> told = begun.mergeWith(Flux.interval(Duration.ofMillis(100)).take(2).doOnNext(i -> today.set(LocalDate.of(2023, 12, 31).plusDays(i))).ignoreElements().cast(LocalDate.class))
            .collectList().block(Duration.ofSeconds(20));
        assertThat(told).containsExactly(LocalDate.of(2023, 12, 31), LocalDate.of(2024, 1, 1));
    }
}
