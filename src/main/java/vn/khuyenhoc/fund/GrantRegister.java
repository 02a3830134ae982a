package vn.khuyenhoc.fund;

import java.time.LocalDate;
import java.util.List;

import vn.khuyenhoc.organization.OrganizationId;

/** Pays grants out of organizations' funds. */
public interface GrantRegister {
    /**
     * A round of spending by one decision.
     *
     * @param turns how many times somebody received something; one person may count more than once
     * @param amount whole VND, more than 0
     */
    record Round(OrganizationId organization, GrantPurpose purpose, String title, String decisionNumber, LocalDate paidOn,
                 int turns, long amount) {}

    /**
     * Pays all the rounds or none.
     *
     * @throws vn.khuyenhoc.kernel.Refusal FUND_INSUFFICIENT, ORGANIZATION_NOT_ACTIVE, AMOUNT_NOT_POSITIVE
     */
    void pay(List<Round> rounds);
}
