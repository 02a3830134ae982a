package vn.khuyenhoc.fund.contribution;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.fund.EarmarkTerms;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;

/** What donors promised, for contributions that fulfil it. */
public interface Promises {
    /**
     * @param organization to whose fund it was promised
     * @param donor who promised it
     * @param earmark on what terms
     */
    record Promise(long pledge, long organization, long donor, @Nullable EarmarkTerms earmark) {}

    /**
     * Holds a pledge that an organization's contribution is to fulfil, until the transaction ends.
     *
     * @throws vn.khuyenhoc.kernel.Refusal PLEDGE_UNKNOWN, PLEDGE_CANCELLED, PLEDGE_FULFILLED, PLEDGE_OF_OTHER_ORGANIZATION, STEP_TOO_EARLY
     */
    Promise held(String pledge, OrganizationId organization, LocalDate receivedOn, Scope scope);

    void fulfil(Promise promise, long contribution);
}
