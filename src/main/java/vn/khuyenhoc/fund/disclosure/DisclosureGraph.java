package vn.khuyenhoc.fund.disclosure;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;

/** Adds to an organization's view what its fund publishes of a year. */
@Controller
class DisclosureGraph {
    private record Wanted(int year, Scope scope) {}

    private final Batches.Field<Wanted, FundDisclosure> disclosures;
    private final Organizations organizations;

    DisclosureGraph(Disclosures disclosures, Organizations organizations, Batches batches) {
        this.organizations = organizations;
        this.disclosures = batches.field("Organization.disclosure", (holders, wanted) -> disclosures.of(holders, wanted.year(), wanted.scope()));
    }

    @SchemaMapping
    CompletableFuture<FundDisclosure> disclosure(Organization organization, DataFetchingEnvironment field) {
        return disclosures.of(organization.key(), new Wanted(Arguments.year(field), Arguments.scope(field)), field);
    }

    @BatchMapping
    Map<FundDisclosure, String> page(List<FundDisclosure> shown) {
        List<FundDisclosure> published = shown.stream().filter(disclosure -> !disclosure.preview()).toList();
        Map<FundDisclosure, Organization> holders = organizations.of(published, disclosure ->
            new At(new OrganizationId(disclosure.fundYear().holder()), LocalDate.of(disclosure.fundYear().year(), 12, 31)));
        Map<FundDisclosure, String> pages = new HashMap<>();
        holders.forEach((disclosure, holder) -> pages.put(disclosure, Publication.address(holder, disclosure.fundYear().year())));
        return pages;
    }
}
