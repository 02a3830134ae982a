package vn.khuyenhoc.fund.disclosure;

import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.organization.Organization;

/** Adds to an organization's view what its fund publishes of a year. */
@Controller
class DisclosureGraph {
    private record Wanted(int year, Scope scope) {}

    private final Batches.Field<Wanted, FundDisclosure> disclosures;

    DisclosureGraph(Disclosures disclosures, Batches batches) {
        this.disclosures = batches.field("Organization.disclosure", (holders, wanted) -> disclosures.of(holders, wanted.year(), wanted.scope()));
    }

    @SchemaMapping
    CompletableFuture<FundDisclosure> disclosure(Organization organization, DataFetchingEnvironment field) {
        return disclosures.of(organization.key(), new Wanted(Arguments.year(field), Arguments.scope(field)), field);
    }
}
