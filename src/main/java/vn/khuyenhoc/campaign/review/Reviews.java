package vn.khuyenhoc.campaign.review;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.MissingNode;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.documents.LibraryQuestions;

/** Asks the library for what a review says, so that page and API cannot say different things. */
@Component
@ConditionalOnWebApplication
class Reviews {
    private static final int MOST_TARGETS = 100;

    private final LibraryQuestions library;
    private final Days days;

    Reviews(LibraryQuestions library, Days days) {
        this.library = library;
        this.days = days;
    }

    /** @return nothing where the code is nobody's on the year's last day */
    Optional<Review> of(String code, int year, HttpServletRequest asking, Locale language) {
        LocalDate asOf = lastDay(year);
        Asker asker = (operation, variables) -> new Question(operation, variables, library.ask(operation, variables, asking, language));
        Question figures = asker.ask("YearInReview", said("province", code, "year", year, "asOf", asOf.toString()));
        if (figures.at("/organization").isNull()) {
            return Optional.empty();
        }
        // The organization as it is on that day, a year before: a code may have been another's then.
        Map<String, Object> both = said("organization", code, "year", year, "asOf", asOf.toString(), "yearBefore", year - 1, "asOfBefore", LocalDate.of(year - 1, 12, 31).toString());
        Question compared = Days.known(year - 1) ? asker.ask("CompareYears", both) : new Question("CompareYears", both, MissingNode.getInstance());
        Question targets = asker.ask("TargetsOfYear", said("organization", code, "year", year, "asOf", asOf.toString(), "first", MOST_TARGETS));
        Question months = asker.ask("ContributionsByMonth", said("within", targets.at("/organization/id").asString(), "from", year + "-01-01", "to", year + "-12-31"));
        return Optional.of(new Review(code, year, asOf, figures, compared, targets, months));
    }

    /** Whether there can be anything to report. */
    boolean begun(int year) {
        return year <= days.today().getYear();
    }

    /** Of a year that is under way, the present day. */
    private LocalDate lastDay(int year) {
        LocalDate last = LocalDate.of(year, 12, 31);
        return year == days.today().getYear() ? days.today() : last;
    }

    private static Map<String, Object> said(Object... namesAndValues) {
        Map<String, Object> said = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            said.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return said;
    }

    private interface Asker {
        Question ask(String operation, Map<String, Object> variables);
    }
}
