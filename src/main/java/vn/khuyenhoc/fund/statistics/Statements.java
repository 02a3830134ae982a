package vn.khuyenhoc.fund.statistics;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.day;
import static org.jooq.impl.DSL.month;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.year;
import static vn.khuyenhoc.fund.statistics.Facts.PROPERTY;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.statistics.Period;
import vn.khuyenhoc.kernel.statistics.Statement;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.tree.Subtree;

/** Makes statements of facts: those alike are added up by the database, and put under their organizations here. */
@Component
class Statements {
    /** A province has not as many days and organizations on which money came in, in ten years. */
    private static final int MOST = 200_000;

    private final DSLContext sql;
    private final Days days;

    Statements(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
    }

    /** @throws Refusal STATISTICS_TOO_LARGE */
    Statement<Dimension> of(Question question, Facts facts) {
        List<Alike> now = read(question, question.period(), facts, List.of());
        List<Alike> before = read(question, question.period().yearBefore(), facts, List.of());
        Placing placing = Placing.of(question, Stream.concat(now.stream(), before.stream()).toList(), days.today(), sql);
        Statement<Dimension> statement = new Statement<>(question.grouping(), facts.figures().size());
        now.forEach(alike -> statement.add(placing.key(alike), alike.figures()));
        before.forEach(alike -> statement.addBefore(placing.key(alike), alike.figures()));
        return statement;
    }

    /** Whom the facts name in each group, each once. @throws Refusal STATISTICS_TOO_LARGE */
    Map<List<Long>, Set<Long>> named(Question question, Facts facts, Field<Long> person) {
        List<Alike> named = read(question, question.period(), facts, List.of(person));
        Placing placing = Placing.of(question, named, days.today(), sql);
        return named.stream().collect(groupingBy(placing::key, mapping(alike -> alike.figures().getFirst(), toSet())));
    }

    /** A day is told apart only where the tree of that day matters; {@code also} what else is, instead of adding figures up. */
    private List<Alike> read(Question question, Period period, Facts facts, List<Field<Long>> also) {
        boolean placed = question.grouping().by().stream().anyMatch(Dimension::ofOrganization);
        Field<Integer> inMonth = year(facts.day()).mul(100).add(month(facts.day()));
        List<Field<?>> keys = new ArrayList<>(List.of((placed ? inMonth.mul(100).add(day(facts.day())) : inMonth).as("happened")));
        if (placed) {
            keys.add(facts.organization().as("organization"));
        }
        List<Dimension> properties = question.grouping().by().stream().filter(facts.by()::containsKey).toList();
        properties.forEach(by -> keys.add(Objects.requireNonNull(facts.by().get(by)).as(PROPERTY + by.name())));
        List<Field<?>> apart = new ArrayList<>(keys);
        apart.addAll(also);
        List<Alike> alike = sql.select(keys).select(also.isEmpty() ? facts.figures() : also).from(facts.from())
            .where(facts.day().between(period.from(), period.to())).and(facts.shown()).and(within(question, facts))
            .groupBy(apart).limit(MOST + 1)
            .fetch(row -> alike(row, placed, properties, keys.size()));
        refuseMany(alike.size());
        return alike;
    }

    static void refuseMany(int alike) {
        if (alike > MOST) {
            throw new Refusal("STATISTICS_TOO_LARGE", null);
        }
    }

    private static Alike alike(Record row, boolean placed, List<Dimension> properties, int keys) {
        Map<Dimension, Long> said = new EnumMap<>(Dimension.class);
        properties.forEach(by -> said.put(by, Facts.number(row.get(PROPERTY + by.name()))));
        return new Alike(placed ? row.get("organization", Long.class) : 0, row.get("happened", Integer.class), said,
            IntStream.range(keys, row.size()).mapToObj(i -> row.get(i, Long.class)).toList());
    }

    private Condition within(Question question, Facts facts) {
        return question.within() == null ? noCondition()
            : Subtree.of(question.within(), facts.organization(), question.boundary() == Boundary.AS_WAS ? facts.day() : val(days.today()));
    }
}
