package vn.khuyenhoc.fund.disclosure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

import vn.khuyenhoc.fund.year.RecordedLate;
import vn.khuyenhoc.organization.Organization;

/**
 * What a fund published of a year, at its address.
 *
 * @param holder as it was on its last day in the year
 * @param late what was recorded of the year since it was closed
 * @param others whose funds published the same year, and who bore the same code in it
 */
record Publication(Organization holder, FundDisclosure disclosure, RecordedLate late, List<Organization> others) {
    /** The page's; whose organization has ended by the end of the year is told by its last day, for another may have its code now. */
    static String address(Organization holder, int year) {
        return "/disclosures/" + UriUtils.encodePathSegment(holder.code(), UTF_8) + "/" + year + on(holder);
    }

    static String on(Organization holder) {
        LocalDate last = lastDay(holder);
        return last == null ? "" : "?on=" + last;
    }

    static @Nullable LocalDate lastDay(Organization holder) {
        return holder.endedOn() == null ? null : holder.endedOn().minusDays(1);
    }
}
