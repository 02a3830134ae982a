package vn.khuyenhoc.recognition.criteria;

import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.CriteriaRegister;

/** Drafts sheets of an organization that come as spreadsheets. */
public interface SheetsInBulk {
    /** Whether it could be drafted. @throws vn.khuyenhoc.kernel.Refusal as {@link #draft}; the path names the field by its place */
    void check(CriteriaRegister.Sheet sheet);

    /** @throws vn.khuyenhoc.kernel.Refusal CRITERIA_*, LIST_TOO_LONG, DATE_IN_FUTURE, TEXT_* */
    void draft(OrganizationId organization, CriteriaRegister.Sheet sheet);
}
