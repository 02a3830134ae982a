package vn.khuyenhoc.organization.centre;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import vn.khuyenhoc.organization.LearningCentreFigures;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.Sums;

/** Counts learning centres for other modules, as an organization's own summary does. */
@Component
class OpenCentres implements LearningCentreFigures {
    private final KeptTotals totals;

    OpenCentres(KeptTotals totals) {
        this.totals = totals;
    }

    @Override
    public Map<Long, Integer> open(Set<Long> organizations, LocalDate day) {
        Sums centres = totals.asOf(Centres.CENTRES, organizations, day);
        return organizations.stream().collect(toMap(identity(), o -> Math.toIntExact(centres.total(o, 0))));
    }
}
