package vn.khuyenhoc.organization.centre;

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
import vn.khuyenhoc.organization.CentreLevel;

/** Registers, renames and closes learning centres. */
@Controller
class CentreMutations {
    record RegisterLearningCentreInput(String idempotencyKey, String organization, CentreLevel level, String name, LocalDate openedOn) {}

    record RenameLearningCentreInput(String id, String name, LocalDate on, String version) {}

    record CloseLearningCentreInput(String id, LocalDate on, String version) {}

    /** Of every change of one centre. */
    record LearningCentrePayload(@Nullable LearningCentre learningCentre, List<UserError> errors) {
        static LearningCentrePayload of(Outcome<LearningCentre> outcome) {
            return new LearningCentrePayload(outcome.value(), outcome.errors());
        }
    }

    private final Writes writes;
    private final CentreChanging changing;

    CentreMutations(Writes writes, CentreChanging changing) {
        this.writes = writes;
        this.changing = changing;
    }

    @MutationMapping
    LearningCentrePayload registerLearningCentre(@Argument RegisterLearningCentreInput input, DataFetchingEnvironment field) {
        return LearningCentrePayload.of(writes.once(field, Role.OFFICER, input.idempotencyKey(), LearningCentre.class,
            scope -> changing.register(input, scope)));
    }

    @MutationMapping
    LearningCentrePayload renameLearningCentre(@Argument RenameLearningCentreInput input, DataFetchingEnvironment field) {
        return LearningCentrePayload.of(writes.change(field, Role.OFFICER, scope -> changing.rename(input, scope)));
    }

    @MutationMapping
    LearningCentrePayload closeLearningCentre(@Argument CloseLearningCentreInput input, DataFetchingEnvironment field) {
        return LearningCentrePayload.of(writes.change(field, Role.OFFICER, scope -> changing.close(input, scope)));
    }
}
