package vn.khuyenhoc.organization.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

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
import vn.khuyenhoc.organization.UnitKind;
import vn.khuyenhoc.organization.UnitLevel;

/** Changes administrative units; what the state decided is entered by administrators alone. */
@Controller
class UnitMutations {
    record EstablishUnitInput(String idempotencyKey, String code, String name, UnitLevel level, UnitKind kind, @Nullable String parent, LocalDate on) {}

    record RenameUnitInput(String id, String name, LocalDate on, String version) {}

    record ReclassifyUnitInput(String id, UnitKind kind, LocalDate on, String version) {}

    record MoveUnitInput(String id, String parent, LocalDate on, String version) {}

    record DissolveUnitInput(String id, LocalDate on, String version) {}

    /** Of every change of one unit. */
    record UnitPayload(@Nullable AdministrativeUnit unit, List<UserError> errors) {
        static UnitPayload of(Outcome<AdministrativeUnit> outcome) {
            return new UnitPayload(outcome.value(), outcome.errors());
        }
    }

    private final Writes writes;
    private final UnitChanging changing;

    UnitMutations(Writes writes, UnitChanging changing) {
        this.writes = writes;
        this.changing = changing;
    }

    @MutationMapping
    UnitPayload establishUnit(@Argument EstablishUnitInput input, DataFetchingEnvironment field) {
        return UnitPayload.of(writes.once(field, Role.ADMIN, input.idempotencyKey(), AdministrativeUnit.class,
            scope -> changing.establish(input, scope)));
    }

    @MutationMapping
    UnitPayload renameUnit(@Argument RenameUnitInput input, DataFetchingEnvironment field) {
        return change(field, scope -> changing.rename(of(input.id(), input.on(), input.version(), scope), input.name()));
    }

    @MutationMapping
    UnitPayload reclassifyUnit(@Argument ReclassifyUnitInput input, DataFetchingEnvironment field) {
        return change(field, scope -> changing.reclassify(of(input.id(), input.on(), input.version(), scope), input.kind()));
    }

    @MutationMapping
    UnitPayload moveUnit(@Argument MoveUnitInput input, DataFetchingEnvironment field) {
        return change(field, scope -> changing.move(of(input.id(), input.on(), input.version(), scope), input.parent()));
    }

    @MutationMapping
    UnitPayload dissolveUnit(@Argument DissolveUnitInput input, DataFetchingEnvironment field) {
        return change(field, scope -> changing.dissolve(of(input.id(), input.on(), input.version(), scope)));
    }

    private static UnitChanging.Of of(String id, LocalDate on, String version, Scope scope) {
        return new UnitChanging.Of(UnitReach.id(id, "id"), on, version, scope);
    }

    private UnitPayload change(DataFetchingEnvironment field, Function<Scope, AdministrativeUnit> change) {
        return UnitPayload.of(writes.change(field, Role.ADMIN, change));
    }
}
