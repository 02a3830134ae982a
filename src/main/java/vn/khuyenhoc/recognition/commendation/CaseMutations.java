package vn.khuyenhoc.recognition.commendation;

import java.util.List;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.writes.Outcome;
import vn.khuyenhoc.kernel.writes.UserError;
import vn.khuyenhoc.kernel.writes.Writes;
import vn.khuyenhoc.recognition.commendation.Awarding.Ceremony;
import vn.khuyenhoc.recognition.commendation.CaseInputs.AwardCommendationsInput;
import vn.khuyenhoc.recognition.commendation.CaseInputs.DecideCommendationInput;
import vn.khuyenhoc.recognition.commendation.CaseInputs.NominateCommendationInput;
import vn.khuyenhoc.recognition.commendation.CaseInputs.ProposeCommendationUpInput;
import vn.khuyenhoc.recognition.commendation.CaseInputs.RefuseCommendationInput;
import vn.khuyenhoc.recognition.commendation.CaseInputs.VerifyCommendationInput;

/** Nominates, verifies, proposes upwards, decides, awards and refuses. */
@Controller
class CaseMutations {
    /** Of every change of one case. */
    record CasePayload(@Nullable CommendationCase commendationCase, List<UserError> errors) {
        static CasePayload of(Outcome<CommendationCase> outcome) {
            return new CasePayload(outcome.value(), outcome.errors());
        }
    }

    /** Of a ceremony. */
    record AwardPayload(@Nullable List<Commendation> commendations, List<UserError> errors) {}

    private final Writes writes;
    private final Nominating nominating;
    private final Judging judging;
    private final Awarding awarding;
    private final Commendations commendations;

    CaseMutations(Writes writes, Nominating nominating, Judging judging, Awarding awarding, Commendations commendations) {
        this.writes = writes;
        this.nominating = nominating;
        this.judging = judging;
        this.awarding = awarding;
        this.commendations = commendations;
    }

    @MutationMapping
    CasePayload nominateCommendation(@Argument NominateCommendationInput input, DataFetchingEnvironment field) {
        return CasePayload.of(writes.once(field, Role.OFFICER, input.idempotencyKey(), CommendationCase.class, scope -> nominating.nominate(input, scope)));
    }

    @MutationMapping
    CasePayload verifyCommendation(@Argument VerifyCommendationInput input, DataFetchingEnvironment field) {
        return CasePayload.of(writes.change(field, Role.OFFICER, scope -> judging.verify(input, scope)));
    }

    @MutationMapping
    CasePayload proposeCommendationUp(@Argument ProposeCommendationUpInput input, DataFetchingEnvironment field) {
        return CasePayload.of(writes.change(field, Role.APPROVER, scope -> judging.proposeUp(input, scope)));
    }

    @MutationMapping
    CasePayload decideCommendation(@Argument DecideCommendationInput input, DataFetchingEnvironment field) {
        return CasePayload.of(writes.once(field, Role.APPROVER, input.idempotencyKey(), CommendationCase.class, scope -> judging.decide(input, scope)));
    }

    @MutationMapping
    AwardPayload awardCommendations(@Argument AwardCommendationsInput input, DataFetchingEnvironment field) {
        Outcome<Ceremony> outcome = writes.once(field, Role.OFFICER, input.idempotencyKey(), Ceremony.class, scope -> awarding.award(input, scope));
        return new AwardPayload(outcome.value() == null ? null : commendations.inOrder(outcome.value().commendations(), Arguments.scope(field)), outcome.errors());
    }

    @MutationMapping
    CasePayload refuseCommendation(@Argument RefuseCommendationInput input, DataFetchingEnvironment field) {
        return CasePayload.of(writes.change(field, Role.APPROVER, scope -> judging.refuse(input, scope)));
    }
}
