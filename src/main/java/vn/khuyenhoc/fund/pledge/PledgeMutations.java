package vn.khuyenhoc.fund.pledge;

import java.util.List;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.fund.pledge.PledgeInputs.CancelPledgeInput;
import vn.khuyenhoc.fund.pledge.PledgeInputs.RecordPledgeInput;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.writes.Outcome;
import vn.khuyenhoc.kernel.writes.UserError;
import vn.khuyenhoc.kernel.writes.Writes;

/** Records what donors promise, and that they withdraw it. */
@Controller
class PledgeMutations {
    record PledgePayload(@Nullable Pledge pledge, List<UserError> errors) {}

    private final Writes writes;
    private final Pledging pledging;

    PledgeMutations(Writes writes, Pledging pledging) {
        this.writes = writes;
        this.pledging = pledging;
    }

    @MutationMapping
    PledgePayload recordPledge(@Argument RecordPledgeInput input, DataFetchingEnvironment field) {
        return payload(writes.once(field, Role.OFFICER, input.idempotencyKey(), Pledge.class, scope -> pledging.record(input, scope)));
    }

    @MutationMapping
    PledgePayload cancelPledge(@Argument CancelPledgeInput input, DataFetchingEnvironment field) {
        return payload(writes.change(field, Role.OFFICER, scope -> pledging.cancel(input, scope)));
    }

    private static PledgePayload payload(Outcome<Pledge> outcome) {
        return new PledgePayload(outcome.value(), outcome.errors());
    }
}
