package vn.khuyenhoc.kernel.sql;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.when;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;

/**
 * What a list can be filtered by: the fields of its {@code Filter} input, and what each means in SQL.
 *
 * <p>A filter and its {@code not} share all rows between them: of what is absent nothing is so, hence a row without a day is among those that are {@code not} before one.
 * What a caller may not read is the exception: a row is in neither, whatever its value, since {@code not} would tell what the filter does not.
 */
public final class Criteria {
    private final Map<String, Meaning> fields = new LinkedHashMap<>();

    private Criteria() {}

    public static Criteria on() {
        return new Criteria();
    }

    /** Which rows a value of the field asks for: those where it is so, or the others. */
    private interface Meaning {
        Condition of(Object wanted, Scope scope, boolean so);
    }

    /** An enum: one of these. */
    public <T> Criteria oneOf(String name, Field<T> column) {
        return oneOf(name, () -> column);
    }

    /** An enum that is reckoned anew each time, as from today's date. */
    public <T> Criteria oneOf(String name, Supplier<Field<T>> column) {
        return field(name, (wanted, scope, so) -> {
            Field<T> now = column.get();
            return told(now, now.in(((List<?>) wanted).stream().map(value -> now.getDataType().convert(value)).toList()), so);
        });
    }

    /** A day, an amount or a number: {@code eq, gt, gte, lt, lte}. */
    public <T> Criteria range(String name, Field<T> column) {
        return field(name, (wanted, scope, so) -> parts(wanted, so, (operator, value) -> compared(column, operator, value, so)));
    }

    /** Whether something is so; the condition must never be null in SQL. */
    public Criteria flag(String name, Supplier<Condition> condition) {
        return field(name, (wanted, scope, so) -> so == (Boolean) wanted ? condition.get() : not(condition.get()));
    }

    /** A moment, which the column keeps in UTC: {@code eq, gt, gte, lt, lte}. */
    public Criteria moment(String name, Field<LocalDateTime> column) {
        return field(name, (wanted, scope, so) -> parts(wanted, so,
            (operator, value) -> compared(column, operator, ((OffsetDateTime) value).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime(), so)));
    }

    /** Text: {@code eq, in, contains, startsWith}. */
    public Criteria text(String name, Field<String> column) {
        return text(name, () -> column);
    }

    /** Text that is told anew each time. */
    public Criteria text(String name, Supplier<Field<String>> column) {
        return field(name, (wanted, scope, so) -> parts(wanted, so, (operator, value) -> found(column.get(), operator, value, so)));
    }

    /**
     * Text of what a row is joined to, which the row itself keeps in small letters without marks: parts are searched in the row, whole texts there.
     *
     * @param joined the rows that are joined to what a condition there finds
     */
    public Criteria text(String name, Field<String> column, Field<String> unmarked, Function<Condition, Condition> joined) {
        return field(name, (wanted, scope, so) -> parts(wanted, so, (operator, value) -> switch (operator) {
            case "contains" -> told(unmarked, Vietnamese.containsUnmarked(unmarked, (String) value), so);
            case "startsWith" -> told(unmarked, Vietnamese.startsWithUnmarked(unmarked, (String) value), so);
            default -> told(joined.apply(found(column, operator, value, true)), so);
        }));
    }

    /** Text that only those may search who may read it. */
    public Criteria personalText(String name, Field<String> column, Function<Scope, Condition> shown) {
        return field(name, (wanted, scope, so) -> parts(wanted, so, (operator, value) ->
            so ? found(when(shown.apply(scope), column), operator, value, true) : shown.apply(scope).and(found(column, operator, value, false))));
    }

    /** A day, an amount or a number by which only those may search who may read it. */
    public <T> Criteria personalRange(String name, Field<T> column, Function<Scope, Condition> shown) {
        return field(name, (wanted, scope, so) -> parts(wanted, so, (operator, value) ->
            so ? compared(when(shown.apply(scope), column), operator, value, true) : shown.apply(scope).and(compared(column, operator, value, false))));
    }

    /** Whether something is so, asked only of what the caller may read; the condition must never be null in SQL. */
    public Criteria personalFlag(String name, Condition condition, Function<Scope, Condition> shown) {
        return field(name, (wanted, scope, so) -> shown.apply(scope).and(told(condition, so == (Boolean) wanted)));
    }

    /** What a row is related to, filtered in its turn; asked only of what the caller may read. */
    public Criteria personallyRelated(String name, Criteria other, Function<Scope, Condition> shown, Function<Condition, Condition> relation) {
        return field(name, (wanted, scope, so) -> of(other.nested((Map<?, ?>) wanted, scope, true), asked -> shown.apply(scope).and(told(relation.apply(asked), so))));
    }

