package vn.khuyenhoc.campaign.following;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import vn.khuyenhoc.campaign.programme.Campaigns;
import vn.khuyenhoc.campaign.target.ProgressOfTargets;
import vn.khuyenhoc.campaign.target.Target;
import vn.khuyenhoc.campaign.target.TargetProgress;
import vn.khuyenhoc.campaign.target.Targets;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;

/** Who may follow what, and what they hear: how it stands at once, and then whenever it has changed. */
@Component
class Following {
    /** A target, with how far it was reached at that moment. */
    record TargetStanding(Target target, TargetProgress progress) {}

    /** @param cursor to go on from */
    record CampaignProgress(String cursor, LocalDateTime at, List<TargetStanding> targets) {}

    record TargetReached(String cursor, LocalDateTime at, Target target, TargetProgress progress) {}

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Feed feed;
    private final News news;
    private final Campaigns campaigns;
    private final Targets targets;
    private final ProgressOfTargets progress;
    private final Organizations organizations;
    private final Days days;

    Following(Feed feed, News news, Campaigns campaigns, Targets targets, ProgressOfTargets progress, Organizations organizations, Days days) {
        this.feed = feed;
        this.news = news;
        this.campaigns = campaigns;
        this.targets = targets;
        this.progress = progress;
        this.organizations = organizations;
        this.days = days;
    }

    /**
     * A client that is slow hears the last change alone: each tells how it stands.
     *
     * @param after the cursor of what was heard last, or null
     * @throws Refusal UNAUTHENTICATED, CAMPAIGN_UNKNOWN, ORGANIZATION_UNKNOWN, CURSOR_INVALID
     */
    Flux<CampaignProgress> progress(String campaign, String organization, @Nullable String after, Caller caller) {
        Scope scope = known(caller);
        long of = campaigns.known(campaign, scope, "campaign").key();
        long who = within(organization, "organization", scope);
        if (after != null) {
            news.moment(after);
        }
        Mono<CampaignProgress> first = blocking(() -> after == null || news.changedAfter(after, of, who) ? standing(of, who, news.newest(of, who), days.now()) : null);
        Flux<CampaignProgress> changes = feed.items().filter(item -> item.campaign() == of && item.organization() == who).onBackpressureLatest()
            .concatMap(item -> blocking(() -> standing(of, who, item.cursor(), item.at())), 1);
        Flux<CampaignProgress> mornings = Feed.newDays(days::today, EVERY).onBackpressureLatest().concatMap(day -> blocking(() -> standing(of, who, news.newest(of, who), days.now())), 1);
        // One at a time of each: by default 32 would be worked out for a client that takes none. What comes while the first is worked out must not be missed.
        return Flux.merge(1, changes, first, mornings);
    }

    private CampaignProgress standing(long campaign, long organization, String cursor, LocalDateTime at) {
        List<Target> all = targets.of(campaign, organization);
        Map<Long, TargetProgress> reached = progress.of(all, days.today());
        return new CampaignProgress(cursor, at, all.stream().map(target -> new TargetStanding(target, reached.get(target.key()))).toList());
    }

    /**
     * A client that is slow misses none: each reads them from the table when it is ready for more.
     *
     * @throws Refusal UNAUTHENTICATED, ORGANIZATION_UNKNOWN, CURSOR_INVALID
     */
    Flux<TargetReached> reached(String within, @Nullable String after, Caller caller) {
        Scope top = Scope.of(Set.of(within(within, "within", known(caller))));
        Tail tail = new Tail(news::reachedSince, days::now, after == null ? days.now() : news.moment(after));
        Flux<Boolean> looks = Flux.merge(feed.items().filter(NewsItem::reached).map(NewsItem::reached), Flux.just(true)).onBackpressureLatest();
        return looks.concatMap(look -> blocking(tail::next), 1).concatMapIterable(items -> items, 1)
            .filter(item -> !item.cursor().equals(after)).concatMap(item -> blocking(() -> reached(item, top)), 1);
    }

    private @Nullable TargetReached reached(NewsItem item, Scope top) {
        List<Target> found = organizations.within(top, new OrganizationId(item.organization()), days.today()) ? targets.withIds(List.of(item.target()), top) : List.of();
        return found.isEmpty() ? null : new TargetReached(item.cursor(), item.at(), found.getFirst(), standing(item, found));
    }

    /** As it was then. */
    private TargetProgress standing(NewsItem item, List<Target> target) {
        return item.progress() != null ? item.progress() : Objects.requireNonNull(progress.of(target, days.today()).get(item.target()));
    }

    private static <T> Mono<T> blocking(Callable<@Nullable T> work) {
        return Mono.<T>fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }

    private static Scope known(Caller caller) {
        if (!caller.known()) {
            throw new Refusal("UNAUTHENTICATED", null);
        }
        return caller.reads();
    }

    private long within(String opaque, String argument, Scope scope) {
        OrganizationId organization = OrganizationId.of(opaque, argument);
        if (!organizations.within(scope, organization, days.today())) {
            throw new Refusal("ORGANIZATION_UNKNOWN", argument);
        }
        return organization.value();
    }
}
