package vn.khuyenhoc.organization.teaching;

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

/** Records classes, corrects them and takes them back. */
@Controller
class ClassMutations {
    record RecordCentreClassInput(String idempotencyKey, String centre, String topic, LocalDate heldFrom, LocalDate heldTo, int learnerTurns) {}

    record CorrectCentreClassInput(String id, String topic, LocalDate heldFrom, LocalDate heldTo, int learnerTurns, String version) {}

    record WithdrawCentreClassInput(String id, String version) {}

    /** Of every change of one class. */
    record CentreClassPayload(@Nullable CentreClass centreClass, List<UserError> errors) {
        static CentreClassPayload of(Outcome<CentreClass> outcome) {
            return new CentreClassPayload(outcome.value(), outcome.errors());
        }
    }

    private final Writes writes;
    private final Teaching teaching;

    ClassMutations(Writes writes, Teaching teaching) {
        this.writes = writes;
        this.teaching = teaching;
    }

    @MutationMapping
    CentreClassPayload recordCentreClass(@Argument RecordCentreClassInput input, DataFetchingEnvironment field) {
        return CentreClassPayload.of(writes.once(field, Role.OFFICER, input.idempotencyKey(), CentreClass.class,
            scope -> teaching.record(input, scope)));
    }

    @MutationMapping
    CentreClassPayload correctCentreClass(@Argument CorrectCentreClassInput input, DataFetchingEnvironment field) {
        return CentreClassPayload.of(writes.change(field, Role.OFFICER, scope -> teaching.correct(input, scope)));
    }

    @MutationMapping
    CentreClassPayload withdrawCentreClass(@Argument WithdrawCentreClassInput input, DataFetchingEnvironment field) {
        return CentreClassPayload.of(writes.change(field, Role.OFFICER, scope -> teaching.withdraw(input, scope)));
    }
}
