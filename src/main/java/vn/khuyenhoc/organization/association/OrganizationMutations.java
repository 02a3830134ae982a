package vn.khuyenhoc.organization.association;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.writes.Outcome;
import vn.khuyenhoc.kernel.writes.UserError;
import vn.khuyenhoc.kernel.writes.Writes;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationBasis;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.organization.register.Changing;

/** Changes organizations. */
@Controller
class OrganizationMutations {
    record EstablishOrganizationInput(String code, String name, OrganizationLevel level, OrganizationBasis basis, @Nullable String parent, String unit, LocalDate on,
                                      @Nullable String idempotencyKey) {}

    record RenameOrganizationInput(String id, String name, LocalDate on, String version) {}

    record ReclassifyOrganizationInput(String id, OrganizationLevel level, OrganizationBasis basis, LocalDate on, String version) {}

    record MoveOrganizationInput(String id, String parent, LocalDate on, String version) {}

    record DissolveOrganizationInput(String id, LocalDate on, String version) {}

    /** Of every change of one organization. */
    record OrganizationPayload(@Nullable Organization organization, List<UserError> errors) {}

    private final Writes writes;
    private final Establishing establishing;
    private final Changing changing;
    private final Organizations organizations;

    OrganizationMutations(Writes writes, Establishing establishing, Changing changing, Organizations organizations) {
        this.writes = writes;
        this.establishing = establishing;
        this.changing = changing;
        this.organizations = organizations;
    }

    @MutationMapping
    OrganizationPayload establishOrganization(@Argument EstablishOrganizationInput input, DataFetchingEnvironment field) {
        return payload(writes.onceOrChange(field, Role.OFFICER, input.idempotencyKey(), Organization.class, scope -> on(establishing.establish(input, scope), input.on())));
    }

    @MutationMapping
    OrganizationPayload renameOrganization(@Argument RenameOrganizationInput input, DataFetchingEnvironment field) {
        return change(field, input.id(), input.on(), input.version(), of -> changing.rename(of, input.name()));
    }

    @MutationMapping
    OrganizationPayload reclassifyOrganization(@Argument ReclassifyOrganizationInput input, DataFetchingEnvironment field) {
        return change(field, input.id(), input.on(), input.version(), of -> changing.reclassify(of, input.level(), input.basis()));
    }

    @MutationMapping
    OrganizationPayload moveOrganization(@Argument MoveOrganizationInput input, DataFetchingEnvironment field) {
        return change(field, input.id(), input.on(), input.version(), of -> changing.move(of, OrganizationId.of(input.parent(), "parent")));
    }

    @MutationMapping
    OrganizationPayload dissolveOrganization(@Argument DissolveOrganizationInput input, DataFetchingEnvironment field) {
        return change(field, input.id(), input.on(), input.version(), changing::dissolve);
    }

    private OrganizationPayload change(DataFetchingEnvironment field, String id, LocalDate on, String version, Consumer<Changing.Of> change) {
        return payload(writes.change(field, Role.OFFICER, scope -> {
            OrganizationId organization = OrganizationId.of(id, "id");
            change.accept(new Changing.Of(organization, on, version, scope));
            return on(organization, on);
        }));
    }

    private Organization on(OrganizationId organization, LocalDate day) {
        return organizations.on(List.of(new At(organization, day))).values().iterator().next();
    }

    private static OrganizationPayload payload(Outcome<Organization> outcome) {
        return new OrganizationPayload(outcome.value(), outcome.errors());
    }
}
