package vn.khuyenhoc.organization.membership;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.writes.Outcome;
import vn.khuyenhoc.kernel.writes.UserError;
import vn.khuyenhoc.kernel.writes.Writes;
import vn.khuyenhoc.organization.membership.MemberInputs.EndMembershipsInput;
import vn.khuyenhoc.organization.membership.MemberInputs.EnrolMembersInput;
import vn.khuyenhoc.organization.membership.MemberInputs.ReportHeadcountsInput;
import vn.khuyenhoc.organization.membership.MemberInputs.TransferMembersInput;

/** Enrols and transfers members, ends memberships, and takes reports of how many there are. */
@Controller
class MemberMutations {
    record MembersPayload(@Nullable List<Member> members, List<UserError> errors) {}

    record ReportHeadcountsPayload(@Nullable Integer reported, List<UserError> errors) {}

    /** The keys of the memberships that an act began or ended. */
    record Kept(List<Long> members) {}

    private final Writes writes;
    private final MemberActs acts;
    private final Members members;

    MemberMutations(Writes writes, MemberActs acts, Members members) {
        this.writes = writes;
        this.acts = acts;
        this.members = members;
    }

    @MutationMapping
    MembersPayload enrolMembers(@Argument EnrolMembersInput input, DataFetchingEnvironment field) {
        return members(field, input.idempotencyKey(), scope -> acts.enrol(input.members(), scope));
    }

    @MutationMapping
    MembersPayload transferMembers(@Argument TransferMembersInput input, DataFetchingEnvironment field) {
        return members(field, input.idempotencyKey(), scope -> acts.transfer(input.members(), input.to(), input.on(), scope));
    }

    @MutationMapping
    MembersPayload endMemberships(@Argument EndMembershipsInput input, DataFetchingEnvironment field) {
        return members(field, input.idempotencyKey(), scope -> acts.end(input.members(), input.on(), scope));
    }

    @MutationMapping
    ReportHeadcountsPayload reportHeadcounts(@Argument ReportHeadcountsInput input, DataFetchingEnvironment field) {
        Outcome<Integer> outcome = writes.once(field, Role.OFFICER, input.idempotencyKey(), Integer.class, scope -> acts.report(input.headcounts(), scope));
        return new ReportHeadcountsPayload(outcome.value(), outcome.errors());
    }

    private MembersPayload members(DataFetchingEnvironment field, String key, Function<Scope, List<Long>> act) {
        Outcome<Kept> outcome = writes.once(field, Role.OFFICER, key, Kept.class, scope -> new Kept(act.apply(scope)));
        if (outcome.value() == null) {
            return new MembersPayload(null, outcome.errors());
        }
        List<Long> keys = outcome.value().members();
        Map<Long, Member> found = members.withIds(keys, Caller.of(field.getGraphQlContext()).reads()).stream()
            .collect(Collectors.toMap(Member::key, Function.identity()));
        return new MembersPayload(keys.stream().map(found::get).filter(Objects::nonNull).toList(), outcome.errors());
    }
}
