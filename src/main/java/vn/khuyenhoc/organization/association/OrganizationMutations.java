package vn.khuyenhoc.organization.association;

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
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;

/** Changes organizations. */
@Controller
class OrganizationMutations {
    record RenameOrganizationInput(String id, String name, LocalDate on, String version) {}

    record RenameOrganizationPayload(@Nullable Organization organization, List<UserError> errors) {}

    private final Writes writes;
    private final Renaming renaming;

    OrganizationMutations(Writes writes, Renaming renaming) {
        this.writes = writes;
        this.renaming = renaming;
    }

    @MutationMapping
    RenameOrganizationPayload renameOrganization(@Argument RenameOrganizationInput input, DataFetchingEnvironment field) {
        Outcome<Organization> outcome = writes.change(field, Role.OFFICER, scope ->
            renaming.rename(OrganizationId.of(input.id(), "id"), input.name(), input.on(), input.version(), scope));
        return new RenameOrganizationPayload(outcome.value(), outcome.errors());
    }
}
