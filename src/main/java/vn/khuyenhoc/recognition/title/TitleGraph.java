package vn.khuyenhoc.recognition.title;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.graphql.Batches.Listed;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.organization.tree.Boundaries;
import vn.khuyenhoc.organization.tree.Composition;
import vn.khuyenhoc.organization.tree.KeptFields;
import vn.khuyenhoc.organization.tree.Reading;
import vn.khuyenhoc.organization.tree.View;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.citizen.CitizenAccounts;

/** Lists titles, and adds what was recognised to an organization's view. */
@Controller
class TitleGraph implements NodeSource {
    private final Titles titles;
    private final CitizenAccounts accounts;
    private final Organizations organizations;
    private final Boundaries boundaries;
    private final Days days;
    private final Batches.Field<View, RecognitionSummary> summaries;
    private final Batches.Field<Listed<LocalDate>, Connection<Title>> ofOrganization;

    TitleGraph(Titles titles, CitizenAccounts accounts, Organizations organizations, Boundaries boundaries, Days days, Batches batches, KeptFields kept) {
        this.titles = titles;
        this.accounts = accounts;
        this.organizations = organizations;
        this.boundaries = boundaries;
        this.days = days;
        this.summaries = kept.field("Organization.recognitionSummary", this::summaries);
        this.ofOrganization = batches.connection("Organization.titles", titles::of);
    }

    private Supplier<Map<Long, RecognitionSummary>> summaries(Set<Long> wanted, View view, Reading reading) {
        Composition made = boundaries.of(wanted, view);
        Supplier<Map<Long, List<TitleCount>>> counts = titles.counts(wanted, view.day(), made, reading);
        Supplier<Map<Long, Integer>> registered = accounts.count(wanted, view.day(), made, reading);
        return () -> {
            Map<Long, Integer> citizens = registered.get();
            Map<Long, RecognitionSummary> summaries = new HashMap<>();
            counts.get().forEach((o, count) -> summaries.put(o, new RecognitionSummary(count, citizens.getOrDefault(o, 0), made.apportioned(o))));
            return summaries;
        };
    }

    @QueryMapping
    Connection<Title> titles(@Argument @Nullable TitleKind kind, DataFetchingEnvironment field) {
        return Connection.of(titles.heldOn(Arguments.asOf(field, days.today()),
            Arguments.key(field, "within", Organization.class), kind, Arguments.page(field)));
    }

    @SchemaMapping(typeName = "Organization", field = "titles")
    CompletableFuture<Connection<Title>> of(Organization organization, DataFetchingEnvironment field) {
        return ofOrganization.of(organization.key(), new Listed<>(Arguments.asOf(field, organization.asOf()), Arguments.page(field)), field);
    }

    @SchemaMapping
    CompletableFuture<RecognitionSummary> recognitionSummary(Organization organization, @Argument Boundary boundary, DataFetchingEnvironment field) {
        return summaries.of(organization.key(), new View(Arguments.asOf(field, organization.asOf()), boundary), field);
    }

    @BatchMapping
    Map<Title, Organization> organization(List<Title> titles) {
        return organizations.of(titles, title -> new At(title.organizationId(), title.recognisedOn()));
    }

    @BatchMapping(typeName = "TitleCase", field = "title")
    Map<LeadsToTitle, Title> title(List<LeadsToTitle> cases, GraphQLContext context) {
        Map<Long, Title> found = titles.withIds(cases.stream().map(LeadsToTitle::titleId).filter(Objects::nonNull).toList(), Caller.of(context).reads()).stream()
            .collect(toMap(Title::key, Function.identity()));
        Map<LeadsToTitle, Title> known = new HashMap<>();
        cases.forEach(one -> {
            if (one.titleId() != null && found.containsKey(one.titleId())) {
                known.put(one, found.get(one.titleId()));
            }
        });
        return known;
    }

    @Override
    public Class<Title> type() {
        return Title.class;
    }

    @Override
    public Collection<Title> find(Collection<Long> keys, Caller caller) {
        return titles.withIds(keys, caller.reads());
    }
}
