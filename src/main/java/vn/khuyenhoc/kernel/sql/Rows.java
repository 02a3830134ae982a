package vn.khuyenhoc.kernel.sql;

import static java.util.stream.Collectors.joining;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.audit.Changes;

/**
 * Writes many facts as one batch. Plain JDBC under jOOQ's tables: binding a batch through jOOQ cost a third
 * of loading the sample (measured with JFR, 740,000 rows).
 */
public final class Rows {
    private static final int PART = 1_000;
    private static final SQLExceptionTranslator SPRINGS = new SQLExceptionSubclassTranslator();

    private static final DSLContext ANY = DSL.using(SQLDialect.DEFAULT);

    private Rows() {}

    /** An empty row, for those who make many: one of its own constructor, or of its table, makes a configuration with its settings anew when its id is set. */
    public static <R extends TableRecord<R>> R blank(Table<R> table) {
        return ANY.newRecord(table);
    }

    /** Writes new facts, and a record of who wrote them. */
    public static <R extends TableRecord<R>> void insert(DSLContext sql, List<R> rows) {
        write(sql, "insert into ", rows);
        record(sql, List.of(), rows);
    }

    /**
     * The same of several acts that are written together.
     *
     * @param acts those of the rows, in their order; each is recorded by itself
     */
    public static <R extends TableRecord<R>> void insert(DSLContext sql, List<R> rows, List<Act> acts) {
        write(sql, "insert into ", rows);
        for (int i = 0; i < acts.size(); i++) {
            List<R> row = List.of(rows.get(i));
            acts.get(i).doing(() -> record(sql, List.of(), row));
        }
    }

    private static <R extends TableRecord<R>> void record(DSLContext sql, List<R> before, List<R> after) {
        if (!after.isEmpty()) {
            Table<R> table = after.getFirst().getTable();
            Changes.record(sql, after.getFirst().get(Valid.column(table, "recorded_at", LocalDateTime.class)), table.getName(), before, after);
        }
    }

    /** Writes rows that are a record themselves, such as the entries of a ledger. */
    public static <R extends TableRecord<R>> void append(DSLContext sql, List<R> rows) {
        write(sql, "insert into ", rows);
    }

    /** Leaves out rows whose key exists already; both databases know this form. */
    public static <R extends TableRecord<R>> void insertMissing(DSLContext sql, List<R> rows) {
        write(sql, "insert ignore into ", rows);
    }

    private static <R extends TableRecord<R>> void write(DSLContext sql, String verb, List<R> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Table<R> table = rows.getFirst().getTable();
        Field<?>[] fields = table.fields();
        String statement = verb + table.getName() + " (" + Arrays.stream(fields).map(Field::getName).collect(joining(", "))
            + ") values (" + String.join(", ", Collections.nCopies(fields.length, "?")) + ")";
        execute(sql, statement, rows, row -> {
            @Nullable Object[] values = new Object[fields.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = stored(row.get(i));
            }
            return values;
        });
    }

    /**
     * Executes one statement for each array of values, in one batch of the current transaction.
     *
     * @return how many rows each changed, or less than 0 where the driver does not know
     */
    public static int[] batch(DSLContext sql, String statement, List<@Nullable Object[]> rows) {
        return execute(sql, statement, rows, values -> values);
    }

    /** One row alone is no batch: Connector/J prepares a statement for each batch, and forgets it. A deadlock is told as Spring tells it, for jOOQ does not of what it has not executed: only so is it tried again. */
    private static <R> int[] execute(DSLContext sql, String statement, List<R> rows, Function<R, @Nullable Object[]> values) {
        return sql.connectionResult(connection -> {
            try (PreparedStatement prepared = connection.prepareStatement(statement)) {
                if (rows.size() == 1) {
                    bind(prepared, values.apply(rows.getFirst()));
                    return new int[] {prepared.executeUpdate()};
                }
                return inParts(prepared, rows, values);
            } catch (SQLException failed) {
                RuntimeException told = SPRINGS.translate("write", statement, failed);
                throw told != null ? told : new DataAccessException("write", failed);
            }
        });
    }

