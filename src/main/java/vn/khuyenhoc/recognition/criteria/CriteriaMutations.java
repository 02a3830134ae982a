package vn.khuyenhoc.recognition.criteria;

import java.util.List;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.writes.Outcome;
import vn.khuyenhoc.kernel.writes.UserError;
import vn.khuyenhoc.kernel.writes.Writes;
import vn.khuyenhoc.recognition.criteria.SheetInputs.AdoptCriteriaSheetInput;
import vn.khuyenhoc.recognition.criteria.SheetInputs.DraftCriteriaSheetInput;
import vn.khuyenhoc.recognition.criteria.SheetInputs.ReviseCriteriaSheetInput;
import vn.khuyenhoc.recognition.criteria.SheetInputs.WithdrawCriteriaSheetInput;

/** Drafts, rewrites, adopts and gives up sheets. */
@Controller
class CriteriaMutations {
    /** Of every change of one sheet. */
    record SheetPayload(@Nullable CriteriaSheet criteriaSheet, List<UserError> errors) {
        static SheetPayload of(Outcome<CriteriaSheet> outcome) {
            return new SheetPayload(outcome.value(), outcome.errors());
        }
    }

    /** Of what is no more. */
    record WithdrawnPayload(@Nullable String withdrawn, List<UserError> errors) {}

    private final Writes writes;
    private final SheetDrafting drafting;
    private final SheetAdopting adopting;

    CriteriaMutations(Writes writes, SheetDrafting drafting, SheetAdopting adopting) {
        this.writes = writes;
        this.drafting = drafting;
        this.adopting = adopting;
    }

    private static boolean admin(DataFetchingEnvironment field) {
        return Caller.of(field.getGraphQlContext()).has(Role.ADMIN);
    }

    @MutationMapping
    SheetPayload draftCriteriaSheet(@Argument DraftCriteriaSheetInput input, DataFetchingEnvironment field) {
        return SheetPayload.of(writes.once(field, input.organization() == null ? Role.ADMIN : Role.APPROVER, input.idempotencyKey(), CriteriaSheet.class,
            scope -> drafting.draft(input, scope, admin(field))));
    }

    @MutationMapping
    SheetPayload reviseCriteriaSheet(@Argument ReviseCriteriaSheetInput input, DataFetchingEnvironment field) {
        return SheetPayload.of(writes.change(field, Role.APPROVER, scope -> drafting.revise(input, scope, admin(field))));
    }

    @MutationMapping
    SheetPayload adoptCriteriaSheet(@Argument AdoptCriteriaSheetInput input, DataFetchingEnvironment field) {
        return SheetPayload.of(writes.change(field, Role.APPROVER, scope -> adopting.adopt(input, scope, admin(field))));
    }

    @MutationMapping
    WithdrawnPayload withdrawCriteriaSheet(@Argument WithdrawCriteriaSheetInput input, DataFetchingEnvironment field) {
        Outcome<String> outcome = writes.change(field, Role.APPROVER, scope -> drafting.withdraw(input, scope, admin(field)));
        return new WithdrawnPayload(outcome.value(), outcome.errors());
    }
}
