package vn.khuyenhoc.recognition;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.OrganizationId;

/** Registers many for titles at once. */
public interface TitleCaseRegister {
    /**
     * Somebody who registers.
     *
     * @param unitKind of a unit alone
     * @param assessed what they gave themselves, or null
     */
    record Entry(OrganizationId organization, TitleKind kind, int year, String name, @Nullable String address, @Nullable LearningUnitKind unitKind, LocalDate on,
                 @Nullable Assessed assessed) {}

    /** @param points by the codes of all criteria of the sheet that holds on the day */
    record Assessed(LocalDate on, Map<String, Integer> points) {}

    /** The places of those whom their organization, or one above or below it, has registered for the year already, or who stand in the list before. */
    List<Integer> known(List<Entry> entries);

    /**
     * All of them, or none.
     *
     * @throws vn.khuyenhoc.kernel.Refusal TITLE_CASE_KNOWN, CRITERIA_SHEET_MISSING, SCORE*
     */
    void register(List<Entry> entries);
}
