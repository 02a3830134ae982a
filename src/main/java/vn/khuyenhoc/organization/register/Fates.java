package vn.khuyenhoc.organization.register;

import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.coalesce;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_SUCCESSION;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;

/** What became of organizations that ended. */
@Repository
public class Fates {
    private final DSLContext sql;

    Fates(DSLContext sql) {
        this.sql = sql;
    }

    /** @param heir the successor with the largest part, or null of one that was dissolved */
    public record Fate(long organization, LocalDate on, @Nullable Long heir) {}

    /** Those of the organizations that have ended. */
    @Public
    public List<Fate> of(Collection<Long> organizations) {
        if (organizations.isEmpty()) {
            return List.of();
        }
        var r = ORGANIZATION_REGISTER;
        var ended = sql.select(r.ORGANIZATION_ID, r.VALID_TO).from(r)
            .where(Keys.in(r.ORGANIZATION_ID, organizations)).and(r.ENDED_AS.isNotNull()).and(Valid.known(r)).fetch();
        Map<Ended, Long> heirs = heirs(ended.map(row -> row.value1()));
        return ended.map(row -> new Fate(row.value1(), row.value2(), heirs.get(new Ended(row.value1(), row.value2()))));
    }

    /** An organization that ended, or gave away a part, on a day. */
    record Ended(long organization, LocalDate on) {}

    /** Of several successors of one day the one with the largest part; of equal parts the first. */
    @Public
    Map<Ended, Long> heirs(Collection<Long> predecessors) {
        var s = ORGANIZATION_SUCCESSION;
        return predecessors.isEmpty() ? Map.of() : sql.select(s.PREDECESSOR_ID, s.EFFECTIVE_ON, s.SUCCESSOR_ID).from(s)
            .where(Keys.in(s.PREDECESSOR_ID, predecessors)).and(Valid.known(s))
            .orderBy(coalesce(s.SHARE, 10_000).desc(), s.SUCCESSOR_ID)
            .fetch().stream().collect(toMap(row -> new Ended(row.value1(), row.value2()), row -> row.value3(), (largest, other) -> largest));
    }
}
