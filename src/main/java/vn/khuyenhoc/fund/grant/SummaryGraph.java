package vn.khuyenhoc.fund.grant;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.fund.GrantPurpose;
import vn.khuyenhoc.fund.contribution.Contributions;
import vn.khuyenhoc.fund.grant.FundSummary.PurposeSpending;
import vn.khuyenhoc.fund.recipient.DistinctRecipients;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.Inhabitants;
import vn.khuyenhoc.organization.Inhabitants.Counted;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.tree.Boundaries;
import vn.khuyenhoc.organization.tree.KeptFields;
import vn.khuyenhoc.organization.tree.Reading;
import vn.khuyenhoc.organization.tree.Stage;
import vn.khuyenhoc.organization.tree.Sums;
import vn.khuyenhoc.organization.tree.View;

/** Adds what came in and went out in a year to an organization's view. */
@Controller
class SummaryGraph {
    /** The people of a year are counted as a caller may see them. */
    private record Seen(View view, Scope scope) {}

    private final Payments payments;
    private final Contributions contributions;
    private final Boundaries boundaries;
    private final Batches.Field<View, FundSummary> summaries;
    private final Batches.Field<Seen, Integer> recipients;
    private final Batches.Field<View, Counted> inhabitants;

    SummaryGraph(Payments payments, Contributions contributions, Boundaries boundaries, DistinctRecipients distinct, Inhabitants inhabitants, Batches batches, KeptFields kept) {
        this.payments = payments;
        this.contributions = contributions;
        this.boundaries = boundaries;
        this.summaries = kept.field("Organization.fundSummary", this::summaries);
        this.inhabitants = batches.field("FundSummary.perInhabitant", inhabitants::of);
        this.recipients = batches.field("FundSummary.distinctRecipients", (holders, seen) -> {
            Map<Long, Integer> people = new HashMap<>();
            holders.forEach(holder -> people.put(holder, 0));
            people.putAll(distinct.inYear(holders, seen.view(), seen.scope()));
            return people;
        });
    }

    private Supplier<Map<Long, FundSummary>> summaries(Set<Long> holders, View view, Reading reading) {
        List<Stage> year = boundaries.inYear(holders, view);
        Supplier<Sums> raised = contributions.raised(holders, year, reading);
        Supplier<Sums> spent = payments.spent(holders, year, reading);
        return () -> summaries(holders, view, year, raised.get(), spent.get());
    }

    private static Map<Long, FundSummary> summaries(Set<Long> holders, View view, List<Stage> year, Sums raised, Sums spent) {
        Map<Long, FundSummary> summaries = new HashMap<>();
        for (long holder : holders) {
            summaries.put(holder, new FundSummary(holder, view, raised.total(holder, 0), Math.toIntExact(raised.total(holder, 1)), Arrays.stream(GrantPurpose.values())
                .map(purpose -> new PurposeSpending(purpose, spent.count(holder, 0, purpose), spent.of(holder, 1, purpose))).toList(),
                Stage.anyApportioned(year, holder)));
        }
        return summaries;
    }

    @SchemaMapping
    CompletableFuture<FundSummary> fundSummary(Organization organization, @Argument Boundary boundary, DataFetchingEnvironment field) {
        return summaries.of(organization.key(), View.ofYear(Arguments.year(field), boundary), field);
    }

    /** Counted only where it is asked for: one statement for all holders of a request. */
    @SchemaMapping
    CompletableFuture<Integer> distinctRecipients(FundSummary summary, DataFetchingEnvironment field) {
        return recipients.of(summary.holder(), new Seen(summary.view(), Arguments.scope(field)), field);
    }

    @SchemaMapping
    CompletableFuture<@Nullable PerInhabitant> perInhabitant(FundSummary summary, DataFetchingEnvironment field) {
        return inhabitants.of(summary.holder(), summary.view(), field).thenApply(counted -> PerInhabitant.of(summary.raised(), counted));
    }
}
