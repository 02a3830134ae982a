package vn.khuyenhoc.fund.contribution;

import java.util.List;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.fund.contribution.ContributionInputs.ReceiveContributionInput;
import vn.khuyenhoc.fund.contribution.ContributionInputs.RecordContributionInput;
import vn.khuyenhoc.fund.contribution.ContributionInputs.ReverseContributionInput;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.writes.Outcome;
import vn.khuyenhoc.kernel.writes.Together;
import vn.khuyenhoc.kernel.writes.UserError;
import vn.khuyenhoc.kernel.writes.Writes;

/** Records contributions, and takes them back. */
@Controller
class ContributionMutations {
    record ContributionPayload(@Nullable Contribution contribution, List<UserError> errors) {}

    private final Writes writes;
    private final Receiving receiving;
    private final Together<RecordContributionInput, Contribution> together;

    ContributionMutations(Writes writes, Receiving receiving) {
        this.writes = writes;
        this.receiving = receiving;
        this.together = writes.together(Contribution.class, receiving::receive);
    }

    @MutationMapping
    ContributionPayload recordContribution(@Argument RecordContributionInput input, DataFetchingEnvironment field) {
        return payload(Receiving.plain(input) ? together.once(field, Role.OFFICER, input.idempotencyKey(), input, scope -> receiving.receive(input, scope))
            : writes.once(field, Role.OFFICER, input.idempotencyKey(), Contribution.class, scope -> receiving.receive(input, scope)));
    }

    /** The name it had before it took foreign money, goods' valuation and earmarks. */
    @MutationMapping
    ContributionPayload receiveContribution(@Argument ReceiveContributionInput input, DataFetchingEnvironment field) {
        return payload(writes.once(field, Role.OFFICER, input.idempotencyKey(), Contribution.class, scope -> receiving.receive(input.asRecorded(), scope)));
    }

    @MutationMapping
    ContributionPayload reverseContribution(@Argument ReverseContributionInput input, DataFetchingEnvironment field) {
        return payload(writes.once(field, Role.OFFICER, input.idempotencyKey(), Contribution.class, scope -> receiving.reverse(input, scope)));
    }

    private static ContributionPayload payload(Outcome<Contribution> outcome) {
        return new ContributionPayload(outcome.value(), outcome.errors());
    }
}
