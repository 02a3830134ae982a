package vn.khuyenhoc.campaign.following;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;
import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_NEWS;
import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_TARGET_REACHED;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.campaign.Indicator;
import vn.khuyenhoc.campaign.events.TargetReached;
import vn.khuyenhoc.campaign.jooq.tables.records.CampaignNewsRecord;
import vn.khuyenhoc.campaign.target.ProgressOfTargets;
import vn.khuyenhoc.campaign.target.Target;
import vn.khuyenhoc.campaign.target.TargetProgress;
import vn.khuyenhoc.campaign.target.TargetState;
import vn.khuyenhoc.campaign.target.Targets;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.tree.Ancestors;

/** What has changed in the last days, in a table: each replica reads it for its own followers, and who comes back learns what they missed. */
@Component
class News {
    private static final Duration KEPT = Duration.ofDays(7);
    /** Longer than a listener's transaction takes: what is recorded before something else may be committed after it. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private final DSLContext sql;
    private final Days days;
    private final Targets targets;
    private final ProgressOfTargets progress;
    private final ApplicationEventPublisher events;

    News(DSLContext sql, Days days, Targets targets, ProgressOfTargets progress, ApplicationEventPublisher events) {
        this.sql = sql;
        this.days = days;
        this.targets = targets;
        this.progress = progress;
        this.events = events;
    }

    /** Works out how far they are, and keeps it with the news: of an indicator, for all targets of these organizations and of those above them, in the years in which something changed. */
    @Transactional(propagation = Propagation.MANDATORY)
    void tell(Indicator indicator, Set<Long> organizations, Set<Integer> years) {
        Ancestors ancestors = Ancestors.of(organizations, sql);
        Set<Long> above = organizations.stream().flatMap(one -> ancestors.of(one).stream()).map(Ancestors.Ancestor::id).collect(toSet());
        List<Target> affected = targets.of(indicator, above, years);
        Map<Long, TargetProgress> now = progress.of(affected, days.today());
        Set<Target> before = reachedBefore(affected.stream().filter(target -> Objects.requireNonNull(now.get(target.key())).state() == TargetState.REACHED).toList());
        LocalDateTime at = days.now();
        List<CampaignNewsRecord> rows = new ArrayList<>();
        for (Target target : affected) {
            TargetProgress standing = Objects.requireNonNull(now.get(target.key()));
            boolean reached = standing.state() == TargetState.REACHED && !before.contains(target) && firstTime(target, at);
            rows.add(Standings.kept(standing, CAMPAIGN_NEWS.newRecord().setId(Ids.next()).setRecordedAt(at).setCampaignId(target.campaignKey())
                .setOrganizationId(target.organizationId().value()).setTargetId(target.key()).setReached(reached)));
            if (reached) {
                events.publishEvent(new TargetReached(Ids.next(), target.key(), target.campaignKey(), target.organizationId().value(), target.indicator().name(), target.year(), at.toLocalDate()));
            }
        }
        Rows.append(sql, rows);
    }

    /** Apart from what is told: listeners that delete what the others write at the same moment wait for each other. */
    @Scheduled(initialDelayString = "2m", fixedDelayString = "1h")
    void forget() {
        sql.deleteFrom(CAMPAIGN_NEWS).where(CAMPAIGN_NEWS.RECORDED_AT.lt(days.now().minus(KEPT))).execute();
    }

    /** Asked of all at once: to be told so by the key of each was more than all else that is told of them. */
    private Set<Target> reachedBefore(List<Target> reached) {
        var r = CAMPAIGN_TARGET_REACHED;
        Map<Long, Set<Long>> amounts = reached.isEmpty() ? Map.of() : sql.select(r.TARGET_ID, r.AMOUNT).from(r).where(Keys.in(r.TARGET_ID, reached.stream().map(Target::key).toList()))
            .collect(groupingBy(row -> row.value1(), mapping(row -> row.value2(), toSet())));
        return reached.stream().filter(target -> amounts.getOrDefault(target.key(), Set.of()).contains(whole(target))).collect(toSet());
    }

    private static long whole(Target target) {
        return target.amount().unscaledValue().longValueExact();
    }

    /** A target that was raised may be reached again. */
    private boolean firstTime(Target target, LocalDateTime at) {
        try {
            var r = CAMPAIGN_TARGET_REACHED;
            sql.insertInto(r).set(r.TARGET_ID, target.key()).set(r.AMOUNT, whole(target)).set(r.RECORDED_AT, at).execute();
            return true;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    /** Recorded since a moment, or not long before it, the oldest first. */
    List<NewsItem> since(LocalDateTime moment) {
        return sql.selectFrom(CAMPAIGN_NEWS).where(CAMPAIGN_NEWS.RECORDED_AT.ge(moment.minus(OVERLAP))).orderBy(CAMPAIGN_NEWS.ID).fetch(News::item);
    }

    /** Of {@link #since} what reached a target. */
    List<NewsItem> reachedSince(LocalDateTime moment) {
        return sql.selectFrom(CAMPAIGN_NEWS).where(CAMPAIGN_NEWS.RECORDED_AT.ge(moment.minus(OVERLAP))).and(CAMPAIGN_NEWS.REACHED).orderBy(CAMPAIGN_NEWS.ID).fetch(News::item);
    }

    /**
     * When an item was recorded; of one that is forgotten, before all there is.
     *
     * @throws Refusal CURSOR_INVALID
     */
    LocalDateTime moment(String cursor) {
        return sql.select(coalesce(max(CAMPAIGN_NEWS.RECORDED_AT), val(days.now().minus(KEPT)))).from(CAMPAIGN_NEWS)
            .where(CAMPAIGN_NEWS.ID.eq(id(cursor))).fetchSingle().value1();
    }

    private static long id(String cursor) {
        try {
            if (cursor.matches("\\d{1,19}")) {
                return Long.parseLong(cursor);
            }
        } catch (NumberFormatException beyond) {
            // no item has so large a number
        }
        throw new Refusal("CURSOR_INVALID", "after");
    }

    /** Whether something came after another item for a campaign and an organization. */
    boolean changedAfter(String cursor, long campaign, long organization) {
        return since(moment(cursor)).stream().anyMatch(item -> item.campaign() == campaign && item.organization() == organization && !item.cursor().equals(cursor));
    }

    /** Of the newest of a campaign and an organization. */
    String newest(long campaign, long organization) {
        Long id = sql.select(max(CAMPAIGN_NEWS.ID)).from(CAMPAIGN_NEWS).where(CAMPAIGN_NEWS.CAMPAIGN_ID.eq(campaign)).and(CAMPAIGN_NEWS.ORGANIZATION_ID.eq(organization))
            .fetchSingle().value1();
        return id == null ? "0" : id.toString();
    }

    private static NewsItem item(Record line) {
        CampaignNewsRecord row = line.into(CAMPAIGN_NEWS);
        return new NewsItem(row.getId(), row.getCampaignId(), row.getOrganizationId(), row.getTargetId(), row.getReached(), row.getRecordedAt(), Standings.read(row));
    }
}
