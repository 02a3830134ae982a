package vn.khuyenhoc.fund.pledge;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.fund.PledgedEarmark;
import vn.khuyenhoc.fund.contribution.Contribution;
import vn.khuyenhoc.fund.contribution.Contributions;
import vn.khuyenhoc.fund.recipient.Minors;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.graphql.Batches.Listed;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;

/** Leads from what was promised to what came in, on which terms, and back. */
@Controller
class FulfilmentGraph {
    private final Pledges pledges;
    private final PledgedEarmarks earmarks;
    private final Organizations organizations;
    private final Days days;
    private final Batches.Field<Listed<String>, Connection<Contribution>> received;

    FulfilmentGraph(Pledges pledges, PledgedEarmarks earmarks, Contributions contributions, Organizations organizations, Days days, Batches batches) {
        this.pledges = pledges;
        this.earmarks = earmarks;
        this.organizations = organizations;
        this.days = days;
        this.received = batches.connection("Pledge.contributions", (wanted, none, page) -> contributions.fulfilling(wanted, page));
    }

    @SchemaMapping(typeName = "Pledge", field = "contributions")
    CompletableFuture<Connection<Contribution>> contributions(Pledge pledge, DataFetchingEnvironment field) {
        return received.of(pledge.key(), new Listed<>("", Arguments.page(field)), field);
    }

    @BatchMapping
    Map<Contribution, Pledge> pledge(List<Contribution> contributions, GraphQLContext context) {
        Map<Long, Long> fulfilled = pledges.fulfilledBy(contributions.stream().map(Contribution::key).toList());
        Map<Long, Pledge> found = fulfilled.isEmpty() ? Map.of()
            : pledges.withIds(fulfilled.values(), Caller.of(context).reads()).stream().collect(toMap(Pledge::key, identity()));
        Map<Contribution, Pledge> named = new HashMap<>();
        contributions.stream().filter(contribution -> fulfilled.containsKey(contribution.key()))
            .forEach(contribution -> named.put(contribution, found.get(fulfilled.get(contribution.key()))));
        return named;
    }

    @BatchMapping
    Map<Pledge, PledgedEarmark> earmark(List<Pledge> shown, GraphQLContext context) {
        Map<Long, PledgedEarmark> set = earmarks.of(shown.stream().map(Pledge::key).toList(), Minors.seenBy(Caller.of(context)));
        Map<Pledge, PledgedEarmark> promised = new HashMap<>();
        shown.stream().filter(pledge -> set.containsKey(pledge.key())).forEach(pledge -> promised.put(pledge, set.get(pledge.key())));
        return promised;
    }

    @BatchMapping
    Map<PledgedEarmark, Organization> beneficiary(List<PledgedEarmark> shown) {
        return organizations.of(shown.stream().filter(earmark -> earmark.organization() != null).toList(), earmark -> new At(earmark.organization(), days.today()));
    }
}
