package vn.khuyenhoc.campaign.following;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_TO_TELL;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.campaign.Indicator;
import vn.khuyenhoc.campaign.jooq.tables.records.CampaignToTellRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;

/**
 * Has it told what listeners heard. They only note it, in their own transactions; how far the targets are is worked out a moment later, of all
 * that was noted together: a thousand gifts to one commune move the same three targets. What a crash leaves noted, the next look finds.
 */
@Component
class Noted {
    private static final Logger LOG = LoggerFactory.getLogger(Noted.class);
    private static final Duration SOON = Duration.ofMillis(500);
    private static final int PART = 2_000;

    private final DSLContext sql;
    private final Days days;
    private final News news;
    private final TaskScheduler scheduler;
    private final TransactionTemplate transaction;
    private final AtomicBoolean awaited = new AtomicBoolean();

    Noted(DSLContext sql, Days days, News news, TaskScheduler scheduler, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.days = days;
        this.news = news;
        this.scheduler = scheduler;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Of stocks: what begins or ends in a year counts in all years after it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void since(int year, Set<Indicator> indicators, Set<Long> organizations) {
        note(indicators, organizations, year, Math.max(year, days.today().getYear()));
    }

    /** Of what is counted in each year anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    void in(Set<Integer> years, Indicator indicator, Set<Long> organizations) {
        years.forEach(year -> note(Set.of(indicator), organizations, year, year));
    }

    private void note(Collection<Indicator> indicators, Set<Long> organizations, int firstYear, int lastYear) {
        LocalDateTime now = days.now();
        Rows.append(sql, indicators.stream().sorted().flatMap(indicator -> organizations.stream().sorted().map(organization -> CAMPAIGN_TO_TELL.newRecord()
            .setId(Ids.next()).setRecordedAt(now).setIndicator(indicator).setOrganizationId(organization).setFirstYear(firstYear).setLastYear(lastYear))).toList());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                soon();
            }
        });
    }

    private void soon() {
        if (awaited.compareAndSet(false, true)) {
            scheduler.schedule(this::tell, Instant.now().plus(SOON));
        }
    }

    /** Also what another replica noted before it ended. */
    @Scheduled(initialDelayString = "5s", fixedDelayString = "5s")
    void tell() {
        awaited.set(false);
        try {
            while (Boolean.TRUE.equals(transaction.execute(_ -> part()))) {
                Thread.onSpinWait();
            }
        } catch (DataAccessException | TransactionException unavailable) {
            LOG.warn("What changed for targets waits to be told: {}", unavailable.getMostSpecificCause().getMessage());
        }
    }

    /** @return whether there was a whole part, so that there may be more */
    private boolean part() {
        var t = CAMPAIGN_TO_TELL;
        List<CampaignToTellRecord> rows = sql.selectFrom(t).orderBy(t.ID).limit(PART).forUpdate().skipLocked().fetch();
        rows.stream().collect(groupingBy(CampaignToTellRecord::getIndicator)).forEach((indicator, some) ->
            alike(some).forEach((years, organizations) -> news.tell(indicator, organizations, years)));
        sql.deleteFrom(t).where(Keys.in(t.ID, rows.stream().map(CampaignToTellRecord::getId).toList())).execute();
        return rows.size() == PART;
    }

    /** The organizations of which the same years changed. */
    private static Map<Set<Integer>, Set<Long>> alike(List<CampaignToTellRecord> rows) {
        return rows.stream().collect(groupingBy(CampaignToTellRecord::getOrganizationId,
                Collectors.flatMapping(row -> IntStream.rangeClosed(row.getFirstYear(), row.getLastYear()).boxed(), toSet())))
            .entrySet().stream().collect(groupingBy(Map.Entry::getValue, mapping(Map.Entry::getKey, toSet())));
    }
}
