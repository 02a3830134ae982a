package vn.khuyenhoc.organization.history;

import static org.jooq.impl.DSL.noCondition;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REORGANISATION;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;

/** What happened to organizations and to administrative units, day by day. */
@Repository
class Histories {
    private static final double PERCENT = 100;

    private final DSLContext sql;

    Histories(DSLContext sql) {
        this.sql = sql;
    }

    /** Up to a day, so that an answer about an earlier day stays what it was. */
    <E> Map<Long, Page<E>> of(Annals<E> annals, Set<Long> wanted, LocalDate day, PageRequest page) {
        return listing(annals, new Happened(annals, (id, whose) -> Keys.in(whose, wanted), day)).pages(wanted, noCondition(), page);
    }

    @Public
    <E> List<E> withIds(Annals<E> annals, Collection<Long> keys) {
        List<Long> sources = keys.stream().flatMap(key -> EventKey.sources(key).stream()).toList();
        return listing(annals, new Happened(annals, (id, whose) -> Keys.in(id, sources), Days.FOREVER)).withIds(keys, Scope.NOWHERE);
    }

    private <E> Listing<E> listing(Annals<E> annals, Happened happened) {
        Field<Long> id = happened.column("id", Long.class);
        Field<Long> whose = happened.column("whose", Long.class);
        Field<String> kind = happened.column("kind", String.class);
        Field<LocalDate> on = happened.column("happened_on", LocalDate.class);
        Field<LocalDateTime> learnt = happened.column("learnt_at", LocalDateTime.class);
        Field<Long> other = happened.column("other_id", Long.class);
        Field<Integer> share = happened.column("share", Integer.class);
        var act = ORGANIZATION_REORGANISATION;
        return new Listing<>(sql, happened.table, id, whose,
            happened.table.leftJoin(act).on(act.ID.eq(happened.column("reorganisation_id", Long.class))),
            List.of(id, whose, kind, on, learnt, other, share, act.DECISION),
            row -> annals.telling().event(row.get(id), EventKind.valueOf(row.get(kind)), row.get(on), row.get(learnt), row.get(whose),
                row.get(other), percent(row, share), row.get(act.DECISION)))
            .filteredBy(Criteria.on().oneOf("kind", kind).range("on", on))
            .orderedBy(Orders.by().field("ON", on));
    }

    private static @Nullable Double percent(Record row, Field<Integer> share) {
        Integer hundredths = row.get(share);
        return hundredths == null ? null : hundredths / PERCENT;
    }
}
