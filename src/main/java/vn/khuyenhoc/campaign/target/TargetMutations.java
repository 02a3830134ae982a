package vn.khuyenhoc.campaign.target;

import java.util.List;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.campaign.target.Distributing.Assigned;
import vn.khuyenhoc.campaign.target.TargetInputs.DistributeTargetInput;
import vn.khuyenhoc.campaign.target.TargetInputs.SetTargetInput;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.writes.Outcome;
import vn.khuyenhoc.kernel.writes.UserError;
import vn.khuyenhoc.kernel.writes.Writes;

/** Sets targets, and divides them among those below. */
@Controller
class TargetMutations {
    record SetTargetPayload(@Nullable Target target, List<UserError> errors) {}

    record DistributeTargetPayload(@Nullable List<Target> targets, List<UserError> errors) {}

    private final Writes writes;
    private final Setting setting;
    private final Distributing distributing;
    private final Targets targets;

    TargetMutations(Writes writes, Setting setting, Distributing distributing, Targets targets) {
        this.writes = writes;
        this.setting = setting;
        this.distributing = distributing;
        this.targets = targets;
    }

    @MutationMapping
    SetTargetPayload setTarget(@Argument SetTargetInput input, DataFetchingEnvironment field) {
        Outcome<Target> outcome = writes.once(field, Role.OFFICER, input.idempotencyKey(), Target.class, scope -> setting.set(input, scope));
        return new SetTargetPayload(outcome.value(), outcome.errors());
    }

    @MutationMapping
    DistributeTargetPayload distributeTarget(@Argument DistributeTargetInput input, DataFetchingEnvironment field) {
        Outcome<Assigned> outcome = writes.once(field, Role.OFFICER, input.idempotencyKey(), Assigned.class, scope -> distributing.distribute(input, scope));
        return new DistributeTargetPayload(outcome.value() == null ? null : targets.withIds(outcome.value().targets(), Arguments.scope(field)), outcome.errors());
    }
}
