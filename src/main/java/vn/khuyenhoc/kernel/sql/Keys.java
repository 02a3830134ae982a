package vn.khuyenhoc.kernel.sql;

import java.util.Collection;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Many ids in one condition, as literals: H2 compares every row with each bound value, but looks literals up. One id is bound, so that its statement stays prepared. */
public final class Keys {
    private Keys() {}

    public static Condition in(Field<Long> column, Collection<Long> ids) {
        return ids.size() == 1 ? column.eq(ids.iterator().next()) : column.in(ids.stream().map(DSL::inline).toList());
    }
}
