package vn.khuyenhoc.organization.officer;

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
import vn.khuyenhoc.organization.OfficerPosition;

/** Appoints officers, ends their terms, and puts right what was entered of them. */
@Controller
class OfficerMutations {
    record AppointOfficerInput(String idempotencyKey, String organization, @Nullable String person, @Nullable String fullName,
                               @Nullable Integer birthYear, OfficerPosition position, LocalDate since, @Nullable LocalDate until, @Nullable String congress) {}

    record CorrectOfficerInput(String id, @Nullable String person, @Nullable String fullName, @Nullable Integer birthYear,
                               OfficerPosition position, LocalDate since, @Nullable LocalDate until, @Nullable String congress, String version) {}

    record EndOfficerInput(String id, LocalDate on, String version) {}

    record WithdrawOfficerInput(String id, String version) {}

    /** Of every change of one term. */
    record OfficerPayload(@Nullable Officer officer, List<UserError> errors) {
        static OfficerPayload of(Outcome<Officer> outcome) {
            return new OfficerPayload(outcome.value(), outcome.errors());
        }
    }

    private final Writes writes;
    private final OfficerActs acts;

    OfficerMutations(Writes writes, OfficerActs acts) {
        this.writes = writes;
        this.acts = acts;
    }

    @MutationMapping
    OfficerPayload appointOfficer(@Argument AppointOfficerInput input, DataFetchingEnvironment field) {
        return OfficerPayload.of(writes.once(field, Role.OFFICER, input.idempotencyKey(), Officer.class, scope -> acts.appoint(input, scope)));
    }

    @MutationMapping
    OfficerPayload endOfficer(@Argument EndOfficerInput input, DataFetchingEnvironment field) {
        return OfficerPayload.of(writes.change(field, Role.OFFICER, scope -> acts.end(input, scope)));
    }

    @MutationMapping
    OfficerPayload correctOfficer(@Argument CorrectOfficerInput input, DataFetchingEnvironment field) {
        return OfficerPayload.of(writes.change(field, Role.OFFICER, scope -> acts.correct(input, scope)));
    }

    @MutationMapping
    OfficerPayload withdrawOfficer(@Argument WithdrawOfficerInput input, DataFetchingEnvironment field) {
        return OfficerPayload.of(writes.change(field, Role.OFFICER, scope -> acts.withdraw(input, scope)));
    }
}
