package vn.khuyenhoc.recognition.decision;

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

/** Records decisions with the titles they recognise. */
@Controller
class DecisionMutations {
    record RecogniseTitlesPayload(@Nullable Integer recognised, List<UserError> notices, List<UserError> errors) {}

    private final Writes writes;
    private final Recognising recognising;

    DecisionMutations(Writes writes, Recognising recognising) {
        this.writes = writes;
        this.recognising = recognising;
    }

    @MutationMapping
    RecogniseTitlesPayload recogniseTitles(@Argument RecogniseTitlesInput input, DataFetchingEnvironment field) {
        Outcome<Entered> outcome = writes.once(field, Role.APPROVER, input.idempotencyKey(), Entered.class, scope -> recognising.recognise(input, scope));
        Entered entered = outcome.value();
        return entered == null ? new RecogniseTitlesPayload(null, List.of(), outcome.errors())
            : new RecogniseTitlesPayload(entered.recognised(), writes.worded(entered.notices(), field), List.of());
    }
}
