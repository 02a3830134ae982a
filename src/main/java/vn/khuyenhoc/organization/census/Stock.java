package vn.khuyenhoc.organization.census;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.tree.KeptTotal;

/**
 * Facts of one kind, of which each holds from a day up to, not including, another.
 *
 * @param from the facts, with whatever tells what they are
 * @param shown which of them a list would show, by the day on which it looks at them
 * @param dayByDay whether what is shown depends on that day; few facts only
 * @param came which of them are something new when they begin, rather than carried on
 * @param went which of them are over when they end
 * @param by what a fact says of itself for a dimension: an enum, or a number
 * @param kept the same added up by subtree and month, if it is
 * @param keptBy the dimensions that it is kept apart by, in their order
 */
public record Stock<D extends Enum<D>>(Table<?> from, Field<Long> organization, Field<LocalDate> begins, Field<LocalDate> ends,
                                       Function<Field<LocalDate>, Condition> shown, boolean dayByDay, Condition came, Condition went, Map<D, Field<?>> by,
                                       @Nullable KeptTotal kept, List<D> keptBy) {
    /** @param facts the table that says from when to when */
    public static <D extends Enum<D>> Stock<D> of(Table<?> from, Table<?> facts, Field<Long> organization) {
        return new Stock<D>(from, organization, Valid.from(facts), Valid.to(facts), day -> noCondition(), false, falseCondition(), falseCondition(), Map.of(), null, List.of());
    }

    /** Whatever the day. */
    public Stock<D> shown(Condition always) {
        return new Stock<>(from, organization, begins, ends, day -> always, false, came, went, by, kept, keptBy);
    }

    /** As it is looked at on a day. */
    public Stock<D> shownOn(Function<Field<LocalDate>, Condition> day) {
        return new Stock<>(from, organization, begins, ends, day, true, came, went, by, kept, keptBy);
    }

    public Stock<D> came(Condition anew) {
        return new Stock<>(from, organization, begins, ends, shown, dayByDay, anew, went, by, kept, keptBy);
    }

    public Stock<D> went(Condition over) {
        return new Stock<>(from, organization, begins, ends, shown, dayByDay, came, over, by, kept, keptBy);
    }

    public Stock<D> by(D dimension, Field<?> said) {
        Map<D, Field<?>> more = new HashMap<>(by);
        more.put(dimension, said);
        return new Stock<>(from, organization, begins, ends, shown, dayByDay, came, went, more, kept, keptBy);
    }

    /** Whether it matters of which organization a fact is: what it says of itself, it need not be asked for. */
    boolean placed(Question<D> question) {
        return question.within() != null || question.grouping().by().stream().anyMatch(dimension -> Placed.of(dimension) != null && !by.containsKey(dimension));
    }

    public Stock<D> kept(KeptTotal total, List<D> apartBy) {
        return new Stock<>(from, organization, begins, ends, shown, dayByDay, came, went, by, total, apartBy);
    }
}
