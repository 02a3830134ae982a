package vn.khuyenhoc.fund;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.OrganizationId;

/** Pays grants out of organizations' funds, as older books tell of them: decided and paid long ago. */
public interface GrantRegister {
    /** Somebody who received something; most are minors. */
    record Person(String fullName, LocalDate birthDate, @Nullable String school, @Nullable String guardian) {}

    /**
     * What one person received in a round.
     *
     * @param person their place in the list of people that comes with it
     * @param amount whole VND, more than 0
     */
    record Share(int person, long amount) {}

    /**
     * A round of spending by one decision.
     *
     * @param turns how many times somebody received something; one person may count more than once
     * @param amount whole VND, more than 0
     * @param shares who received how much of it, nobody twice; empty where the books do not say
     */
    record Round(OrganizationId organization, GrantPurpose purpose, String title, String decisionNumber, LocalDate paidOn,
                 int turns, long amount, List<Share> shares) {
        public Round(OrganizationId organization, GrantPurpose purpose, String title, String decisionNumber, LocalDate paidOn, int turns, long amount) {
            this(organization, purpose, title, decisionNumber, paidOn, turns, amount, List.of());
        }

        /** A round whose turns and amount are those of its list. */
        public static Round of(OrganizationId organization, GrantPurpose purpose, String title, String decisionNumber, LocalDate paidOn, List<Share> shares) {
            return new Round(organization, purpose, title, decisionNumber, paidOn, shares.size(), shares.stream().mapToLong(Share::amount).sum(), shares);
        }
    }

    /** As {@link #pay(List, List)}, of rounds without lists. */
    void pay(List<Round> rounds);

    /**
     * Pays all the rounds or none.
     *
     * @param people new ones, whom the rounds' shares name
     * @throws vn.khuyenhoc.kernel.Refusal FUND_INSUFFICIENT, ORGANIZATION_NOT_ACTIVE, AMOUNT_NOT_POSITIVE
     */
    void pay(List<Person> people, List<Round> rounds);
}
