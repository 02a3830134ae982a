package vn.khuyenhoc.recognition.title;

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

/** Takes titles back. */
@Controller
class TitleMutations {
    record TakeBackTitlePayload(@Nullable Title title, List<UserError> errors) {}

    private final Writes writes;
    private final TakingBack takingBack;

    TitleMutations(Writes writes, TakingBack takingBack) {
        this.writes = writes;
        this.takingBack = takingBack;
    }

    @MutationMapping
    TakeBackTitlePayload takeBackTitle(@Argument TakeBackTitleInput input, DataFetchingEnvironment field) {
        Outcome<Title> outcome = writes.once(field, Role.APPROVER, input.idempotencyKey(), Title.class, scope -> takingBack.takeBack(input, scope));
        return new TakeBackTitlePayload(outcome.value(), outcome.errors());
    }
}
