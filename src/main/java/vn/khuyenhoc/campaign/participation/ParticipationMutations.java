package vn.khuyenhoc.campaign.participation;

import java.time.LocalDate;
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

/** Has organizations take part, and no longer. */
@Controller
class ParticipationMutations {
    record JoinCampaignInput(String idempotencyKey, String campaign, String organization, LocalDate on) {}

    record LeaveCampaignInput(String id, LocalDate on, String version) {}

    /** Of every change of one participation. */
    record ParticipationPayload(@Nullable Participation participation, List<UserError> errors) {
        static ParticipationPayload of(Outcome<Participation> outcome) {
            return new ParticipationPayload(outcome.value(), outcome.errors());
        }
    }

    private final Writes writes;
    private final Joining joining;

    ParticipationMutations(Writes writes, Joining joining) {
        this.writes = writes;
        this.joining = joining;
    }

    @MutationMapping
    ParticipationPayload joinCampaign(@Argument JoinCampaignInput input, DataFetchingEnvironment field) {
        return ParticipationPayload.of(writes.once(field, Role.OFFICER, input.idempotencyKey(), Participation.class, scope -> joining.join(input, scope)));
    }

    @MutationMapping
    ParticipationPayload leaveCampaign(@Argument LeaveCampaignInput input, DataFetchingEnvironment field) {
        return ParticipationPayload.of(writes.change(field, Role.OFFICER, scope -> joining.leave(input, scope)));
    }
}
