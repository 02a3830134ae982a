package vn.khuyenhoc.kernel.events;

import static java.util.stream.Collectors.joining;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.jooq.tables.records.ParkedEventRecord;

/**
 * Spring Modulith's table of publications, where its own statements do not suffice. By its own JDBC, so that moments are read as it wrote them;
 * what it offers for stale publications loads them all, and takes what was published long ago and resubmitted just now for stale.
 */
@Public
@Repository
class Publications {
    private static final String STALE = "STATUS in ('PUBLISHED', 'PROCESSING', 'RESUBMITTED') and LAST_RESUBMISSION_DATE < ?";
    private static final int PART = 5_000;
    private static final int IDS = 200;

    private final JdbcOperations jdbc;

    Publications(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether any failed, or were cut off before a moment. */
    boolean any(Instant stale) {
        return !jdbc.queryForList("select 1 from EVENT_PUBLICATION where STATUS = 'FAILED' limit 1").isEmpty()
            || !jdbc.queryForList("select 1 from EVENT_PUBLICATION where " + STALE + " limit 1", Timestamp.from(stale)).isEmpty();
    }

    void markStaleFailed(Instant stale) {
        jdbc.update("update EVENT_PUBLICATION set STATUS = 'FAILED' where " + STALE, Timestamp.from(stale));
    }

    /** On their way to their listeners, from whatever replica. */
    int underWay() {
        return count("select count(*) from EVENT_PUBLICATION where STATUS = 'RESUBMITTED'");
    }

    /** Of those that failed so often, some that were tried last before a moment, locked until the transaction ends. By event_publication_tried_ix. */
    List<Delivery> failed(int attempts, Instant before, Collection<String> unreadable, int many) {
        String among = unreadable.isEmpty() ? "" : " and EVENT_TYPE not in " + marks(unreadable);
        return jdbc.query("select ID, LISTENER_ID, EVENT_TYPE, SERIALIZED_EVENT from EVENT_PUBLICATION where STATUS = 'FAILED' and COMPLETION_ATTEMPTS = ? and LAST_RESUBMISSION_DATE <= ?" + among
                + " order by LAST_RESUBMISSION_DATE limit ? for update skip locked",
            (row, number) -> new Delivery(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
            Stream.of(Stream.of(attempts, Timestamp.from(before)), unreadable.stream(), Stream.of(many)).flatMap(some -> some).toArray());
    }

    void markResubmitted(List<String> ids, Instant now) {
        inParts(ids, part -> jdbc.update("update EVENT_PUBLICATION set STATUS = 'RESUBMITTED', COMPLETION_ATTEMPTS = COMPLETION_ATTEMPTS + 1, LAST_RESUBMISSION_DATE = ? where ID in " + marks(part),
            Stream.concat(Stream.of(Timestamp.from(now)), part.stream()).toArray()));
    }

    void markFailed(String id) {
        jdbc.update("update EVENT_PUBLICATION set STATUS = 'FAILED' where ID = ?", id);
    }

    /** As if they had not been taken. */
    void giveBack(List<String> ids) {
        inParts(ids, part -> jdbc.update("update EVENT_PUBLICATION set STATUS = 'FAILED', COMPLETION_ATTEMPTS = COMPLETION_ATTEMPTS - 1 where ID in " + marks(part), part.toArray()));
    }

    /** Statements of few lengths, so that each is prepared once. */
    private static void inParts(List<String> ids, Consumer<List<String>> statement) {
        for (int from = 0; from < ids.size(); from += IDS) {
            statement.accept(ids.subList(from, Math.min(from + IDS, ids.size())));
        }
    }

    /** Those that were tried so often, and those of types that nothing reads any more, unless another release was at them lately. */
    List<ParkedEventRecord> hopeless(int attempts, Collection<String> unknown, Instant untouched) {
        String among = unknown.isEmpty() ? "" : " or LAST_RESUBMISSION_DATE < ? and EVENT_TYPE in " + marks(unknown);
        Object[] arguments = unknown.isEmpty() ? new Object[]{attempts} : Stream.concat(Stream.of(attempts, Timestamp.from(untouched)), unknown.stream()).toArray();
        return jdbc.query("select ID, LISTENER_ID, EVENT_TYPE, SERIALIZED_EVENT, PUBLICATION_DATE, COMPLETION_ATTEMPTS from EVENT_PUBLICATION "
                + "where STATUS = 'FAILED' and (COMPLETION_ATTEMPTS >= ?" + among + ") limit 500",
            (row, number) -> new ParkedEventRecord().setPublication(row.getString(1)).setListener(row.getString(2)).setEventType(row.getString(3))
                .setPayload(row.getString(4)).setPublishedAt(row.getTimestamp(5).toLocalDateTime()).setAttempts(row.getInt(6)), arguments);
    }

    void remove(List<String> ids) {
        jdbc.update("delete from EVENT_PUBLICATION where ID in " + marks(ids), ids.toArray());
    }

    /** As what listeners have acted on; what another replica is putting away is left to it. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void archive(List<String> ids, Instant completed) {
        List<String> there = jdbc.queryForList("select ID from EVENT_PUBLICATION where ID in " + marks(ids) + " for update", String.class, ids.toArray());
        if (!there.isEmpty()) {
            Object[] arguments = Stream.concat(Stream.of(Timestamp.from(completed)), there.stream()).toArray();
            jdbc.update("insert into EVENT_PUBLICATION_ARCHIVE (ID, LISTENER_ID, EVENT_TYPE, SERIALIZED_EVENT, PUBLICATION_DATE, STATUS, COMPLETION_DATE, COMPLETION_ATTEMPTS, LAST_RESUBMISSION_DATE) "
                + "select ID, LISTENER_ID, EVENT_TYPE, SERIALIZED_EVENT, PUBLICATION_DATE, 'COMPLETED', ?, COMPLETION_ATTEMPTS, LAST_RESUBMISSION_DATE from EVENT_PUBLICATION where ID in " + marks(there), arguments);
            remove(there);
        }
    }

    /** As one that failed once and is due. */
    void putBack(ParkedEventRecord event, Instant due) {
        jdbc.update("insert into EVENT_PUBLICATION (ID, LISTENER_ID, EVENT_TYPE, SERIALIZED_EVENT, PUBLICATION_DATE, STATUS, COMPLETION_ATTEMPTS, LAST_RESUBMISSION_DATE) "
            + "values (?, ?, ?, ?, ?, 'FAILED', 1, ?)", event.getPublication(), event.getListener(), event.getEventType(), event.getPayload(),
            Timestamp.valueOf(event.getPublishedAt()), Timestamp.from(due));
    }

    private static String marks(Collection<String> values) {
        return values.stream().map(value -> "?").collect(joining(", ", "(", ")"));
    }

    int outstanding() {
        return count("select count(*) from EVENT_PUBLICATION");
    }

    int parked() {
        return count("select count(*) from parked_event where state = 'PARKED' and superseded_at is null");
    }

    private int count(String statement) {
        Integer count = jdbc.queryForObject(statement, Integer.class);
        return count == null ? 0 : count;
    }

    /** In parts, so that nobody waits for long. */
    void purge(Instant before) {
        while (jdbc.update("delete from EVENT_PUBLICATION_ARCHIVE where COMPLETION_DATE < ? limit " + PART, Timestamp.from(before)) == PART) {
            Thread.onSpinWait();
        }
    }
}
