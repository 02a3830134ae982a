package vn.khuyenhoc.organization.reorganisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.writes.Outcome;
import vn.khuyenhoc.kernel.writes.UserError;
import vn.khuyenhoc.kernel.writes.Writes;
import vn.khuyenhoc.organization.SuccessionConcern;
import vn.khuyenhoc.organization.SuccessionConcern.Concern;

/** Shows what a reorganisation would do, and does it. */
@Controller
class ReorganisationGraph {
    record ApplyReorganisationInput(String idempotencyKey, ReorganisationInput reorganisation) {}

    record ReorganisationPayload(@Nullable Reorganisation reorganisation, List<UserError> errors) {}

    /** @param concerns what the other modules keep for the organizations that would end */
    record ReorganisationPlan(@Nullable Reorganisation effect, List<Concern> concerns, List<UserError> problems) {}

    private final Writes writes;
    private final Reorganising reorganising;
    private final List<SuccessionConcern> concerns;

    ReorganisationGraph(Writes writes, Reorganising reorganising, List<SuccessionConcern> concerns) {
        this.writes = writes;
        this.reorganising = reorganising;
        this.concerns = concerns;
    }

    @QueryMapping
    ReorganisationPlan planReorganisation(@Argument ReorganisationInput input, DataFetchingEnvironment field) {
        Outcome<Reorganisation> outcome = writes.rehearse(field, Role.OFFICER, scope -> reorganising.apply(input, scope));
        return new ReorganisationPlan(outcome.value(), outcome.value() == null ? List.of() : concerns(input), outcome.errors());
    }

    private List<Concern> concerns(ReorganisationInput input) {
        LocalDate before = input.on().minusDays(1);
        Set<Long> predecessors = input.successions().stream().map(succession -> GlobalId.parse(succession.from()))
            .filter(id -> id != null).map(GlobalId::key).collect(Collectors.toSet());
        return concerns.stream().map(concern -> concern.of(predecessors, before)).toList();
    }

    @MutationMapping
    ReorganisationPayload applyReorganisation(@Argument ApplyReorganisationInput input, DataFetchingEnvironment field) {
        Outcome<Reorganisation> outcome = writes.once(field, Role.APPROVER, input.idempotencyKey(), Reorganisation.class,
            scope -> reorganising.apply(input.reorganisation(), scope));
        return new ReorganisationPayload(outcome.value(), outcome.errors());
    }
}
