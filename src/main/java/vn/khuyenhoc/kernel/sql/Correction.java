package vn.khuyenhoc.kernel.sql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A fact that says something else from now on.
 *
 * @param recordedAt when what it said until now was recorded
 * @param values by column; empty for null
 */
record Correction(long id, LocalDateTime recordedAt, Map<String, Optional<Object>> values) {
    private static final int PART = 1_000;
    /** Each of them looks its values up from the first on. */
    private static final int DIFFERING = 200;

    /** @param values in the order of its parameters */
    record Statement(String text, @Nullable Object[] values) {}

    /** What one statement can correct: those that become alike, however many; the others by what changes of them. */
    static List<List<Correction>> parts(List<Correction> all) {
        record Alike(LocalDateTime recordedAt, Map<String, Optional<Object>> values) {}
        List<List<Correction>> parts = new ArrayList<>();
        List<Correction> others = new ArrayList<>();
        all.stream().collect(groupingBy(one -> new Alike(one.recordedAt(), one.values()), LinkedHashMap::new, toList())).values().forEach(alike -> {
            if (alike.size() < DIFFERING) {
                others.addAll(alike);
            } else {
                divide(alike, PART, parts);
            }
        });
        others.stream().collect(groupingBy(one -> one.values().keySet(), LinkedHashMap::new, toList())).values().forEach(some -> divide(some, DIFFERING, parts));
        return parts;
    }

    private static void divide(List<Correction> some, int most, List<List<Correction>> parts) {
        for (int from = 0; from < some.size(); from += most) {
            parts.add(some.subList(from, Math.min(from + most, some.size())));
        }
    }

    /** One statement for facts of which the same columns change: a statement for each of 5,000 took MySQL and its driver 1.5 s of CPU, these take a tenth of it. */
    static Statement of(String table, List<Correction> some) {
        List<@Nullable Object> bound = new ArrayList<>();
        String set = some.getFirst().values().keySet().stream()
            .map(field -> field + " = " + each(field, some, one -> Objects.requireNonNull(one.values().get(field)).orElse(null), bound)).collect(joining(", "));
        String known = "recorded_at = " + each("recorded_at", some, Correction::recordedAt, bound);
        return new Statement("update " + table + " set " + set + " where " + known + " and superseded_at is null and id in "
            + some.stream().map(one -> String.valueOf(one.id())).collect(joining(", ", "(", ")")), bound.toArray());
    }

    /** What all say alike once, else by their ids; the column itself tells H2 the type, for each has a value. */
    private static String each(String field, List<Correction> some, Function<Correction, @Nullable Object> value, List<@Nullable Object> bound) {
        Object first = value.apply(some.getFirst());
        if (some.stream().allMatch(one -> Objects.equals(value.apply(one), first))) {
            bound.add(first);
            return "?";
        }
        some.forEach(one -> bound.add(value.apply(one)));
        return some.stream().map(one -> "when " + one.id() + " then ?").collect(joining(" ", "case id ", " else " + field + " end"));
    }
}
