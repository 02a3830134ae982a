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
import vn.khuyenhoc.organization.OrganizationId;

/** What happened to organizations, day by day. */
@Repository
class Histories {
    private final DSLContext sql;

    Histories(DSLContext sql) {
        this.sql = sql;
    }

    /** Up to a day, so that an answer about an earlier day stays what it was. */
    Map<Long, Page<OrganizationEvent>> of(Set<Long> organizations, LocalDate day, PageRequest page) {
        return listing(new Happened((id, organization) -> Keys.in(organization, organizations), day)).pages(organizations, noCondition(), page);
    }

    @Public
    List<OrganizationEvent> withIds(Collection<Long> keys) {
        List<Long> sources = keys.stream().flatMap(key -> EventKey.sources(key).stream()).toList();
        return listing(new Happened((id, organization) -> Keys.in(id, sources), Days.FOREVER)).withIds(keys, Scope.NOWHERE);
    }

    private Listing<OrganizationEvent> listing(Happened happened) {
        Field<Long> id = happened.column("id", Long.class);
        Field<Long> organization = happened.column("organization_id", Long.class);
        Field<String> kind = happened.column("kind", String.class);
        Field<LocalDate> on = happened.column("happened_on", LocalDate.class);
        Field<LocalDateTime> learnt = happened.column("learnt_at", LocalDateTime.class);
        Field<Long> other = happened.column("other_id", Long.class);
        Field<Integer> share = happened.column("share", Integer.class);
        var act = ORGANIZATION_REORGANISATION;
        return new Listing<>(sql, happened.table, id, organization,
            happened.table.leftJoin(act).on(act.ID.eq(happened.column("reorganisation_id", Long.class))),
            List.of(id, organization, kind, on, learnt, other, share, act.DECISION),
            row -> new OrganizationEvent(row.get(id), OrganizationEventKind.valueOf(row.get(kind)), row.get(on), row.get(learnt),
                new OrganizationId(row.get(organization)), other(row, other), percent(row, share), row.get(act.DECISION)))
            .filteredBy(Criteria.on().oneOf("kind", kind).range("on", on))
            .orderedBy(Orders.by().field("ON", on));
    }

    private static @Nullable OrganizationId other(Record row, Field<Long> other) {
        Long id = row.get(other);
        return id == null ? null : new OrganizationId(id);
    }

    private static @Nullable Double percent(Record row, Field<Integer> share) {
        Integer hundredths = row.get(share);
        return hundredths == null ? null : hundredths / 100.0;
    }
}
