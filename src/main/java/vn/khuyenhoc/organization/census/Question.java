package vn.khuyenhoc.organization.census;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Month;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.statistics.Grain;
import vn.khuyenhoc.kernel.statistics.Grouping;
import vn.khuyenhoc.kernel.statistics.Having;
import vn.khuyenhoc.kernel.statistics.Period;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.Organizations;

/**
 * Of what figures are asked, and how they are told apart.
 *
 * @param within the key of the organization at the top; null for all
 * @param boundary the tree of each day, or today's
 * @param level of the organizations that facts are told apart by, if they are
 * @param page with the filter and the scope of the list of the same facts
 * @param <D> by what they can be told apart
 */
public record Question<D extends Enum<D>>(@Nullable Long within, Boundary boundary, Period period, Grouping<D> grouping, @Nullable OrganizationLevel level,
                                          Having having, PageRequest page) {
    /** Ten years month by month. */
    private static final int MOST_SPANS = 120;

    /** @throws Refusal GROUP_BY_INVALID, LEVEL_MISSING, HAVING_NEGATIVE, ENDS_BEFORE_IT_BEGINS, PAGE_SIZE_OUT_OF_RANGE, CURSOR_INVALID */
    public static <D extends Enum<D>> Question<D> of(DataFetchingEnvironment field, Boundary boundary, @Nullable OrganizationLevel level, Class<D> dimensions) {
        Grouping<D> grouping = Grouping.of(field, dimensions);
        if (level == null && grouping.by().stream().anyMatch(by -> Placed.of(by) == Placed.ORGANIZATION_AT_LEVEL)) {
            throw new Refusal("LEVEL_MISSING", "level");
        }
        return new Question<>(Arguments.key(field, "within", Organization.class), boundary, Period.of(field), grouping, level, Having.of(field), Arguments.page(field));
    }

    /** The last day of each span of a period, in their order. @throws Refusal STATISTICS_TOO_LARGE */
    List<LocalDate> ends(Period of) {
        Grain grain = grouping.finest();
        List<LocalDate> ends = new ArrayList<>();
        for (LocalDate day = of.from(); grain != null && !day.isAfter(of.to()); day = ends.getLast().plusDays(1)) {
            LocalDate end = grain.named(grain.spanOf(Month.of(day))).end();
            ends.add(end.isAfter(of.to()) ? of.to() : end);
            if (ends.size() > MOST_SPANS) {
                throw new Refusal("STATISTICS_TOO_LARGE", null);
            }
        }
        return grain == null ? List.of(of.to()) : ends;
    }

    boolean has(Placed placed) {
        return grouping.by().stream().anyMatch(by -> Placed.of(by) == placed);
    }

    /** Whether all that is counted lies where the caller may read what is not public. */
    public boolean seenWhole(Organizations organizations, LocalDate today) {
        Scope scope = page.scope();
        return scope.everywhere() || within != null && organizations.within(scope, new OrganizationId(within), today);
    }
}
