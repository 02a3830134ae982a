package vn.khuyenhoc.campaign.programme;

import java.util.List;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.campaign.programme.CampaignInputs.AdvanceMovementInput;
import vn.khuyenhoc.campaign.programme.CampaignInputs.RecordCampaignInput;
import vn.khuyenhoc.campaign.programme.CampaignInputs.ReviseCampaignInput;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.writes.Outcome;
import vn.khuyenhoc.kernel.writes.UserError;
import vn.khuyenhoc.kernel.writes.Writes;

/** Records and corrects campaigns, and takes movements from round to round. */
@Controller
class CampaignMutations {
    /** Of every change of one campaign. */
    record CampaignPayload(@Nullable Campaign campaign, List<UserError> errors) {
        static CampaignPayload of(Outcome<Campaign> outcome) {
            return new CampaignPayload(outcome.value(), outcome.errors());
        }
    }

    private final Writes writes;
    private final Recording recording;
    private final Movements movements;

    CampaignMutations(Writes writes, Recording recording, Movements movements) {
        this.writes = writes;
        this.recording = recording;
        this.movements = movements;
    }

    @MutationMapping
    CampaignPayload recordCampaign(@Argument RecordCampaignInput input, DataFetchingEnvironment field) {
        return CampaignPayload.of(writes.once(field, Role.OFFICER, input.idempotencyKey(), Campaign.class, scope -> recording.enter(input, Keeper.of(field, scope))));
    }

    @MutationMapping
    CampaignPayload reviseCampaign(@Argument ReviseCampaignInput input, DataFetchingEnvironment field) {
        return CampaignPayload.of(writes.change(field, Role.OFFICER, scope -> recording.revise(input, Keeper.of(field, scope))));
    }

    @MutationMapping
    CampaignPayload advanceMovement(@Argument AdvanceMovementInput input, DataFetchingEnvironment field) {
        return CampaignPayload.of(writes.change(field, Role.APPROVER, scope -> movements.advance(input.id(), input.to(), input.on(), input.version(), Keeper.of(field, scope))));
    }
}
