package vn.khuyenhoc.campaign.activity;

import java.util.List;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.campaign.activity.ActivityInputs.RecordActivityInput;
import vn.khuyenhoc.campaign.activity.ActivityInputs.ReviseActivityInput;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.writes.Outcome;
import vn.khuyenhoc.kernel.writes.UserError;
import vn.khuyenhoc.kernel.writes.Writes;

/** Records and corrects activities. */
@Controller
class ActivityMutations {
    /** Of every change of one activity. */
    record ActivityPayload(@Nullable Activity activity, List<UserError> errors) {
        static ActivityPayload of(Outcome<Activity> outcome) {
            return new ActivityPayload(outcome.value(), outcome.errors());
        }
    }

    private final Writes writes;
    private final Holding holding;

    ActivityMutations(Writes writes, Holding holding) {
        this.writes = writes;
        this.holding = holding;
    }

    @MutationMapping
    ActivityPayload recordActivity(@Argument RecordActivityInput input, DataFetchingEnvironment field) {
        return ActivityPayload.of(writes.once(field, Role.OFFICER, input.idempotencyKey(), Activity.class, scope -> holding.enter(input, scope)));
    }

    @MutationMapping
    ActivityPayload reviseActivity(@Argument ReviseActivityInput input, DataFetchingEnvironment field) {
        return ActivityPayload.of(writes.change(field, Role.OFFICER, scope -> holding.revise(input, scope)));
    }
}
