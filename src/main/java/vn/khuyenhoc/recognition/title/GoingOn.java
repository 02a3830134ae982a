package vn.khuyenhoc.recognition.title;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.recognition.subject.Known;
import vn.khuyenhoc.recognition.title.Holding.Held;

/** Whoever goes on under another key has under it what they held before, so that years go on running. */
@Component
public class GoingOn {
    private final DSLContext sql;

    GoingOn(DSLContext sql) {
        this.sql = sql;
    }

    /** @param titles who has each, by its key; no correction, for a key by which titles are found says nothing of them */
    @Transactional(propagation = Propagation.MANDATORY)
    public void as(Map<Long, Known> titles) {
        List<@Nullable Object[]> known = titles.entrySet().stream().map(one -> new @Nullable Object[] {one.getValue().subject(), one.getKey()}).toList();
        List<@Nullable Object[]> knownAt = titles.entrySet().stream().map(one -> new @Nullable Object[] {one.getValue().subject(), one.getValue().at(), one.getKey()}).toList();
        Rows.batch(sql, "update recognition_title set subject = ?, known_at = ? where id = ? and superseded_at is null", knownAt);
        Rows.batch(sql, "update recognition_title_case set subject = ? where title_id = ? and superseded_at is null", known);
    }

    /** What somebody held under other keys. */
    public static Stream<Held> otherwise(List<Held> theirs, Known known) {
        return theirs.stream().filter(one -> !one.known().equals(known));
    }
}
