package vn.khuyenhoc.organization.tree;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.sql.Valid;

/**
 * What a module keeps added up for every organization's subtree and month, and from which facts.
 * A stock (members) holds from {@code valid_from} to {@code valid_to}; a flow (money raised) happens on one day.
 *
 * <p>The fact table has {@code organization_id}; the total table {@code organization_id, in_month, slot}. A stock is added up by
 * day too, in rows of the same table, so that a figure within a month need not read the facts of that month.
 */
public final class KeptTotal {
    /** A column of the total table and what it is, of a fact. */
    record Column(Field<?> kept, Field<?> ofFact) {}

    final Table<?> facts;
    final Table<?> totals;
    final Field<LocalDate> begins;
    final @Nullable Field<LocalDate> ends;
    final List<Column> dimensions = new ArrayList<>();
    final List<Column> measures = new ArrayList<>();

    private KeptTotal(Table<?> facts, Table<?> totals, Field<LocalDate> begins, @Nullable Field<LocalDate> ends) {
        this.facts = facts;
        this.totals = totals;
        this.begins = begins;
        this.ends = ends;
    }

    public static KeptTotal stock(Table<?> facts, Table<?> totals) {
        return new KeptTotal(facts, totals, Valid.from(facts), Valid.to(facts));
    }

    public static KeptTotal flow(Table<?> facts, Field<LocalDate> on, Table<?> totals) {
        return new KeptTotal(facts, totals, on, null);
    }

    /** Keeps the total apart by a property of the facts. */
    public <T> KeptTotal by(Field<T> kept, Field<T> ofFact) {
        dimensions.add(new Column(kept, ofFact));
        return this;
    }

    /** Adds up a property of the facts; {@code inline(1L)} counts them. */
    public KeptTotal adding(Field<Long> kept, Field<Long> ofFact) {
        measures.add(new Column(kept, ofFact));
        return this;
    }

    /** Whether its facts hold from a day to a day, rather than happen on one. */
    boolean stock() {
        return ends != null;
    }

    /** Under which numbers what changes on a day is filed. */
    List<Integer> periods(int day) {
        return stock() ? List.of(day / 100, day) : List.of(day / 100);
    }

    Field<Long> organization() {
        return Valid.column(totals, "organization_id", Long.class);
    }

    Field<Integer> month() {
        return Valid.column(totals, "in_month", Integer.class);
    }

    Field<Long> organizationOfFact() {
        return Valid.column(facts, "organization_id", Long.class);
    }

    static List<Field<?>> fields(List<Column> columns, Function<Column, Field<?>> side) {
        List<Field<?>> fields = new ArrayList<>();
        columns.forEach(column -> fields.add(side.apply(column)));
        return fields;
    }
}
