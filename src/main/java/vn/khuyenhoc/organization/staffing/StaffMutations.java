package vn.khuyenhoc.organization.staffing;

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
import vn.khuyenhoc.organization.StaffRole;

/** Appoints people to learning centres, and ends their terms. */
@Controller
class StaffMutations {
    record AppointCentreStaffInput(String idempotencyKey, String centre, String fullName, StaffRole role, LocalDate since) {}

    record EndCentreStaffInput(String id, LocalDate on, String version) {}

    /** Of every change of one term. */
    record CentreStaffPayload(@Nullable CentreStaff staff, List<UserError> errors) {
        static CentreStaffPayload of(Outcome<CentreStaff> outcome) {
            return new CentreStaffPayload(outcome.value(), outcome.errors());
        }
    }

    private final Writes writes;
    private final Appointing appointing;

    StaffMutations(Writes writes, Appointing appointing) {
        this.writes = writes;
        this.appointing = appointing;
    }

    @MutationMapping
    CentreStaffPayload appointCentreStaff(@Argument AppointCentreStaffInput input, DataFetchingEnvironment field) {
        return CentreStaffPayload.of(writes.once(field, Role.OFFICER, input.idempotencyKey(), CentreStaff.class,
            scope -> appointing.appoint(input, scope)));
    }

    @MutationMapping
    CentreStaffPayload endCentreStaff(@Argument EndCentreStaffInput input, DataFetchingEnvironment field) {
        return CentreStaffPayload.of(writes.change(field, Role.OFFICER, scope -> appointing.end(input, scope)));
    }
}
