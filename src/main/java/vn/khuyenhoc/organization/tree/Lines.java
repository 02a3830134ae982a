package vn.khuyenhoc.organization.tree;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jooq.Converter;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.SQLDataType;
import org.jooq.tools.Convert;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.tree.KeptTotal.Column;

/**
 * The rows in which several kept totals come from one statement: which of them, the organization, the values of its dimensions
 * as text, its sums. A total that has fewer than another leaves the rest empty.
 */
@SuppressWarnings("unchecked")
record Lines(int dimensions, int measures) {
    static Lines of(List<KeptTotal> totals) {
        return new Lines(totals.stream().mapToInt(total -> total.dimensions.size()).max().orElse(0),
            totals.stream().mapToInt(total -> total.measures.size()).max().orElse(0));
    }

    List<SelectField<?>> of(int which, KeptTotal total, Field<Long> organization, Function<Column, Field<?>> side) {
        List<SelectField<?>> line = new ArrayList<>(List.of(inline(which), organization));
        for (int i = 0; i < dimensions; i++) {
            line.add(i < total.dimensions.size() ? text(side.apply(total.dimensions.get(i))) : inline(null, SQLDataType.VARCHAR));
        }
        for (int i = 0; i < measures; i++) {
            line.add(i < total.measures.size() ? sum((Field<Long>) side.apply(total.measures.get(i))) : inline(0L));
        }
        return line;
    }

    void read(Record row, KeptTotal total, Sums sums) {
        sums.add(whole(row.get(1)),
            IntStream.range(0, total.dimensions.size()).mapToObj(i -> value(total.dimensions.get(i).kept(), row.get(2 + i))).toList(),
            IntStream.range(0, total.measures.size()).mapToObj(i -> whole(row.get(2 + dimensions + i))).toList());
    }

    /** Not by jOOQ's conversion, which makes a converter for each value. */
    static long whole(@Nullable Object number) {
        return ((Number) Objects.requireNonNull(number)).longValue();
    }

    private static Field<String> text(Field<?> dimension) {
        return dimension.getConverter().fromType() == String.class ? dimension.coerce(SQLDataType.VARCHAR) : dimension.cast(SQLDataType.VARCHAR);
    }

    private static Object value(Field<?> dimension, @Nullable Object text) {
        Converter<Object, Object> converter = (Converter<Object, Object>) dimension.getConverter();
        return converter.from(Convert.convert(text, converter.fromType()));
    }
}
