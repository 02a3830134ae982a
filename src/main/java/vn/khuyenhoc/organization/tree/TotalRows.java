package vn.khuyenhoc.organization.tree;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;

import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.tree.KeptTotal.Column;

/** What one act adds to the rows of a total table: gathered first, then written in one order. */
final class TotalRows {
    /** A row of a total table, but for its slot. */
    private record Row(int depth, long organization, int period, List<?> dimensions) {
        /** One order for all writers; rows near the root, which everybody writes, are locked last and shortest. */
        static final Comparator<Row> LOCK_ORDER = comparing(Row::depth).reversed()
            .thenComparing(Row::organization).thenComparing(Row::period).thenComparing(row -> row.dimensions().toString());

        /** Rows near the root are split, so that writers of different branches seldom wait for each other. */
        int slots() {
            return switch (depth) {
                case 0 -> 8;
                case 1 -> 4;
                default -> 1;
            };
        }
    }

    private final KeptTotal total;
    private final Map<Row, long[]> rows = new HashMap<>();

    TotalRows(KeptTotal total) {
        this.total = total;
    }

    /**
     * @param day as one number
     * @param sign 1 to add, -1 to take away
     */
    void add(long ancestor, int depth, int day, List<?> dimensions, List<Long> amounts, int sign) {
        for (int period : total.periods(day)) {
            long[] sums = rows.computeIfAbsent(new Row(depth, ancestor, period, dimensions), row -> new long[total.measures.size()]);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += sign * amounts.get(i);
            }
        }
    }

    void write(DSLContext sql) {
        rows.values().removeIf(sums -> IntStream.range(0, sums.length).allMatch(i -> sums[i] == 0));
        if (rows.isEmpty()) {
            return;
        }
        int chance = ThreadLocalRandom.current().nextInt(8);
        List<Object[]> values = rows.entrySet().stream().sorted(Map.Entry.comparingByKey(Row.LOCK_ORDER))
            .map(entry -> cells(entry.getKey(), entry.getValue(), chance)).toList();
        Rows.batch(sql, upsert(), sql.family() == SQLDialect.H2 ? missingAfterUpdate(sql, values) : values);
    }

    /** H2 throws, rolls back and parses an update anew for each row that an upsert finds: there rows are updated first. */
    private List<Object[]> missingAfterUpdate(DSLContext sql, List<Object[]> values) {
        int keys = 3 + total.dimensions.size();
        int[] found = Rows.batch(sql, update(), values.stream().map(cells -> {
            List<Object> bound = new ArrayList<>(Arrays.asList(cells).subList(keys, cells.length));
            bound.addAll(Arrays.asList(cells).subList(0, keys));
            return bound.toArray();
        }).toList());
        return IntStream.range(0, found.length).filter(i -> found[i] == 0).mapToObj(values::get).toList();
    }

    private String update() {
        return "update " + total.totals.getName() + " set "
            + KeptTotal.fields(total.measures, Column::kept).stream().map(m -> m.getName() + " = " + m.getName() + " + ?").collect(joining(", "))
            + " where organization_id = ? and in_month = ? and slot = ?"
            + KeptTotal.fields(total.dimensions, Column::kept).stream().map(dimension -> " and " + dimension.getName() + " = ?").collect(joining());
    }

    private static Object[] cells(Row row, long[] sums, int chance) {
        List<Object> cells = new ArrayList<>(List.of(row.organization(), row.period(), chance % row.slots()));
        row.dimensions().forEach(value -> cells.add(value instanceof Enum<?> constant ? constant.name() : value));
        for (long sum : sums) {
            cells.add(sum);
        }
        return cells.toArray();
    }

    /** Plain SQL: jOOQ renders the clause as a MERGE for H2 and this very statement for MySQL; both take it as it is. */
    private String upsert() {
        List<Field<?>> dimensions = KeptTotal.fields(total.dimensions, Column::kept);
        List<Field<?>> measures = KeptTotal.fields(total.measures, Column::kept);
        String columns = Stream.concat(dimensions.stream(), measures.stream()).map(Field::getName).collect(joining(", "));
        int width = 3 + dimensions.size() + measures.size();
        return "insert into " + total.totals.getName() + " (organization_id, in_month, slot, " + columns + ") values ("
            + String.join(", ", Collections.nCopies(width, "?")) + ") on duplicate key update "
            + measures.stream().map(m -> m.getName() + " = " + m.getName() + " + values(" + m.getName() + ")").collect(joining(", "));
    }
}
