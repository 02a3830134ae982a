package vn.khuyenhoc.organization.reorganisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Problems;
import vn.khuyenhoc.kernel.Refusal;
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

    /**
     * @param concerns what the other modules keep for the organizations that would end or give a part away
     * @param notices what should be known, and is no reason against it
     */
    record ReorganisationPlan(@Nullable Reorganisation effect, List<Concern> concerns, List<UserError> problems, List<UserError> notices) {}

    private final Writes writes;
    private final Reorganising reorganising;
    private final Review review;
    private final List<SuccessionConcern> concerns;

    ReorganisationGraph(Writes writes, Reorganising reorganising, Review review, List<SuccessionConcern> concerns) {
        this.writes = writes;
        this.reorganising = reorganising;
        this.review = review;
        this.concerns = concerns;
    }

    @QueryMapping
    ReorganisationPlan planReorganisation(@Argument ReorganisationInput input, DataFetchingEnvironment field) {
        Outcome<Reorganisation> outcome = writes.rehearse(field, Role.OFFICER, scope -> reorganising.apply(input, scope));
        return outcome.value() == null ? new ReorganisationPlan(null, List.of(), outcome.errors(), List.of())
            : new ReorganisationPlan(outcome.value(), concerns(input), List.of(), writes.worded(review.notices(input), field));
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
            scope -> inside("reorganisation", () -> reorganising.apply(input.reorganisation(), scope)));
        return new ReorganisationPayload(outcome.value(), outcome.errors());
    }

    private static <T> T inside(String field, Supplier<T> act) {
        try {
            return act.get();
        } catch (Refusal refusal) {
            throw refusal.under(field);
        } catch (Problems problems) {
            throw new Problems(problems.all().stream().map(problem -> problem.under(field)).toList());
        }
    }
}
