package vn.khuyenhoc.fund.contribution;

import java.util.List;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.writes.Outcome;
import vn.khuyenhoc.kernel.writes.UserError;
import vn.khuyenhoc.kernel.writes.Writes;

/** Receives contributions. */
@Controller
class ContributionMutations {
    record ReceiveContributionPayload(@Nullable Contribution contribution, List<UserError> errors) {}

    private final Writes writes;
    private final Receiving receiving;

    ContributionMutations(Writes writes, Receiving receiving) {
        this.writes = writes;
        this.receiving = receiving;
    }

    @MutationMapping
    ReceiveContributionPayload receiveContribution(@Argument ReceiveContributionInput input, DataFetchingEnvironment field) {
        Outcome<Contribution> outcome = writes.once(field, Role.OFFICER, input.idempotencyKey(), Contribution.class,
            scope -> receiving.receive(input, scope));
        return new ReceiveContributionPayload(outcome.value(), outcome.errors());
    }
}
