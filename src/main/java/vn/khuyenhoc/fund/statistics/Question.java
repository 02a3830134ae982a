package vn.khuyenhoc.fund.statistics;

import java.time.LocalDate;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.statistics.Grouping;
import vn.khuyenhoc.kernel.statistics.Having;
import vn.khuyenhoc.kernel.statistics.Period;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationLevel;

/**
 * Of which facts figures are asked, and how they are told apart.
 *
 * @param within the key of the organization at the top; null for all
 * @param boundary the tree of each fact's day, or today's
 * @param level of the organizations that facts are told apart by, if they are
 * @param page with the filter and the scope of the list of the same facts
 */
record Question(@Nullable Long within, Boundary boundary, Period period, Grouping<Dimension> grouping, @Nullable OrganizationLevel level, Having having, PageRequest page) {
    /** @throws Refusal GROUP_BY_INVALID, LEVEL_MISSING, HAVING_NEGATIVE, ENDS_BEFORE_IT_BEGINS, PAGE_SIZE_OUT_OF_RANGE, CURSOR_INVALID */
    static Question of(DataFetchingEnvironment field, Boundary boundary, @Nullable OrganizationLevel level) {
        Grouping<Dimension> grouping = Grouping.of(field, Dimension.class);
        if (level == null && grouping.has(Dimension.ORGANIZATION_AT_LEVEL)) {
            throw new Refusal("LEVEL_MISSING", "level");
        }
        return new Question(Arguments.key(field, "within", Organization.class), boundary, Period.of(field), grouping, level, Having.of(field), Arguments.page(field));
    }

    /** Whether nothing is asked but what is kept added up, of whole months. */
    boolean keptAddedUp() {
        return boundary == Boundary.AS_WAS && page.where().isEmpty() && period.ofWholeMonths() && period.yearBefore().ofWholeMonths()
            && grouping.by().stream().allMatch(by -> Grouping.grain(by) != null || by == Dimension.PURPOSE);
    }

    /** On which day's tree the whole is shown. */
    LocalDate shownOn(LocalDate today) {
        return boundary == Boundary.AS_NOW || period.to().isAfter(today) ? today : period.to();
    }
}
