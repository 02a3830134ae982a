package vn.khuyenhoc.organization.history;

import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static vn.khuyenhoc.organization.history.Annals.key;
import static vn.khuyenhoc.organization.history.Annals.text;

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

/** The events of some organizations or units as one table: what differs between a line and the one before, and the successions. */
final class Happened {
    /** Which events are looked for. */
    interface Which {
        /** @param id of the line or succession that tells of the event; @param whose event it is */
        Condition of(Field<Long> id, Field<Long> whose);
    }

    private final Annals<?> annals;
    private final Table<?> line;
    private final Table<?> before;
    private final Learnt learnt;
    private final Field<Long> nobody = castNull(SQLDataType.BIGINT);
    private final Field<Integer> nothing = castNull(SQLDataType.INTEGER);
    private final Which which;
    private final LocalDate until;
    final Table<?> table;

    /** @param until the last day that is looked at */
    Happened(Annals<?> annals, Which which, LocalDate until) {
        this.annals = annals;
        this.line = annals.lines().as("line");
        this.before = annals.lines().as("before_line");
        this.learnt = new Learnt(annals, line);
        this.which = which;
        this.until = until;
        this.table = begun(EventKind.ESTABLISHED, key(before, "id").isNull(), said -> noCondition(), act(act -> key(act, "successor_id").eq(annals.whose(line))))
            .unionAll(begun(EventKind.RENAMED, text(before, "name").ne(text(line, "name")), said -> same(said, "name"), nobody))
            .unionAll(begun(EventKind.RECLASSIFIED, text(before, "level").ne(text(line, "level")).or(text(before, annals.sort()).ne(text(line, annals.sort()))),
                said -> same(said, "level").and(same(said, annals.sort())), nobody))
            .unionAll(begun(EventKind.MOVED, key(before, "parent_id").ne(key(line, "parent_id")), said -> key(said, "parent_id").eq(key(line, "parent_id")),
                act(act -> key(act, "predecessor_id").eq(key(before, "parent_id")).and(key(act, "successor_id").eq(key(line, "parent_id"))))))
            .unionAll(dissolved())
            .unionAll(succession(EventKind.RECEIVED, "successor_id", "predecessor_id", share -> noCondition()))
            .unionAll(succession(EventKind.SPLIT, "predecessor_id", "successor_id", Field::isNotNull))
            .unionAll(succession(EventKind.MERGED_INTO, "predecessor_id", "successor_id", Field::isNull))
            .asTable("happened");
    }

    <T> Field<T> column(String name, Class<T> type) {
        return Valid.column(table, name, type);
    }

    private Condition same(Table<?> said, String column) {
        return text(said, column).eq(text(line, column));
    }

    private Select<Record8<Long, Long, String, LocalDate, LocalDateTime, Long, Integer, Long>> begun(
            EventKind kind, Condition differs, Function<Table<?>, Condition> said, Field<Long> act) {
        return row(kind, key(line, "id"), annals.whose(line), Valid.from(line), learnt.begun(said), nobody, nothing, act)
            .from(line).leftJoin(before).on(annals.whose(before).eq(annals.whose(line))).and(Valid.to(before).eq(Valid.from(line))).and(Valid.known(before))
            .where(which.of(key(line, "id"), annals.whose(line))).and(Valid.from(line).le(until)).and(Valid.known(line)).and(differs);
    }

    private Select<Record8<Long, Long, String, LocalDate, LocalDateTime, Long, Integer, Long>> dissolved() {
        return row(EventKind.DISSOLVED, key(line, "id"), annals.whose(line), Valid.to(line), learnt.ended(), nobody, nothing, nobody)
            .from(line).where(which.of(key(line, "id"), annals.whose(line))).and(Valid.to(line).le(until)).and(Valid.known(line)).and(annals.dissolved().apply(line));
    }

    private Select<Record8<Long, Long, String, LocalDate, LocalDateTime, Long, Integer, Long>> succession(
            EventKind kind, String own, String other, Function<Field<Integer>, Condition> shared) {
        Table<?> s = annals.successions().as("succession");
        Field<LocalDate> on = Valid.column(s, "effective_on", LocalDate.class);
        Field<Integer> share = Valid.column(s, "share", Integer.class);
        return row(kind, key(s, "id"), key(s, own), on, Valid.column(s, "recorded_at", LocalDateTime.class), key(s, other), share, key(s, "reorganisation_id"))
            .from(s).where(which.of(key(s, "id"), key(s, own))).and(on.le(until)).and(Valid.known(s)).and(shared.apply(share));
    }

    private static SelectSelectStep<Record8<Long, Long, String, LocalDate, LocalDateTime, Long, Integer, Long>> row(
            EventKind kind, Field<Long> id, Field<Long> whose, Field<LocalDate> on, Field<LocalDateTime> recordedAt,
            Field<Long> other, Field<Integer> share, Field<Long> act) {
        return select(EventKey.of(id, kind).as("id"), whose.as("whose"), inline(kind.name()).as("kind"), on.as("happened_on"),
            recordedAt.as("learnt_at"), other.as("other_id"), share.as("share"), act.as("reorganisation_id"));
    }

    private Field<Long> act(Function<Table<?>, Condition> caused) {
        Table<?> act = annals.successions().as("act");
        return field(select(max(key(act, "reorganisation_id"))).from(act).where(caused.apply(act))
            .and(Valid.column(act, "effective_on", LocalDate.class).eq(Valid.from(line))).and(Valid.known(act)));
    }
}
