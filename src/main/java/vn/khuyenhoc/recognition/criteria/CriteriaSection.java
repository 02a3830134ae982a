package vn.khuyenhoc.recognition.criteria;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A part of a sheet.
 *
 * @param minimum points that are needed in this part alone, or null
 */
record CriteriaSection(int order, String title, @Nullable Integer minimum, List<Criterion> criteria) {
    /** The most points that can be had in it. */
    public int maximum() {
        return criteria.stream().mapToInt(Criterion::maximum).sum();
    }
}