    /** What a row is related to, filtered in its turn. */
    public Criteria related(String name, Criteria other, Function<Condition, Condition> relation) {
        return related(name, other, (_, asked) -> relation.apply(asked));
    }

    /** @param relation knows the filter too, which may tell how its rows are best looked for */
    public Criteria related(String name, Criteria other, BiFunction<Map<?, ?>, Condition, Condition> relation) {
        return field(name, (wanted, scope, so) -> of(other.nested((Map<?, ?>) wanted, scope, true), asked -> told(relation.apply((Map<?, ?>) wanted, asked), so)));
    }

    /** Whether a filter asks for one of these fields anywhere, be it of what a row is related to; what is null asks for nothing. */
    public static boolean asks(@Nullable Object filter, String... fields) {
        return switch (filter) {
            case Map<?, ?> parts -> parts.entrySet().stream().anyMatch(part -> part.getValue() != null && (List.of(fields).contains(part.getKey()) || asks(part.getValue(), fields)));
            case List<?> some -> some.stream().anyMatch(one -> asks(one, fields));
            case null, default -> false;
        };
    }

    private Criteria field(String name, Meaning meaning) {
        fields.put(name, meaning);
        return this;
    }

    /** The condition that a filter stands for. */
    public Condition condition(Map<?, ?> where, Scope scope) {
        return nested(where, scope, true);
    }

    /** A {@code not} is carried to the fields themselves: only there is it known what is absent, and what is hidden. */
    private Condition nested(Map<?, ?> where, Scope scope, boolean so) {
        return parts(where, so, (name, value) -> switch (name) {
            case "and" -> joined(each((List<?>) value, scope, so), so);
            case "or" -> joined(each((List<?>) value, scope, so), !so);
            case "not" -> nested((Map<?, ?>) value, scope, !so);
            default -> meaning(name).of(value, scope, so);
        });
    }

    private static Condition joined(List<Condition> conditions, boolean all) {
        return all ? and(conditions) : or(conditions);
    }

    /** Who asks for nothing of what is related, does not ask whether there is any. */
    private static Condition of(Condition asked, Function<Condition, Condition> relation) {
        return nothing(asked) ? asked : relation.apply(asked);
    }

    private static boolean nothing(Condition asked) {
        return asked == noCondition();
    }

    private List<Condition> each(List<?> filters, Scope scope, boolean so) {
        List<Condition> asked = filters.stream().map(filter -> nested((Map<?, ?>) filter, scope, so)).filter(one -> !nothing(one)).toList();
        return asked.isEmpty() && !filters.isEmpty() ? List.of(noCondition()) : asked;
    }

    private Meaning meaning(String name) {
        Meaning meaning = fields.get(name);
        if (meaning == null) {
            throw new IllegalStateException("nothing is filtered by " + name);
        }
        return meaning;
    }

    /** All that is asked together, or that one of it is not so. What is null, as an optional variable may be, asks for nothing, and so does its {@code not}. */
    private static Condition parts(Object parts, boolean so, BiFunction<String, Object, Condition> meaning) {
        List<Condition> conditions = new ArrayList<>();
        ((Map<?, ?>) parts).forEach((name, value) -> {
            if (value != null && meaning.apply((String) name, value) instanceof Condition asked && !nothing(asked)) {
                conditions.add(asked);
            }
        });
        return conditions.isEmpty() ? noCondition() : joined(conditions, so);
    }

    private static Condition told(Condition asked, boolean so) {
        return so ? asked : not(asked);
    }

    /** Of a column without a value nothing is so. */
    private static Condition told(Field<?> column, Condition asked, boolean so) {
        return so ? asked : not(asked).or(column.isNull());
    }

    private static <T> Condition compared(Field<T> column, String operator, Object wanted, boolean so) {
        T value = column.getDataType().convert(wanted);
        return told(column, switch (operator) {
            case "eq" -> column.eq(value);
            case "gt" -> column.gt(value);
            case "gte" -> column.ge(value);
            case "lt" -> column.lt(value);
            case "lte" -> column.le(value);
            default -> throw new IllegalStateException("no comparison " + operator);
        }, so);
    }

    private static Condition found(Field<String> column, String operator, Object value, boolean so) {
        return told(column, switch (operator) {
            case "eq" -> column.eq(Text.sought((String) value));
            case "in" -> column.in(((List<?>) value).stream().map(String.class::cast).map(Text::sought).toList());
            case "contains" -> Vietnamese.contains(column, (String) value);
            case "startsWith" -> Vietnamese.startsWith(column, (String) value);
            default -> throw new IllegalStateException("no search " + operator);
        }, so);
    }
}
