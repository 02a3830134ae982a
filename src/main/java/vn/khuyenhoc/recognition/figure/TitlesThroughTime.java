package vn.khuyenhoc.recognition.figure;

import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_ELIGIBLE;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_CASE;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.tree.Ancestors;
import vn.khuyenhoc.organization.tree.Ancestors.Ancestor;
import vn.khuyenhoc.organization.tree.Subtree;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.jooq.tables.RecognitionTitle;

/** Counts what no total is kept of: who registered, whose title runs out, who lost it, and who was recognised year after year. */
@Repository
@Public
class TitlesThroughTime {
    /** @param years running; 0 where it does not matter */
    record Group(TitleKind kind, int years) {}

    private record Own(long organization, Group group, int count) {}

    private final DSLContext sql;

    TitlesThroughTime(DSLContext sql) {
        this.sql = sql;
    }

    /** For the year of a day, until the day, where they registered. */
    Map<Long, Map<Group, Long>> registered(Set<Long> subtrees, LocalDate day) {
        var c = RECOGNITION_TITLE_CASE;
        return counted(subtrees, day, c, c.REGISTERED_AT, c.KIND, c.TITLE_YEAR.eq(day.getYear()).and(c.REGISTERED_ON.le(day)));
    }

    /** Held on a day, but no longer than for some days after it, for its time is over then; not what is revoked or renewed before. */
    Map<Long, Map<Group, Long>> expiring(Set<Long> subtrees, LocalDate day, int soon) {
        var t = RECOGNITION_TITLE;
        return counted(subtrees, day, t, t.ORGANIZATION_ID, t.KIND, Valid.on(t, day).and(t.VALID_TO.le(day.plusDays(soon))).and(t.ENDED_BY.eq("EXPIRED")));
    }

    /** Held a year before, and by none of its subject now. */
    Map<Long, Map<Group, Long>> lost(Set<Long> subtrees, LocalDate day) {
        var t = RECOGNITION_TITLE;
        RecognitionTitle now = t.as("now");
        return counted(subtrees, day, t, t.ORGANIZATION_ID, t.KIND, Valid.on(t, day.minusYears(1)).and(t.VALID_TO.le(day))
            .and(t.SUBJECT.isNull().or(notExists(selectOne().from(now).where(now.SUBJECT.eq(t.SUBJECT)).and(Valid.on(now, day)).and(Valid.known(now))))));
    }

    /** Reports of those that could register that stand on a day, of however many. */
    Map<Long, Map<Group, Long>> reports(Set<Long> subtrees, LocalDate day) {
        var e = RECOGNITION_ELIGIBLE;
        return counted(subtrees, day, e, e.ORGANIZATION_ID, e.KIND, Valid.on(e, day));
    }

    private Map<Long, Map<Group, Long>> counted(Set<Long> subtrees, LocalDate day, Table<?> facts, Field<Long> organization, Field<TitleKind> kind, Condition which) {
        var own = select(organization.as("at"), kind.as("kind"), count().as("facts")).from(facts).where(which).and(Valid.known(facts)).groupBy(organization, kind).asTable("own");
        Field<Long> at = own.field("at", Long.class);
        return rolledUp(subtrees, day, sql.select(at, own.field("kind", kind.getDataType()), own.field("facts", Integer.class)).from(own).where(under(subtrees, at, day))
            .fetch(row -> new Own(row.value1(), new Group(row.value2(), 0), row.value3())));
    }

    /** Asked of groups, not of each fact: H2 looks for each by itself. */
    private static Condition under(Set<Long> subtrees, Field<Long> organization, LocalDate day) {
        return Subtree.of(Scope.of(subtrees), organization, val(day));
    }

    /** Of those who hold a title on a day and were recognised for the year before its own: how many years running; who was not is missing. */
    Map<Long, Map<Group, Long>> running(Set<Long> subtrees, LocalDate day) {
        var t = RECOGNITION_TITLE;
        RecognitionTitle earlier = t.as("earlier");
        Field<Integer> year = t.TITLE_YEAR, then = earlier.TITLE_YEAR;
        var years = select(t.ID, t.ORGANIZATION_ID, t.KIND, year.as("own_year"), then.as("in_year")).from(t)
            .join(earlier).on(earlier.SUBJECT.eq(t.SUBJECT)).and(then.lt(year)).and(earlier.VALID_FROM.le(day)).and(Valid.known(earlier))
            .where(t.SUBJECT.isNotNull()).and(Valid.on(t, day)).and(Valid.known(t))
            .groupBy(t.ID, t.ORGANIZATION_ID, t.KIND, year, then).asTable("years");
        Field<Long> id = years.field(t.ID), organization = years.field(t.ORGANIZATION_ID);
        Field<TitleKind> kind = years.field(t.KIND);
        Field<Integer> of = years.field("own_year", Integer.class), in = years.field("in_year", Integer.class);
        var placed = select(id, organization, kind, of.minus(in).as("years_back"), rowNumber().over().partitionBy(id).orderBy(in.desc()).as("place_back")).from(years).asTable("placed");
        // Every year back to a gap: the third before is the third that is found.
        var runs = select(placed.field(id), placed.field(organization), placed.field(kind), count().as("years_before")).from(placed)
            .where(placed.field("years_back", Integer.class).eq(placed.field("place_back", Integer.class)))
            .groupBy(placed.field(id), placed.field(organization), placed.field(kind)).asTable("runs");
        var own = select(runs.field(organization).as("at"), runs.field(kind).as("kind"), runs.field("years_before", Integer.class).as("years_before"), count().as("titles")).from(runs)
            .groupBy(runs.field(organization), runs.field(kind), runs.field("years_before")).asTable("own");
        Field<Long> at = own.field("at", Long.class);
        return rolledUp(subtrees, day, sql.select(at, own.field("kind", t.KIND.getDataType()), own.field("years_before", Integer.class), own.field("titles", Integer.class)).from(own)
            .where(under(subtrees, at, day)).fetch(row -> new Own(row.value1(), new Group(row.value2(), row.value3() + 1), row.value4())));
    }

    private Map<Long, Map<Group, Long>> rolledUp(Set<Long> subtrees, LocalDate day, List<Own> counts) {
        Map<Long, Map<Group, Long>> sums = new HashMap<>();
        Ancestors ancestors = Ancestors.of(counts.stream().map(Own::organization).collect(toSet()), sql);
        for (Own own : counts) {
            ancestors.of(own.organization()).stream().filter(ancestor -> ancestor.on(day)).map(Ancestor::id).filter(subtrees::contains)
                .forEach(of -> sums.computeIfAbsent(of, o -> new HashMap<>()).merge(own.group(), (long) own.count(), Long::sum));
        }
        return sums;
    }
}