    /** A batch of all rows at once kept their values alive through several collections of garbage. */
    private static <R> int[] inParts(PreparedStatement prepared, List<R> rows, Function<R, @Nullable Object[]> values) throws SQLException {
        int[] counts = new int[rows.size()];
        for (int from = 0; from < counts.length; from += PART) {
            List<R> part = rows.subList(from, Math.min(from + PART, counts.length));
            for (R row : part) {
                bind(prepared, values.apply(row));
                prepared.addBatch();
            }
            System.arraycopy(prepared.executeBatch(), 0, counts, from, part.size());
        }
        return counts;
    }

    private static void bind(PreparedStatement prepared, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(i + 1, values[i]);
        }
    }

    /** A value as its column keeps it: an enum by its name. */
    private static @Nullable Object stored(@Nullable Object value) {
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    /**
     * Corrects facts: each keeps its id and says something else from {@code now} on, while what it said before stays readable
     * as a row of its own.
     *
     * @param change makes the correction on a copy of the fact
     * @return the facts as they are now
     * @throws OptimisticLockingFailureException if somebody else corrected one of them meanwhile
     */
    public static <R extends TableRecord<R>> List<R> correct(DSLContext sql, List<R> facts, LocalDateTime now, UnaryOperator<R> change) {
        if (facts.isEmpty()) {
            return List.of();
        }
        Table<R> table = facts.getFirst().getTable();
        Field<Long> id = Valid.column(table, "id", Long.class);
        Field<LocalDateTime> recordedAt = Valid.column(table, "recorded_at", LocalDateTime.class);
        List<R> corrected = new ArrayList<>();
        List<Correction> corrections = new ArrayList<>();
        for (R fact : facts) {
            R after = change.apply(copy(fact));
            after.set(recordedAt, now);
            corrected.add(after);
            corrections.add(new Correction(fact.get(id), fact.get(recordedAt), changes(fact, after)));
        }
        update(sql, table, corrections);
        // Last: a fact and what it said before would else have the same unique key for a moment.
        write(sql, "insert into ", facts.stream().map(fact -> {
            R before = copy(fact);
            before.set(id, Ids.next());
            before.set(Valid.column(table, "version_of", Long.class), fact.get(id));
            before.set(Valid.column(table, "superseded_at", LocalDateTime.class), now);
            return before;
        }).toList());
        record(sql, facts, corrected);
        return corrected;
    }

    private static Map<String, Optional<Object>> changes(Record before, Record after) {
        Map<String, Optional<Object>> values = new LinkedHashMap<>();
        for (Field<?> field : before.fields()) {
            if (!Objects.equals(before.get(field), after.get(field))) {
                values.put(field.getName(), Optional.ofNullable(stored(after.get(field))));
            }
        }
        return values;
    }

    private static void update(DSLContext sql, Table<?> table, List<Correction> corrections) {
        for (List<Correction> some : Correction.parts(corrections)) {
            Correction.Statement statement = Correction.of(table.getName(), some);
            if (batch(sql, statement.text(), List.<@Nullable Object[]>of(statement.values()))[0] != some.size()) {
                throw new OptimisticLockingFailureException(table.getName() + " was corrected meanwhile");
            }
        }
    }

    /**
     * Takes facts back: from {@code now} on they never held, but what was known until then stays readable.
     *
     * @throws OptimisticLockingFailureException if somebody else corrected one of them meanwhile
     */
    public static <R extends TableRecord<R>> void withdraw(DSLContext sql, List<R> facts, LocalDateTime now) {
        if (facts.isEmpty()) {
            return;
        }
        Table<R> table = facts.getFirst().getTable();
        Field<LocalDateTime> recordedAt = Valid.column(table, "recorded_at", LocalDateTime.class);
        Map<String, Optional<Object>> taken = Map.of("superseded_at", Optional.of(now));
        update(sql, table, facts.stream().map(fact -> new Correction(fact.get(Valid.column(table, "id", Long.class)), fact.get(recordedAt), taken)).toList());
        List<R> withdrawn = facts.stream().map(Rows::copy).toList();
        withdrawn.forEach(fact -> fact.set(Valid.column(table, "superseded_at", LocalDateTime.class), now));
        Changes.record(sql, now, table.getName(), facts, withdrawn);
    }

    static <R extends TableRecord<R>> R copy(R fact) {
        R copy = blank(fact.getTable());
        for (Field<?> field : fact.fields()) {
            copy(fact, copy, field);
        }
        return copy;
    }

    static <T> void copy(Record from, Record to, Field<T> field) {
        to.set(field, from.get(field));
    }
}
