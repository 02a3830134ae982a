package vn.khuyenhoc.recognition.title;

import java.util.List;
import java.util.Map;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.statistics.Statement;
import vn.khuyenhoc.kernel.statistics.Statistics;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.census.CensusGroup;
import vn.khuyenhoc.organization.census.Question;

/** Answers with statistics of titles. */
@Controller
class TitleStatisticsGraph {
    private final TitleStatements statements;
    private final Organizations organizations;
    private final Days days;

    TitleStatisticsGraph(TitleStatements statements, Organizations organizations, Days days) {
        this.statements = statements;
        this.organizations = organizations;
        this.days = days;
    }

    @QueryMapping
    Statistics<TitleStatistic> titleStatistics(@Argument Boundary boundary, @Argument @Nullable OrganizationLevel level, DataFetchingEnvironment field) {
        Question<TitleDimension> question = Question.of(field, boundary, level, TitleDimension.class);
        Statement<TitleDimension> statement = statements.of(question);
        return Statistics.of(statement.page(question.page(), question.having()), statement.totals(), group -> new TitleStatistic(new CensusGroup<>(question, group)));
    }

    @BatchMapping(typeName = "TitleStatistic", field = "organization")
    Map<TitleStatistic, Organization> organization(List<TitleStatistic> groups) {
        return organizations.of(groups.stream().filter(group -> group.census().place().isPresent()).toList(),
            group -> group.census().organization(days.today()).orElseThrow());
    }
}
