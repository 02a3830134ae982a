package vn.khuyenhoc.organization.history;

import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_SUCCESSION;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Function;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record8;
import org.jooq.Select;
import org.jooq.SelectSelectStep;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationState;
import vn.khuyenhoc.organization.jooq.tables.OrganizationRegister;
import vn.khuyenhoc.organization.jooq.tables.OrganizationSuccession;

/** The events of some organizations as one table: what differs between a line of the register and the one before, and the successions. */
final class Happened {
    /** Which events are looked for. */
    interface Which {
        /** @param id of the line or succession that tells of the event; @param organization whose event it is */
        Condition of(Field<Long> id, Field<Long> organization);
    }

    private final OrganizationRegister line = ORGANIZATION_REGISTER.as("line");
    private final OrganizationRegister before = ORGANIZATION_REGISTER.as("before_line");
    private final Field<Long> nobody = castNull(SQLDataType.BIGINT);
    private final Which which;
    private final LocalDate until;
    final Table<?> table;

    /** @param until the last day that is looked at */
    Happened(Which which, LocalDate until) {
        this.which = which;
        this.until = until;
        this.table = begun(OrganizationEventKind.ESTABLISHED, before.ID.isNull(), said -> noCondition(),
                act(act -> act.SUCCESSOR_ID.eq(line.ORGANIZATION_ID)))
            .unionAll(begun(OrganizationEventKind.RENAMED, before.NAME.ne(line.NAME), said -> said.NAME.eq(line.NAME), nobody))
            .unionAll(begun(OrganizationEventKind.RECLASSIFIED, before.LEVEL.ne(line.LEVEL).or(before.BASIS.ne(line.BASIS)),
                said -> said.LEVEL.eq(line.LEVEL).and(said.BASIS.eq(line.BASIS)), nobody))
            .unionAll(begun(OrganizationEventKind.MOVED, before.PARENT_ID.ne(line.PARENT_ID), said -> said.PARENT_ID.eq(line.PARENT_ID),
                act(act -> act.PREDECESSOR_ID.eq(before.PARENT_ID).and(act.SUCCESSOR_ID.eq(line.PARENT_ID)))))
            .unionAll(dissolved())
            .unionAll(succession(OrganizationEventKind.RECEIVED, s -> s.SUCCESSOR_ID, s -> s.PREDECESSOR_ID, s -> noCondition()))
            .unionAll(succession(OrganizationEventKind.SPLIT, s -> s.PREDECESSOR_ID, s -> s.SUCCESSOR_ID, s -> s.SHARE.isNotNull()))
            .unionAll(succession(OrganizationEventKind.MERGED_INTO, s -> s.PREDECESSOR_ID, s -> s.SUCCESSOR_ID, s -> s.SHARE.isNull()))
            .asTable("happened");
    }

    <T> Field<T> column(String name, Class<T> type) {
        return Valid.column(table, name, type);
    }

    private Select<Record8<Long, Long, String, LocalDate, LocalDateTime, Long, Integer, Long>> begun(
            OrganizationEventKind kind, Condition differs, Function<OrganizationRegister, Condition> said, Field<Long> act) {
        return row(kind, line.ID, line.ORGANIZATION_ID, line.VALID_FROM, recordedAt(v -> said.apply(v).and(v.VALID_FROM.eq(line.VALID_FROM))),
            nobody, castNull(SQLDataType.INTEGER), act)
            .from(line).leftJoin(before).on(before.ORGANIZATION_ID.eq(line.ORGANIZATION_ID)).and(before.VALID_TO.eq(line.VALID_FROM)).and(Valid.known(before))
            .where(which.of(line.ID, line.ORGANIZATION_ID)).and(line.VALID_FROM.le(until)).and(Valid.known(line)).and(differs);
    }

    private Select<Record8<Long, Long, String, LocalDate, LocalDateTime, Long, Integer, Long>> dissolved() {
        return row(OrganizationEventKind.DISSOLVED, line.ID, line.ORGANIZATION_ID, line.VALID_TO,
            recordedAt(v -> v.ENDED_AS.eq(line.ENDED_AS).and(v.VALID_TO.eq(line.VALID_TO))), nobody, castNull(SQLDataType.INTEGER), nobody)
            .from(line).where(which.of(line.ID, line.ORGANIZATION_ID)).and(line.VALID_TO.le(until)).and(Valid.known(line)).and(line.ENDED_AS.eq(OrganizationState.DISSOLVED));
    }

    private Select<Record8<Long, Long, String, LocalDate, LocalDateTime, Long, Integer, Long>> succession(
            OrganizationEventKind kind, Function<OrganizationSuccession, Field<Long>> own, Function<OrganizationSuccession, Field<Long>> other,
            Function<OrganizationSuccession, Condition> differs) {
        var s = ORGANIZATION_SUCCESSION.as("succession");
        return row(kind, s.ID, own.apply(s), s.EFFECTIVE_ON, s.RECORDED_AT, other.apply(s), s.SHARE, s.REORGANISATION_ID)
            .from(s).where(which.of(s.ID, own.apply(s))).and(s.EFFECTIVE_ON.le(until)).and(Valid.known(s)).and(differs.apply(s));
    }

    private static SelectSelectStep<Record8<Long, Long, String, LocalDate, LocalDateTime, Long, Integer, Long>> row(
            OrganizationEventKind kind, Field<Long> id, Field<Long> organization, Field<LocalDate> on, Field<LocalDateTime> recordedAt,
            Field<Long> other, Field<Integer> share, Field<Long> act) {
        return select(EventKey.of(id, kind).as("id"), organization.as("organization_id"), inline(kind.name()).as("kind"), on.as("happened_on"),
            recordedAt.as("learnt_at"), other.as("other_id"), share.as("share"), act.as("reorganisation_id"));
    }

    /** When a line first said so: what else it says may have been corrected since. */
    private Field<LocalDateTime> recordedAt(Function<OrganizationRegister, Condition> saidSo) {
        var version = ORGANIZATION_REGISTER.as("version");
        return coalesce(field(select(min(version.RECORDED_AT)).from(version)
            .where(version.ORGANIZATION_ID.eq(line.ORGANIZATION_ID)).and(version.VERSION_OF.eq(line.ID)).and(saidSo.apply(version))), line.RECORDED_AT);
    }

    private Field<Long> act(Function<OrganizationSuccession, Condition> caused) {
        var act = ORGANIZATION_SUCCESSION.as("act");
        return field(select(max(act.REORGANISATION_ID)).from(act).where(caused.apply(act)).and(act.EFFECTIVE_ON.eq(line.VALID_FROM)).and(Valid.known(act)));
    }
}
