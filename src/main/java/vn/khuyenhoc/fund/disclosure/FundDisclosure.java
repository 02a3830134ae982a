package vn.khuyenhoc.fund.disclosure;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.fund.contribution.LargestDonors.OfDonor;
import vn.khuyenhoc.fund.contribution.Receipts.OfDonorKind;
import vn.khuyenhoc.fund.contribution.Receipts.OfKind;
import vn.khuyenhoc.fund.contribution.Receipts.Parts;
import vn.khuyenhoc.fund.year.FundYear;

/**
 * What a fund publishes of a year.
 *
 * @param preview whether it is not published yet, and shown only to those who look after the fund
 * @param late whether it was published after it was due, or is due and is not published
 */
record FundDisclosure(boolean preview, boolean late, FundYear fundYear, Parts parts, List<OfDonor> largestDonors) {
    static FundDisclosure of(FundYear year, Parts parts, List<OfDonor> largest, LocalDate today) {
        LocalDate published = year.disclosedOn();
        return new FundDisclosure(published == null, (published == null ? today : published).isAfter(dueOn(year)), year, parts, largest);
    }

    private static LocalDate dueOn(FundYear year) {
        return LocalDate.of(year.year() + 1, 3, 31);
    }

    /** By law, before the end of March. */
    public LocalDate dueOn() {
        return dueOn(fundYear);
    }

    public @Nullable LocalDate disclosedOn() {
        return fundYear.disclosedOn();
    }

    public List<OfDonorKind> byDonorKind() {
        return parts.byDonorKind();
    }

    public List<OfKind> byContributionKind() {
        return parts.byKind();
    }
}
