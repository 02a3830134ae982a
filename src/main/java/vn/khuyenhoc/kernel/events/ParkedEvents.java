package vn.khuyenhoc.kernel.events;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static vn.khuyenhoc.kernel.jooq.Tables.PARKED_EVENT;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.jooq.tables.records.ParkedEventRecord;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;

/** The events that are parked, seen by administrators of the whole association only, and what becomes of them. */
@Repository
public class ParkedEvents {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedEvents.class);

    private final DSLContext sql;
    private final Publications publications;
    private final Days days;
    private final Listing<ParkedEvent> listing;

    ParkedEvents(DSLContext sql, Publications publications, Days days) {
        this.sql = sql;
        this.publications = publications;
        this.days = days;
        var p = PARKED_EVENT;
        this.listing = new Listing<>(sql, p, p.ID, p.VERSION_OF, p, List.of(p.fields()), ParkedEvents::view)
            .personal(scope -> scope.everywhere() ? noCondition() : falseCondition())
            .filteredBy(Criteria.on().oneOf("state", p.STATE).text("event", p.EVENT_TYPE).text("listener", p.LISTENER))
            .orderedBy(Orders.by().field("PARKED_AT", p.PARKED_AT).field("PUBLISHED_AT", p.PUBLISHED_AT));
    }

    private static ParkedEvent view(Record row) {
        var p = PARKED_EVENT;
        String listener = row.get(p.LISTENER).replaceFirst("\\(.*", "");
        return new ParkedEvent(row.get(p.ID), simple(row.get(p.EVENT_TYPE)), simple(listener.substring(0, Math.max(listener.lastIndexOf('.'), 0))), row.get(p.PAYLOAD), row.get(p.PUBLISHED_AT),
            row.get(p.PARKED_AT), row.get(p.ATTEMPTS), row.get(p.STATE), row.get(p.REASON), Version.of(row.get(p.RECORDED_AT)));
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Sets aside what was tried so often, and what is of types that are unknown here and was not tried since a moment. */
    @Transactional
    public void park(int attempts, Collection<String> unknown, Instant untouched) {
        List<ParkedEventRecord> hopeless = publications.hopeless(attempts, unknown, untouched);
        if (!hopeless.isEmpty()) {
            LocalDateTime now = days.now();
            hopeless.forEach(event -> event.setId(Ids.next()).setRecordedAt(now).setParkedAt(now).setState(ParkedEventState.PARKED));
            publications.remove(hopeless.stream().map(ParkedEventRecord::getPublication).toList());
            Rows.insert(sql, hopeless);
            hopeless.forEach(event -> LOG.error("Parked {} for {} after {} attempts", event.getEventType(), event.getListener(), event.getAttempts()));
        }
    }

    Page<ParkedEvent> page(PageRequest page) {
        return listing.page(noCondition(), page);
    }

    List<ParkedEvent> withIds(Collection<Long> ids, Scope scope) {
        return listing.withIds(ids, scope);
    }

    /** Locks it until the transaction ends. */
    @Public
    @Transactional(propagation = Propagation.MANDATORY)
    public ParkedEventRecord locked(long id) {
        return sql.selectFrom(PARKED_EVENT).where(PARKED_EVENT.ID.eq(id)).and(Valid.known(PARKED_EVENT)).forUpdate().fetchOne();
    }

    /** Its listener gets it once more, with all attempts before it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void retry(ParkedEventRecord event) {
        publications.putBack(event, Instant.now().minusSeconds(3_600));
        Rows.correct(sql, List.of(event), days.now(), after -> after.setState(ParkedEventState.RETRIED));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void discard(ParkedEventRecord event, String reason) {
        Rows.correct(sql, List.of(event), days.now(), after -> after.setState(ParkedEventState.DISCARDED).setReason(reason));
    }
}
