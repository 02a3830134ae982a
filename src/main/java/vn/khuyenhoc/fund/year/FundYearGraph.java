package vn.khuyenhoc.fund.year;

import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.organization.Organization;

/** Adds a year of an organization's own fund to its view; the same statements for all holders of a request. */
@Controller
class FundYearGraph {
    private final Batches.Field<Integer, FundYear> years;

    FundYearGraph(FundYears years, Batches batches) {
        this.years = batches.field("Organization.fundYear", years::of);
    }

    @SchemaMapping
    CompletableFuture<FundYear> fundYear(Organization organization, DataFetchingEnvironment field) {
        return years.of(organization.key(), Arguments.year(field), field);
    }
}
