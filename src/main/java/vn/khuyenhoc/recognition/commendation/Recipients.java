package vn.khuyenhoc.recognition.commendation;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.KnownMembers;
import vn.khuyenhoc.organization.KnownMembers.KnownMember;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.recognition.RecipientKind;
import vn.khuyenhoc.recognition.commendation.CaseInputs.CommendationRecipientInput;

/** Who is to be commended: an organization or a member that is known, or whoever is named. */
@Component
class Recipients {
    static final int LONGEST_NAME = 200;
    static final int LONGEST_ADDRESS = 300;

    /** @param address of a family */
    record Recipient(RecipientKind kind, String name, @Nullable Long organization, @Nullable Long person, @Nullable String address) {}

    private final Organizations organizations;
    private final KnownMembers members;

    Recipients(Organizations organizations, KnownMembers members) {
        this.organizations = organizations;
        this.members = members;
    }

    /** @throws Refusal RECIPIENT_AMBIGUOUS, ORGANIZATION_UNKNOWN, MEMBER_UNKNOWN, TEXT_* */
    Recipient of(CommendationRecipientInput input, LocalDate on, Scope scope) {
        boolean known = input.organization() != null || input.member() != null;
        if (known == (input.name() != null) || input.organization() != null && input.kind() != RecipientKind.COLLECTIVE
            || input.member() != null && input.kind() != RecipientKind.INDIVIDUAL || input.address() != null && input.kind() != RecipientKind.FAMILY) {
            throw new Refusal("RECIPIENT_AMBIGUOUS", "recipient");
        }
        if (input.organization() != null) {
            return organization(OrganizationId.of(input.organization(), "recipient.organization"), on);
        }
        if (input.member() != null) {
            return member(input.member(), scope);
        }
        String address = input.kind() == RecipientKind.FAMILY
            ? Text.line(Objects.requireNonNullElse(input.address(), ""), "recipient.address", LONGEST_ADDRESS) : null;
        return new Recipient(input.kind(), Text.line(Objects.requireNonNullElse(input.name(), ""), "recipient.name", LONGEST_NAME), null, null, address);
    }

    private Recipient organization(OrganizationId id, LocalDate on) {
        Organization organization = organizations.within(Scope.EVERYWHERE, id, on) ? organizations.on(List.of(new At(id, on))).values().iterator().next() : null;
        if (organization == null) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "recipient.organization");
        }
        return new Recipient(RecipientKind.COLLECTIVE, organization.name(), id.value(), null, null);
    }

    private Recipient member(String opaque, Scope scope) {
        GlobalId id = GlobalId.parse(opaque);
        KnownMember member = id == null || !id.type().equals("Member") ? null : members.known(id.key(), scope);
        if (member == null) {
            throw new Refusal("MEMBER_UNKNOWN", "recipient.member");
        }
        return new Recipient(RecipientKind.INDIVIDUAL, member.fullName(), null, member.person(), null);
    }
}
