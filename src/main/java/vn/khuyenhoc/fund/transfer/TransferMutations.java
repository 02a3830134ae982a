package vn.khuyenhoc.fund.transfer;

import java.util.List;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.fund.transfer.TransferInputs.CancelTransferInput;
import vn.khuyenhoc.fund.transfer.TransferInputs.ConfirmTransferInput;
import vn.khuyenhoc.fund.transfer.TransferInputs.PrepareTransferInput;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.writes.Outcome;
import vn.khuyenhoc.kernel.writes.UserError;
import vn.khuyenhoc.kernel.writes.Writes;

/** Moves money between funds. */
@Controller
class TransferMutations {
    record TransferPayload(@Nullable Transfer transfer, List<UserError> errors) {}

    private final Writes writes;
    private final Transferring transferring;

    TransferMutations(Writes writes, Transferring transferring) {
        this.writes = writes;
        this.transferring = transferring;
    }

    @MutationMapping
    TransferPayload prepareTransfer(@Argument PrepareTransferInput input, DataFetchingEnvironment field) {
        return payload(writes.once(field, Role.OFFICER, input.idempotencyKey(), Transfer.class, scope -> transferring.prepare(input, scope)));
    }

    @MutationMapping
    TransferPayload confirmTransfer(@Argument ConfirmTransferInput input, DataFetchingEnvironment field) {
        return payload(writes.once(field, Role.OFFICER, input.idempotencyKey(), Transfer.class, scope -> transferring.confirm(input, scope)));
    }

    @MutationMapping
    TransferPayload cancelTransfer(@Argument CancelTransferInput input, DataFetchingEnvironment field) {
        return payload(writes.change(field, Role.OFFICER, scope -> transferring.cancel(input, scope)));
    }

    private static TransferPayload payload(Outcome<Transfer> outcome) {
        return new TransferPayload(outcome.value(), outcome.errors());
    }
}
