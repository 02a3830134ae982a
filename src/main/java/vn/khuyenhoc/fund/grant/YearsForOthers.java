package vn.khuyenhoc.fund.grant;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import vn.khuyenhoc.fund.FundFigures;
import vn.khuyenhoc.fund.contribution.Contributions;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.tree.Boundaries;
import vn.khuyenhoc.organization.tree.Stage;
import vn.khuyenhoc.organization.tree.Sums;
import vn.khuyenhoc.organization.tree.View;

/** Adds up for other modules what came in and whom it helped, along the tree of each day. */
@Component
class YearsForOthers implements FundFigures {
    private final Contributions contributions;
    private final Payments payments;
    private final Boundaries boundaries;

    YearsForOthers(Contributions contributions, Payments payments, Boundaries boundaries) {
        this.contributions = contributions;
        this.payments = payments;
        this.boundaries = boundaries;
    }

    @Override
    public Map<Long, Long> raised(Set<Long> organizations, LocalDate day) {
        return totals(organizations, contributions.raised(organizations, year(organizations, day)));
    }

    @Override
    public Map<Long, Long> turns(Set<Long> organizations, LocalDate day) {
        return totals(organizations, payments.spent(organizations, year(organizations, day)));
    }

    private List<Stage> year(Set<Long> organizations, LocalDate day) {
        return boundaries.inYear(organizations, new View(day, Boundary.AS_WAS));
    }

    private static Map<Long, Long> totals(Set<Long> organizations, Sums sums) {
        return organizations.stream().collect(toMap(identity(), o -> sums.total(o, 0)));
    }
}
