package vn.khuyenhoc.recognition.titling;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

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
import vn.khuyenhoc.recognition.titling.DecidingTitles.Session;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.AssessTitleCaseInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.DecideTitleCasesInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.ProposeTitleCaseInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.RefuseTitleCaseInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.RegisterTitleCaseInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.ReviewTitleCaseInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.RevokeTitleInput;

/** Registers, assesses, reviews, proposes, decides, refuses and revokes. */
@Controller
class TitleCaseMutations {
    /** Of every change of one case. */
    record TitleCasePayload(@Nullable TitleCase titleCase, List<UserError> errors) {
        static TitleCasePayload of(Outcome<TitleCase> outcome) {
            return new TitleCasePayload(outcome.value(), outcome.errors());
        }
    }

    /** Of a decision. */
    record DecidedPayload(@Nullable List<TitleCase> titleCases, List<UserError> errors) {}

    private final Writes writes;
    private final Registering registering;
    private final Scoring scoring;
    private final ProposingTitles proposing;
    private final DecidingTitles deciding;
    private final TitleCases cases;

    TitleCaseMutations(Writes writes, Registering registering, Scoring scoring, ProposingTitles proposing, DecidingTitles deciding, TitleCases cases) {
        this.writes = writes;
        this.registering = registering;
        this.scoring = scoring;
        this.proposing = proposing;
        this.deciding = deciding;
        this.cases = cases;
    }

    @MutationMapping
    TitleCasePayload registerTitleCase(@Argument RegisterTitleCaseInput input, DataFetchingEnvironment field) {
        return TitleCasePayload.of(writes.once(field, Role.OFFICER, input.idempotencyKey(), TitleCase.class, scope -> registering.register(input, scope)));
    }

    @MutationMapping
    TitleCasePayload assessTitleCase(@Argument AssessTitleCaseInput input, DataFetchingEnvironment field) {
        return TitleCasePayload.of(writes.change(field, Role.OFFICER, scope -> scoring.assess(input, scope)));
    }

    @MutationMapping
    TitleCasePayload reviewTitleCase(@Argument ReviewTitleCaseInput input, DataFetchingEnvironment field) {
        return TitleCasePayload.of(writes.change(field, Role.OFFICER, scope -> scoring.review(input, scope)));
    }

    @MutationMapping
    TitleCasePayload proposeTitleCase(@Argument ProposeTitleCaseInput input, DataFetchingEnvironment field) {
        return TitleCasePayload.of(writes.change(field, Role.OFFICER, scope -> proposing.propose(input, scope)));
    }

    @MutationMapping
    TitleCasePayload refuseTitleCase(@Argument RefuseTitleCaseInput input, DataFetchingEnvironment field) {
        return TitleCasePayload.of(writes.change(field, Role.APPROVER, scope -> proposing.refuse(input, scope)));
    }

    @MutationMapping
    DecidedPayload decideTitleCases(@Argument DecideTitleCasesInput input, DataFetchingEnvironment field) {
        Outcome<Session> outcome = writes.once(field, Role.APPROVER, input.idempotencyKey(), Session.class, scope -> deciding.decide(input, scope));
        return new DecidedPayload(outcome.value() == null ? null : shown(outcome.value().cases(), field), outcome.errors());
    }

    private List<TitleCase> shown(List<Long> keys, DataFetchingEnvironment field) {
        Map<Long, TitleCase> found = cases.withIds(keys, Arguments.scope(field)).stream().collect(toMap(TitleCase::key, Function.identity()));
        return keys.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @MutationMapping
    TitleCasePayload revokeTitle(@Argument RevokeTitleInput input, DataFetchingEnvironment field) {
        return TitleCasePayload.of(writes.change(field, Role.APPROVER, scope -> deciding.revoke(input, scope)));
    }
}
