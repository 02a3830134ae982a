package vn.khuyenhoc.kernel.graphql;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.PageRequest;

/** Reads the arguments that many fields share, and refuses what is out of bounds by name. */
public final class Arguments {
    private Arguments() {}

    /** The arguments {@code first, after, where} and {@code orderBy} of a connection, and whether {@code totalCount} is selected. */
    public static PageRequest page(DataFetchingEnvironment field) {
        int first = Objects.requireNonNullElse(field.<Integer>getArgument("first"), 20);
        int largest = LargestPage.of(field.getGraphQlContext());
        if (first < 1 || first > largest) {
            throw new Refusal("PAGE_SIZE_OUT_OF_RANGE", "first", first, largest);
        }
        String after = field.getArgument("after");
        Map<String, Object> where = field.getArgument("where");
        if (where != null) {
            ListBounds.of(field.getGraphQlContext()).check(where);
        }
        List<String> orderBy = field.getArgument("orderBy");
        DataFetchingFieldSelectionSet wanted = field.getSelectionSet();
        return new PageRequest(first, after == null ? null : Cursor.parse(after), wanted.containsAnyOf("nodes", "edges", "pageInfo"), wanted.contains("totalCount"),
            where == null ? Map.of() : where, orderBy == null ? List.of() : Orders.sound(orderBy), scope(field), LargestPage.ahead(field.getGraphQlContext()));
    }

    /** Whose personal records the caller may read. */
    public static Scope scope(DataFetchingEnvironment field) {
        return Caller.of(field.getGraphQlContext()).reads();
    }

    public static LocalDate asOf(DataFetchingEnvironment field, LocalDate otherwise) {
        LocalDate asOf = field.getArgument("asOf");
        return asOf == null ? otherwise : asOf;
    }

    /** The required argument {@code year}. */
    public static int year(DataFetchingEnvironment field) {
        Integer year = optionalYear(field);
        if (year == null) {
            throw new Refusal("YEAR_OUT_OF_RANGE", "year", "null", Days.FIRST_YEAR, Days.LAST_YEAR);
        }
        return year;
    }

    public static @Nullable Integer optionalYear(DataFetchingEnvironment field) {
        Integer year = field.getArgument("year");
        if (year != null && !Days.known(year)) {
            throw new Refusal("YEAR_OUT_OF_RANGE", "year", String.valueOf(year), String.valueOf(Days.FIRST_YEAR), String.valueOf(Days.LAST_YEAR));
        }
        return year;
    }

    /** The key of the node that an id argument names; -1, which is no key, where the id is not one of that type. */
    public static @Nullable Long key(DataFetchingEnvironment field, String argument, Class<? extends Node> type) {
        String opaque = field.getArgument(argument);
        if (opaque == null) {
            return null;
        }
        GlobalId id = GlobalId.parse(opaque);
        return id != null && id.type().equals(type.getSimpleName()) ? id.key() : -1L;
    }
}
