package vn.khuyenhoc.fund.contribution;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.fund.ContributionRegister;
import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.ContributionRegister.Entry;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;

/** What must be true of a contribution that an officer enters. */
@Component
class Receiving {
    /** Ten trillion VND: 250 times the province's year. Anything above is a slip of the keyboard. */
    private static final long LARGEST = 10_000_000_000_000L;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 200;

    private final ContributionRegister register;
    private final Contributions contributions;
    private final Organizations organizations;
    private final Days days;

    Receiving(ContributionRegister register, Contributions contributions, Organizations organizations, Days days) {
        this.register = register;
        this.contributions = contributions;
        this.organizations = organizations;
        this.days = days;
    }

    /** @throws Refusal ORGANIZATION_UNKNOWN, AMOUNT_NOT_POSITIVE, AMOUNT_TOO_LARGE, DATE_IN_FUTURE, GOODS_NOT_DESCRIBED, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public Contribution receive(ReceiveContributionInput input, Scope scope) {
        OrganizationId organization = OrganizationId.of(input.organization(), "organization");
        if (input.receivedOn().isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", "receivedOn", input.receivedOn());
        }
        if (!organizations.within(scope, organization, input.receivedOn())) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "organization");
        }
        if (input.amount() > LARGEST) {
            throw new Refusal("AMOUNT_TOO_LARGE", "amount", LARGEST);
        }
        String description = Text.optionalLine(input.description(), "description", LONGEST_DESCRIPTION);
        if (input.kind() == ContributionKind.IN_KIND && description == null) {
            throw new Refusal("GOODS_NOT_DESCRIBED", "description");
        }
        long id = register.record(
            List.of(new Donor(input.donor().kind(), Text.line(input.donor().name(), "donor.name", LONGEST_NAME), input.donor().anonymous())),
            List.of(new Entry(organization, 0, input.kind(), input.amount(), input.receivedOn(), description))).getFirst();
        return contributions.withIds(List.of(id), scope).getFirst();
    }
}
