package vn.khuyenhoc.fund.year;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.fund.FundYearState;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.organization.Organization;

/** Adds a year of an organization's own fund to its view; the same statements for all holders of a request. */
@Controller
class FundYearGraph {
    private final FundYears known;
    private final LateEntries late;
    private final Batches.Field<Integer, FundYear> years;

    FundYearGraph(FundYears years, LateEntries late, Batches batches) {
        this.late = late;
        this.known = years;
        this.years = batches.field("Organization.fundYear", years::of);
    }

    @SchemaMapping
    CompletableFuture<FundYear> fundYear(Organization organization, DataFetchingEnvironment field) {
        return years.of(organization.key(), Arguments.year(field), field);
    }

    @BatchMapping
    Map<FundYear, RecordedLate> recordedLate(List<FundYear> shown) {
        Map<FundYear, RecordedLate> known = new HashMap<>();
        shown.stream().collect(groupingBy(FundYear::year)).forEach((year, some) -> {
            Map<Long, RecordedLate> sums = late.of(some.stream().map(FundYear::holder).collect(toSet()), year);
            some.forEach(one -> known.put(one, sums.getOrDefault(one.holder(), RecordedLate.NOTHING)));
        });
        return known;
    }

    /** Before a year is disclosed, its note is for those who keep the books. */
    @BatchMapping
    Map<FundYear, String> note(List<FundYear> shown, GraphQLContext context) {
        Set<Long> within = known.within(Caller.of(context).reads(), shown.stream().map(FundYear::holder).collect(toSet()));
        Map<FundYear, String> notes = new HashMap<>();
        shown.stream().filter(year -> year.state() == FundYearState.DISCLOSED || within.contains(year.holder())).forEach(year -> notes.put(year, year.note()));
        return notes;
    }
}
