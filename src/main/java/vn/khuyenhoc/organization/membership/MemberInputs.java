package vn.khuyenhoc.organization.membership;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What officers send about members. */
final class MemberInputs {
    private MemberInputs() {}

    record EnrolMembersInput(String idempotencyKey, List<NewMemberInput> members) {}

    /** @param person who is known already; else {@code fullName} says who it is */
    record NewMemberInput(String organization, @Nullable String person, @Nullable String fullName, @Nullable Integer birthYear,
                          LocalDate joinedOn, @Nullable LocalDate leftOn) {}

    record TransferMembersInput(String idempotencyKey, List<String> members, String to, LocalDate on) {}

    record EndMembershipsInput(String idempotencyKey, List<String> members, LocalDate on) {}

    record ReportHeadcountsInput(String idempotencyKey, List<HeadcountInput> headcounts) {}

    record HeadcountInput(String organization, int people, LocalDate on) {}
}
