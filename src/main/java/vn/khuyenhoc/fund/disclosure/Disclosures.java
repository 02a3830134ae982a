package vn.khuyenhoc.fund.disclosure;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.springframework.stereotype.Component;

import vn.khuyenhoc.fund.FundYearState;
import vn.khuyenhoc.fund.contribution.Receipts;
import vn.khuyenhoc.fund.contribution.LargestDonors;
import vn.khuyenhoc.fund.contribution.LargestDonors.OfDonor;
import vn.khuyenhoc.fund.contribution.Receipts.Parts;
import vn.khuyenhoc.fund.year.FundYear;
import vn.khuyenhoc.fund.year.FundYears;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Scope;

/** Puts together what funds publish. */
@Component
class Disclosures {
    private static final int MOST_DONORS = 10;

    private final FundYears years;
    private final Receipts receipts;
    private final LargestDonors largest;
    private final Days days;

    Disclosures(FundYears years, Receipts receipts, LargestDonors largest, Days days) {
        this.years = years;
        this.receipts = receipts;
        this.largest = largest;
        this.days = days;
    }

    /** By holder; missing where nothing is published, nor closed and within the scope. */
    Map<Long, FundDisclosure> of(Set<Long> holders, int year, Scope scope) {
        Map<Long, FundYear> known = years.of(holders, year);
        Set<Long> shown = new HashSet<>(in(FundYearState.DISCLOSED, known));
        Set<Long> closed = in(FundYearState.CLOSED, known);
        if (!closed.isEmpty()) {
            shown.addAll(years.within(scope, closed));
        }
        if (shown.isEmpty()) {
            return Map.of();
        }
        Map<Long, Parts> parts = receipts.parts(shown, year);
        Map<Long, List<OfDonor>> donors = largest.ofFunds(shown, year, MOST_DONORS, scope);
        Map<Long, FundDisclosure> disclosures = new HashMap<>();
        shown.forEach(holder -> disclosures.put(holder, FundDisclosure.of(Objects.requireNonNull(known.get(holder)), Objects.requireNonNull(parts.get(holder)),
            donors.getOrDefault(holder, List.of()), days.today())));
        return disclosures;
    }

    private static Set<Long> in(FundYearState state, Map<Long, FundYear> years) {
        return years.values().stream().filter(year -> year.state() == state).map(FundYear::holder).collect(toSet());
    }
}
