package vn.khuyenhoc.fund.grant;

import java.util.List;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.fund.grant.GrantInputs.AcknowledgeGrantInput;
import vn.khuyenhoc.fund.grant.GrantInputs.AddGrantRecipientsInput;
import vn.khuyenhoc.fund.grant.GrantInputs.AmendGrantInput;
import vn.khuyenhoc.fund.grant.GrantInputs.ApproveGrantInput;
import vn.khuyenhoc.fund.grant.GrantInputs.CancelGrantInput;
import vn.khuyenhoc.fund.grant.GrantInputs.DraftGrantInput;
import vn.khuyenhoc.fund.grant.GrantInputs.PayGrantInput;
import vn.khuyenhoc.fund.grant.GrantInputs.RemoveGrantRecipientsInput;
import vn.khuyenhoc.fund.grant.GrantInputs.ReverseGrantInput;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.writes.Outcome;
import vn.khuyenhoc.kernel.writes.UserError;
import vn.khuyenhoc.kernel.writes.Writes;

/** Drafts, approves, pays, acknowledges, reverses and withdraws rounds. */
@Controller
class GrantMutations {
    /** Of every change of one round. */
    record GrantPayload(@Nullable Grant grant, List<UserError> errors) {
        static GrantPayload of(Outcome<Grant> outcome) {
            return new GrantPayload(outcome.value(), outcome.errors());
        }
    }

    private final Writes writes;
    private final Drafting drafting;
    private final Deciding deciding;
    private final Disbursing disbursing;

    GrantMutations(Writes writes, Drafting drafting, Deciding deciding, Disbursing disbursing) {
        this.writes = writes;
        this.drafting = drafting;
        this.deciding = deciding;
        this.disbursing = disbursing;
    }

    @MutationMapping
    GrantPayload draftGrant(@Argument DraftGrantInput input, DataFetchingEnvironment field) {
        return GrantPayload.of(writes.once(field, Role.OFFICER, input.idempotencyKey(), Grant.class, scope -> drafting.draft(input, scope)));
    }

    @MutationMapping
    GrantPayload amendGrant(@Argument AmendGrantInput input, DataFetchingEnvironment field) {
        return GrantPayload.of(writes.change(field, Role.OFFICER, scope -> drafting.amend(input, scope)));
    }

    @MutationMapping
    GrantPayload addGrantRecipients(@Argument AddGrantRecipientsInput input, DataFetchingEnvironment field) {
        return GrantPayload.of(writes.once(field, Role.OFFICER, input.idempotencyKey(), Grant.class, scope -> drafting.add(input, scope)));
    }

    @MutationMapping
    GrantPayload removeGrantRecipients(@Argument RemoveGrantRecipientsInput input, DataFetchingEnvironment field) {
        return GrantPayload.of(writes.once(field, Role.OFFICER, input.idempotencyKey(), Grant.class, scope -> drafting.remove(input, scope)));
    }

    @MutationMapping
    GrantPayload approveGrant(@Argument ApproveGrantInput input, DataFetchingEnvironment field) {
        return GrantPayload.of(writes.change(field, Role.APPROVER, scope -> deciding.approve(input, scope)));
    }

    @MutationMapping
    GrantPayload payGrant(@Argument PayGrantInput input, DataFetchingEnvironment field) {
        return GrantPayload.of(writes.once(field, Role.OFFICER, input.idempotencyKey(), Grant.class, scope -> disbursing.pay(input, scope)));
    }

    @MutationMapping
    GrantPayload acknowledgeGrant(@Argument AcknowledgeGrantInput input, DataFetchingEnvironment field) {
        return GrantPayload.of(writes.change(field, Role.OFFICER, scope -> deciding.acknowledge(input, scope)));
    }

    @MutationMapping
    GrantPayload reverseGrant(@Argument ReverseGrantInput input, DataFetchingEnvironment field) {
        return GrantPayload.of(writes.once(field, Role.APPROVER, input.idempotencyKey(), Grant.class, scope -> disbursing.reverse(input, scope)));
    }

    @MutationMapping
    GrantPayload cancelGrant(@Argument CancelGrantInput input, DataFetchingEnvironment field) {
        return GrantPayload.of(writes.change(field, Role.OFFICER, scope -> deciding.cancel(input, scope)));
    }
}
