package vn.khuyenhoc.fund.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.fund.grant.PerInhabitant;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.statistics.Statement;
import vn.khuyenhoc.kernel.statistics.Statistics;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.Inhabitants;
import vn.khuyenhoc.organization.Inhabitants.Counted;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.organization.tree.View;

/** Answers with statistics of contributions and of grants. */
@Controller
class StatisticsGraph {
    private final ContributionStatements contributions;
    private final GrantStatements grants;
    private final Organizations organizations;
    private final Days days;
    private final Batches.Field<View, Counted> inhabitants;

    StatisticsGraph(ContributionStatements contributions, GrantStatements grants, Organizations organizations, Days days, Inhabitants inhabitants, Batches batches) {
        this.contributions = contributions;
        this.grants = grants;
        this.organizations = organizations;
        this.days = days;
        this.inhabitants = batches.field("ContributionStatistic.perInhabitant", inhabitants::of);
    }

    @QueryMapping
    Statistics<FundStatistic> contributionStatistics(@Argument Boundary boundary, @Argument @Nullable OrganizationLevel level, DataFetchingEnvironment field) {
        Question question = Question.of(field, boundary, level);
        return told(question, contributions.of(question), Map.of());
    }

    @QueryMapping
    Statistics<FundStatistic> grantStatistics(@Argument Boundary boundary, @Argument @Nullable OrganizationLevel level, DataFetchingEnvironment field) {
        Question question = Question.of(field, boundary, level);
        boolean people = field.getSelectionSet().containsAnyOf("nodes/distinctRecipients", "edges/node/distinctRecipients");
        boolean all = seesAll(question);
        return told(question, grants.of(question, all), people ? grants.people(question, all) : Map.of());
    }

    /** Whether all that is counted lies where the caller may read what is not public. */
    private boolean seesAll(Question question) {
        Scope scope = question.page().scope();
        return scope.everywhere() || question.within() != null && organizations.within(scope, new OrganizationId(question.within()), days.today());
    }

    private Statistics<FundStatistic> told(Question question, Statement<Dimension> statement, Map<List<Long>, Integer> people) {
        LocalDate asOf = question.shownOn(days.today());
        return Statistics.of(statement.page(question.page(), question.having()), statement.totals(),
            group -> new FundStatistic(question.grouping(), group, asOf, new View(question.period().to(), question.boundary()), people.get(group.key())));
    }

    @BatchMapping(typeName = "ContributionStatistic", field = "organization")
    Map<FundStatistic, Organization> received(List<FundStatistic> groups) {
        return placed(groups);
    }

    @SchemaMapping(typeName = "ContributionStatistic", field = "perInhabitant")
    CompletableFuture<@Nullable PerInhabitant> perInhabitant(FundStatistic group, DataFetchingEnvironment field) {
        return group.place().map(place -> inhabitants.of(place, group.view(), field)).orElseGet(() -> CompletableFuture.completedFuture(null))
            .thenApply(counted -> PerInhabitant.of(group.amount(), counted));
    }

    @BatchMapping(typeName = "GrantStatistic", field = "organization")
    Map<FundStatistic, Organization> paid(List<FundStatistic> groups) {
        return placed(groups);
    }

    private Map<FundStatistic, Organization> placed(List<FundStatistic> groups) {
        return organizations.of(groups.stream().filter(group -> group.place().isPresent()).toList(),
            group -> new At(new OrganizationId(group.place().orElseThrow()), group.asOf()));
    }
}
