package vn.khuyenhoc.kernel.sql;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jooq.Condition;
import org.jooq.Field;
import vn.khuyenhoc.kernel.access.Scope;

/** What a list can be filtered by: the fields of its {@code Filter} input, and what each means in SQL. */
public final class Criteria {
    private final Map<String, BiFunction<Object, Scope, Condition>> fields = new LinkedHashMap<>();

    private Criteria() {}

    public static Criteria on() {
        return new Criteria();
    }

    /** An enum: one of these. */
    public <T> Criteria oneOf(String name, Field<T> column) {
        return field(name, wanted -> column.in(((List<?>) wanted).stream().map(value -> column.getDataType().convert(value)).toList()));
    }

    /** An enum that is reckoned anew each time, as from today's date. */
    public <T> Criteria oneOf(String name, Supplier<Field<T>> column) {
        return field(name, wanted -> {
            Field<T> now = column.get();
            return now.in(((List<?>) wanted).stream().map(value -> now.getDataType().convert(value)).toList());
        });
    }

    /** A day, an amount or a number: {@code eq, gt, gte, lt, lte}. */
    public <T> Criteria range(String name, Field<T> column) {
        return field(name, wanted -> all((Map<?, ?>) wanted, (operator, value) -> compared(column, operator, column.getDataType().convert(value))));
    }

    /** Whether something is so; the condition must never be null in SQL. */
    public Criteria flag(String name, Supplier<Condition> condition) {
        return field(name, wanted -> (Boolean) wanted ? condition.get() : not(condition.get()));
    }

    /** Text: {@code eq, in, contains, startsWith}. */
    public Criteria text(String name, Field<String> column) {
        return field(name, wanted -> all((Map<?, ?>) wanted, (operator, value) -> found(column, operator, value)));
    }

    /**
     * Text of what a row is joined to, which the row itself keeps in small letters without marks: parts are searched in the row, whole texts there.
     *
     * @param joined the rows that are joined to what a condition there finds
     */
    public Criteria text(String name, Field<String> column, Field<String> unmarked, Function<Condition, Condition> joined) {
        return field(name, wanted -> all((Map<?, ?>) wanted, (operator, value) -> switch (operator) {
            case "contains" -> Vietnamese.containsUnmarked(unmarked, (String) value);
            case "startsWith" -> Vietnamese.startsWithUnmarked(unmarked, (String) value);
            default -> joined.apply(found(column, operator, value));
        }));
    }

    /** Text that only those may search who may read it. */
    public Criteria personalText(String name, Function<Scope, Field<String>> column) {
        fields.put(name, (wanted, scope) ->
            all((Map<?, ?>) wanted, (operator, value) -> found(column.apply(scope), operator, value)));
        return this;
    }

    /** A day, an amount or a number by which only those may search who may read it. */
    public <T> Criteria personalRange(String name, Function<Scope, Field<T>> column) {
        fields.put(name, (wanted, scope) -> {
            Field<T> shown = column.apply(scope);
            return all((Map<?, ?>) wanted, (operator, value) -> compared(shown, operator, shown.getDataType().convert(value)));
        });
        return this;
    }

    /** Whether something is so, asked only of what the caller may read: of the rest it neither is nor is not. */
    public Criteria personalFlag(String name, Function<Scope, Field<Boolean>> column) {
        fields.put(name, (wanted, scope) -> column.apply(scope).eq((Boolean) wanted));
        return this;
    }

    /** What a row is related to, filtered in its turn; asked only of what the caller may read. In numbers, since H2 cannot read again what it makes of a condition in a case. */
    public Criteria personallyRelated(String name, Criteria other, Function<Scope, Condition> shown, Function<Condition, Condition> relation) {
        fields.put(name, (wanted, scope) -> of(other.nested((Map<?, ?>) wanted, scope),
            asked -> when(shown.apply(scope), when(relation.apply(asked), inline(1)).otherwise(inline(0))).eq(inline(1))));
        return this;
    }

    /** What a row is related to, filtered in its turn. */
    public Criteria related(String name, Criteria other, Function<Condition, Condition> relation) {
        fields.put(name, (wanted, scope) -> of(other.nested((Map<?, ?>) wanted, scope), relation));
        return this;
    }

    private Criteria field(String name, Function<Object, Condition> meaning) {
        fields.put(name, (wanted, scope) -> meaning.apply(wanted));
        return this;
    }

    /** The condition that a filter stands for. */
    public Condition condition(Map<?, ?> where, Scope scope) {
        return nested(where, scope);
    }

    private Condition nested(Map<?, ?> where, Scope scope) {
        return all(where, (name, value) -> switch (name) {
            case "and" -> and(each((List<?>) value, scope));
            case "or" -> or(each((List<?>) value, scope));
            case "not" -> opposite(nested((Map<?, ?>) value, scope));
            default -> meaning(name).apply(value, scope);
        });
    }

    /** Who asks for nothing of what is related, does not ask whether there is any. */
    private static Condition of(Condition asked, Function<Condition, Condition> relation) {
        return nothing(asked) ? asked : relation.apply(asked);
    }

    private static boolean nothing(Condition asked) {
        return asked == noCondition();
    }

    /** The opposite of nothing is nothing too, and not everything. */
    private static Condition opposite(Condition asked) {
        return nothing(asked) ? asked : not(asked);
    }

    private List<Condition> each(List<?> filters, Scope scope) {
        List<Condition> asked = filters.stream().map(filter -> nested((Map<?, ?>) filter, scope)).filter(one -> !nothing(one)).toList();
        return asked.isEmpty() && !filters.isEmpty() ? List.of(noCondition()) : asked;
    }

    private BiFunction<Object, Scope, Condition> meaning(String name) {
        BiFunction<Object, Scope, Condition> meaning = fields.get(name);
        if (meaning == null) {
            throw new IllegalStateException("nothing is filtered by " + name);
        }
        return meaning;
    }

    /** What is null, as an optional variable may be, asks for nothing. */
    private static Condition all(Map<?, ?> parts, BiFunction<String, Object, Condition> meaning) {
        List<Condition> conditions = new ArrayList<>();
        parts.forEach((name, value) -> {
            if (value != null && meaning.apply((String) name, value) instanceof Condition asked && !nothing(asked)) {
                conditions.add(asked);
            }
        });
        return conditions.isEmpty() ? noCondition() : and(conditions);
    }

    private static <T> Condition compared(Field<T> column, String operator, T value) {
        return switch (operator) {
            case "eq" -> column.eq(value);
            case "gt" -> column.gt(value);
            case "gte" -> column.ge(value);
            case "lt" -> column.lt(value);
            case "lte" -> column.le(value);
            default -> throw new IllegalStateException("no comparison " + operator);
        };
    }

    private static Condition found(Field<String> column, String operator, Object value) {
        return switch (operator) {
            case "eq" -> column.eq((String) value);
            case "in" -> column.in(((List<?>) value).stream().map(String.class::cast).toList());
            case "contains" -> Vietnamese.contains(column, (String) value);
            case "startsWith" -> Vietnamese.startsWith(column, (String) value);
            default -> throw new IllegalStateException("no search " + operator);
        };
    }
}
