package vn.khuyenhoc.organization.statistics;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

import org.jooq.Condition;
import org.jooq.Field;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.kernel.statistics.Statement;
import vn.khuyenhoc.organization.census.Census;
import vn.khuyenhoc.organization.census.Question;
import vn.khuyenhoc.organization.census.Stock;
import vn.khuyenhoc.organization.register.OrganizationCount;
import vn.khuyenhoc.organization.tree.OrganizationFilters;

/** Statements of organizations: one that is renamed, moved or made another kind neither begins nor ends by it. */
@Component
class OrganizationStatements {
    private static final List<String> FIGURES = List.of("organizations", "established", "ended");

    private final Census census;

    OrganizationStatements(Census census) {
        this.census = census;
    }

    Statement<OrganizationDimension> of(Question<OrganizationDimension> question) {
        var r = ORGANIZATION_REGISTER;
        PageRequest page = question.page();
        Function<Field<LocalDate>, Condition> shown = day -> Valid.known(r).and(OrganizationFilters.of(r, day).condition(page.where(), page.scope()));
        Stock<OrganizationDimension> lines = Stock.of(r, r, r.ORGANIZATION_ID);
        return census.of(question, (OrganizationFilters.asksOfUnits(page.where()) ? lines.shownOn(shown) : lines.shown(shown.apply(r.VALID_FROM)))
            .came(r.VALID_FROM.eq(r.ESTABLISHED_ON)).went(r.ENDED_AS.isNotNull())
            .by(OrganizationDimension.LEVEL, r.LEVEL).by(OrganizationDimension.BASIS, r.BASIS)
            .kept(OrganizationCount.ORGANIZATIONS, List.of()), FIGURES);
    }
}
