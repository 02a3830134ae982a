package vn.khuyenhoc.organization.census;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.day;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.localDateSub;
import static org.jooq.impl.DSL.month;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.year;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.statistics.Group;
import vn.khuyenhoc.kernel.statistics.Period;
import vn.khuyenhoc.organization.tree.SomeOrganizations;

/** Counts facts in the database, those together that are alike: which came in a period, and which went. */
final class StockReader<D extends Enum<D>> {
    /** A province has not as many organizations and days, in ten years. */
    static final int MOST = 200_000;
    private static final String PROPERTY = "by_";

    final DSLContext sql;
    final Stock<D> stock;
    private final SomeOrganizations organizations;
    private final Question<D> question;
    private final List<D> properties;
    private final boolean placed;

    StockReader(DSLContext sql, SomeOrganizations organizations, Question<D> question, Stock<D> stock) {
        this.sql = sql;
        this.organizations = organizations;
        this.question = question;
        this.stock = stock;
        this.properties = question.grouping().by().stream().filter(stock.by()::containsKey).toList();
        this.placed = stock.placed(question);
    }

    List<Counted<D>> came(List<Period> periods) {
        return happened(stock.begins(), stock.came(), stock.shown().apply(stock.begins()), periods);
    }

    /** On the first day on which it no longer was. */
    List<Counted<D>> went(List<Period> periods) {
        return happened(stock.ends(), stock.went(), stock.shown().apply(stock.dayByDay() ? localDateSub(stock.ends(), inline(1)) : stock.begins()), periods);
    }

    private List<Counted<D>> happened(Field<LocalDate> day, Condition which, Condition shown, List<Period> periods) {
        Condition within = periods.stream().map(period -> day.between(period.from(), period.to())).reduce(Condition::or).orElseThrow();
        LocalDate first = periods.stream().map(Period::from).min(Comparator.naturalOrder()).orElseThrow();
        LocalDate last = periods.stream().map(Period::to).max(Comparator.naturalOrder()).orElseThrow();
        // The range as well: an index serves it, but not the two of which one holds.
        return counted(stock.from(), number(day), day.between(first, last).and(within).and(which).and(shown));
    }

    /** @param day on which they count, as a number */
    List<Counted<D>> counted(Table<?> from, Field<Integer> day, Condition which) {
        List<Field<?>> keys = new ArrayList<>(List.of(day.as("happened")));
        keys.addAll(keys());
        List<Counted<D>> counted = sql.select(keys).select(count().as("number")).from(from).where(which).and(ever()).groupBy(keys).limit(MOST + 1)
            .fetch(this::counted);
        refuseMany(counted.size());
        return counted;
    }

    /** What is told apart but for the day. */
    List<Field<?>> keys() {
        List<Field<?>> keys = new ArrayList<>();
        if (placed) {
            // Not the column itself: MySQL would go through its index, and from there to every fact, to have each organization's together (0.3 s of CPU, so 0.1).
            keys.add(stock.organization().plus(0).as("organization"));
        }
        properties.forEach(by -> keys.add(Objects.requireNonNull(stock.by().get(by)).as(PROPERTY + by.name())));
        return keys;
    }

    /** That its organization stands, or once stood, under the one at the top. */
    Condition ever() {
        return question.within() == null ? noCondition() : organizations.everUnder(stock.organization(), question.within());
    }

    static void refuseMany(int alike) {
        if (alike > MOST) {
            throw new Refusal("STATISTICS_TOO_LARGE", null);
        }
    }

    private Counted<D> counted(Record row) {
        int day = row.get("happened", Integer.class);
        return new Counted<>(LocalDate.of(day / 10_000, day / 100 % 100, day % 100), alike(row), row.get("number", Long.class));
    }

    Alike<D> alike(Record row) {
        Map<D, Long> said = new HashMap<>();
        properties.forEach(by -> said.put(by, number(row.get(PROPERTY + by.name()))));
        return new Alike<>(placed ? row.get("organization", Long.class) : 0, said);
    }

    static Field<Integer> number(Field<LocalDate> day) {
        return year(day).mul(10_000).add(month(day).mul(100)).add(day(day));
    }

    static int number(LocalDate day) {
        return day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
    }

    /** What a fact says of itself, as a number. */
    static long number(@Nullable Object said) {
        return said instanceof Enum<?> constant ? constant.ordinal() : said == null ? Group.NONE : ((Number) said).longValue();
    }
}
