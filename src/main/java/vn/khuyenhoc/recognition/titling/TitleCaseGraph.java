package vn.khuyenhoc.recognition.titling;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.graphql.Batches.Listed;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;

/** Lists cases of titles, at the root and at an organization's desk, with their scores and what was done with each. */
@Controller
class TitleCaseGraph implements NodeSource {
    private final TitleCases cases;
    private final Organizations organizations;
    private final Batches.Field<Listed<String>, Connection<TitleCase>> atDesk;

    TitleCaseGraph(TitleCases cases, Organizations organizations, Batches batches) {
        this.cases = cases;
        this.organizations = organizations;
        this.atDesk = batches.connection("Organization.titleCases", (desks, none, page) -> cases.at(desks, page));
    }

    @QueryMapping
    Connection<TitleCase> titleCases(DataFetchingEnvironment field) {
        return Connection.of(cases.all(Arguments.key(field, "within", Organization.class), Arguments.page(field)));
    }

    @SchemaMapping(typeName = "Organization", field = "titleCases")
    CompletableFuture<Connection<TitleCase>> atDesk(Organization organization, DataFetchingEnvironment field) {
        return atDesk.of(organization.key(), new Listed<>("", Arguments.page(field)), field);
    }

    @BatchMapping
    Map<TitleCase, Organization> organization(List<TitleCase> shown) {
        return organizations.of(shown, one -> new At(one.organizationId(), one.stepOn()));
    }

    @BatchMapping
    Map<TitleCase, Organization> desk(List<TitleCase> shown) {
        return organizations.of(shown, one -> new At(one.deskId(), one.stepOn()));
    }

    @BatchMapping
    Map<TitleCase, List<TitleCaseStep>> steps(List<TitleCase> shown) {
        return each(shown, cases.steps(keys(shown)));
    }

    @BatchMapping
    Map<TitleCase, List<TitleScore>> selfScores(List<TitleCase> shown) {
        return each(shown, cases.scores(keys(shown), false));
    }

    @BatchMapping
    Map<TitleCase, List<TitleScore>> reviewScores(List<TitleCase> shown) {
        return each(shown, cases.scores(keys(shown), true));
    }

    private static List<Long> keys(List<TitleCase> shown) {
        return shown.stream().map(TitleCase::key).toList();
    }

    private static <T> Map<TitleCase, List<T>> each(List<TitleCase> shown, Map<Long, List<T>> found) {
        Map<TitleCase, List<T>> each = new HashMap<>();
        shown.forEach(one -> each.put(one, found.getOrDefault(one.key(), List.of())));
        return each;
    }

    @BatchMapping(typeName = "TitleCaseStep", field = "desk")
    Map<TitleCaseStep, Organization> deskOf(List<TitleCaseStep> steps) {
        return organizations.of(steps, step -> new At(step.organizationId(), step.on()));
    }

    @Override
    public Class<TitleCase> type() {
        return TitleCase.class;
    }

    @Override
    public Collection<TitleCase> find(Collection<Long> keys, Caller caller) {
        return cases.withIds(keys, caller.reads());
    }
}
