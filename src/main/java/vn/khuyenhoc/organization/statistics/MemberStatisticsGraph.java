package vn.khuyenhoc.organization.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
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

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ratio;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.statistics.Statement;
import vn.khuyenhoc.kernel.statistics.Statistics;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.Inhabitants;
import vn.khuyenhoc.organization.Inhabitants.Counted;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.census.CensusGroup;
import vn.khuyenhoc.organization.census.Question;
import vn.khuyenhoc.organization.tree.View;

/** Answers with statistics of members. */
@Controller
class MemberStatisticsGraph {
    private final MemberStatements members;
    private final Organizations organizations;
    private final Days days;
    private final Batches.Field<View, Counted> inhabitants;

    MemberStatisticsGraph(MemberStatements members, Organizations organizations, Days days, Inhabitants inhabitants, Batches batches) {
        this.members = members;
        this.organizations = organizations;
        this.days = days;
        this.inhabitants = batches.field("MemberStatistic.membershipRatio", inhabitants::of);
    }

    @QueryMapping
    Statistics<MemberStatistic> memberStatistics(@Argument Boundary boundary, @Argument @Nullable OrganizationLevel level, DataFetchingEnvironment field) {
        Question<MemberDimension> question = Question.of(field, boundary, level, MemberDimension.class);
        Statement<MemberDimension> statement = members.of(question);
        return Statistics.of(statement.page(question.page(), question.having()), statement.totals(), group -> new MemberStatistic(new CensusGroup<>(question, group)));
    }

    @BatchMapping(typeName = "MemberStatistic", field = "organization")
    Map<MemberStatistic, Organization> organization(List<MemberStatistic> groups) {
        return organizations.of(groups.stream().filter(group -> group.census().place().isPresent()).toList(),
            group -> group.census().organization(days.today()).orElseThrow());
    }

    @SchemaMapping(typeName = "MemberStatistic", field = "membershipRatio")
    CompletableFuture<@Nullable Ratio> membershipRatio(MemberStatistic group, DataFetchingEnvironment field) {
        Integer members = group.members();
        return group.census().place().isEmpty() || members == null ? CompletableFuture.completedFuture(null)
            : inhabitants.of(group.census().place().orElseThrow(), group.census().view(), field)
                .thenApply(counted -> counted == null ? null : new Ratio(members, counted.inhabitants()));
    }

    @SchemaMapping(typeName = "MemberStatistic", field = "perThousandInhabitants")
    CompletableFuture<@Nullable BigDecimal> perThousand(MemberStatistic group, DataFetchingEnvironment field) {
        return membershipRatio(group, field).thenApply(share -> share == null ? null
            : BigDecimal.valueOf(share.numerator()).multiply(BigDecimal.valueOf(1_000)).divide(BigDecimal.valueOf(share.denominator()), 1, RoundingMode.HALF_UP));
    }
}
