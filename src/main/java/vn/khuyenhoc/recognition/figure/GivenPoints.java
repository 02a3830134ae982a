package vn.khuyenhoc.recognition.figure;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_CASE;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_SCORE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.tree.Subtree;

/** Counts the cases of a year by what they were given for each criterion. */
@Repository
class GivenPoints {
    /** @param within where the cases were registered, as the tree was on that day; null for everywhere */
    record Wanted(int year, @Nullable Long within, boolean reviewed, Scope scope) {}

    private final DSLContext sql;
    private final Organizations organizations;
    private final Days days;

    GivenPoints(DSLContext sql, Organizations organizations, Days days) {
        this.sql = sql;
        this.organizations = organizations;
        this.days = days;
    }

    Map<Long, List<CriterionScores>> of(Set<Long> sheets, Wanted wanted, Scope scope) {
        var c = RECOGNITION_TITLE_CASE;
        var s = RECOGNITION_TITLE_SCORE;
        Long within = wanted.within();
        boolean seen = scope.everywhere() || within != null && organizations.within(scope, new OrganizationId(within), days.today());
        Map<Long, Map<String, TreeMap<Integer, Long>>> counts = new HashMap<>();
        sql.select(c.SHEET_ID, s.CRITERION, s.POINTS, count()).from(c).join(s).on(s.CASE_ID.eq(c.ID)).and(s.REVIEWED.eq(wanted.reviewed())).and(Valid.known(s))
            .where(Keys.in(c.SHEET_ID, sheets)).and(c.TITLE_YEAR.eq(wanted.year())).and(Valid.known(c))
            .and(within == null ? noCondition() : Subtree.of(within, c.REGISTERED_AT, c.REGISTERED_ON))
            .groupBy(c.SHEET_ID, s.CRITERION, s.POINTS)
            .forEach(row -> counts.computeIfAbsent(row.value1(), sheet -> new TreeMap<>(GivenPoints::inOrder)).computeIfAbsent(row.value2(), criterion -> new TreeMap<>())
                .put(row.value3(), (long) row.value4()));
        Map<Long, List<CriterionScores>> scores = new HashMap<>();
        sheets.forEach(sheet -> {
            List<CriterionScores> told = new ArrayList<>();
            counts.getOrDefault(sheet, Map.of()).forEach((criterion, byPoints) -> told.add(CriterionScores.of(criterion, byPoints, seen)));
            scores.put(sheet, told);
        });
        return scores;
    }

    /** 2.10 stands behind 2.9. */
    private static int inOrder(String one, String other) {
        String[] first = one.split("\\."), second = other.split("\\.");
        int sections = Integer.compare(Integer.parseInt(first[0]), Integer.parseInt(second[0]));
        return sections != 0 ? sections : Integer.compare(Integer.parseInt(first[1]), Integer.parseInt(second[1]));
    }
}
