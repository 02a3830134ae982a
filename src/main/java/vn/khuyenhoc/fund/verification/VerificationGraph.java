package vn.khuyenhoc.fund.verification;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.fund.verification.LedgerVerification.LedgerProblem;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;

/** Verifies whole ledgers for those who may read them; what a row that is wrong concerns is found by the features that own it. */
@Controller
class VerificationGraph {
    private final Verifying verifying;
    private final Organizations organizations;
    private final Days days;
    private final Map<String, NodeSource> sources;

    VerificationGraph(Verifying verifying, Organizations organizations, Days days, List<NodeSource> sources) {
        this.verifying = verifying;
        this.organizations = organizations;
        this.days = days;
        this.sources = sources.stream().collect(toMap(source -> source.type().getSimpleName(), identity()));
    }

    @QueryMapping
    LedgerVerification verifyLedger(DataFetchingEnvironment field) {
        Caller caller = Caller.of(field.getGraphQlContext());
        if (!caller.known()) {
            throw new Refusal("UNAUTHENTICATED", null);
        }
        return verifying.verify(Arguments.key(field, "within", Organization.class), caller.reads());
    }

    @BatchMapping
    Map<LedgerProblem, Organization> organization(List<LedgerProblem> problems) {
        return organizations.of(problems, problem -> new At(problem.organizationId(), days.today()));
    }

    @BatchMapping
    Map<LedgerProblem, Node> entry(List<LedgerProblem> problems, GraphQLContext context) {
        return found(problems, problem -> problem.entryKey() == null ? null : new GlobalId("LedgerEntry", problem.entryKey()), context);
    }

    @BatchMapping
    Map<LedgerProblem, Node> concerns(List<LedgerProblem> problems, GraphQLContext context) {
        return found(problems, LedgerProblem::concerns, context);
    }

    private Map<LedgerProblem, Node> found(List<LedgerProblem> problems, Function<LedgerProblem, @Nullable GlobalId> named, GraphQLContext context) {
        Map<LedgerProblem, GlobalId> ids = new HashMap<>();
        problems.stream().filter(problem -> named.apply(problem) != null).forEach(problem -> ids.put(problem, named.apply(problem)));
        Map<GlobalId, Node> nodes = new HashMap<>();
        Map<String, Set<Long>> keys = ids.values().stream().collect(groupingBy(GlobalId::type, mapping(GlobalId::key, toSet())));
        keys.forEach((type, some) -> sources.get(type).find(some, Caller.of(context)).forEach(node -> nodes.put(new GlobalId(type, node.key()), node)));
        Map<LedgerProblem, Node> found = new HashMap<>();
        ids.forEach((problem, id) -> {
            if (nodes.containsKey(id)) {
                found.put(problem, nodes.get(id));
            }
        });
        return found;
    }
}
