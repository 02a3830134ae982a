package vn.khuyenhoc.recognition.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

import org.jspecify.annotations.Nullable;

/**
 * What was given for a criterion, in groups. To those who may not see few cases the number of few is null, and their groups are missing: the points alone would tell
 * what a family was given.
 *
 * @param hidden whether something is not told
 */
record CriterionScores(String criterion, @Nullable Integer cases, @Nullable BigDecimal average, boolean hidden, List<ScoreGroup> groups) {
    record ScoreGroup(int points, int cases, boolean hidden) {}

    static CriterionScores of(String criterion, SortedMap<Integer, Long> byPoints, boolean seen) {
        long cases = byPoints.values().stream().mapToLong(Long::longValue).sum();
        long points = byPoints.entrySet().stream().mapToLong(one -> one.getKey() * one.getValue()).sum();
        Set<Integer> hidden = seen ? Set.of() : Few.hidden(byPoints);
        // From the sum of all and the groups that are told, those that are not could be worked out.
        BigDecimal average = hidden.isEmpty() ? BigDecimal.valueOf(points).divide(BigDecimal.valueOf(cases), 2, RoundingMode.HALF_UP) : null;
        return new CriterionScores(criterion, !seen && Few.few(cases) ? null : Math.toIntExact(cases), average, !hidden.isEmpty(), byPoints.entrySet().stream()
            .filter(one -> !hidden.contains(one.getKey())).map(one -> new ScoreGroup(one.getKey(), Math.toIntExact(one.getValue()), false)).toList());
    }
}
