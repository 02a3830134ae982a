package vn.khuyenhoc.campaign.closing;

import java.time.LocalDate;
import java.util.List;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.campaign.closing.ClosingMovements.Closed;
import vn.khuyenhoc.campaign.programme.Campaign;
import vn.khuyenhoc.campaign.programme.Keeper;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.writes.Outcome;
import vn.khuyenhoc.kernel.writes.UserError;
import vn.khuyenhoc.kernel.writes.Writes;

/** Closes movements, with what follows for those that took part. */
@Controller
class ClosingMutations {
    record CloseMovementInput(String idempotencyKey, String id, LocalDate on, String version) {}

    record CloseMovementPayload(@Nullable Campaign campaign, @Nullable Integer drafted, List<UserError> errors) {}

    private final Writes writes;
    private final ClosingMovements closing;

    ClosingMutations(Writes writes, ClosingMovements closing) {
        this.writes = writes;
        this.closing = closing;
    }

    @MutationMapping
    CloseMovementPayload closeMovement(@Argument CloseMovementInput input, DataFetchingEnvironment field) {
        Outcome<Closed> outcome = writes.once(field, Role.APPROVER, input.idempotencyKey(), Closed.class, scope -> closing.close(input, Keeper.of(field, scope)));
        Closed closed = outcome.value();
        return new CloseMovementPayload(closed == null ? null : closed.campaign(), closed == null ? null : closed.drafted(), outcome.errors());
    }
}
