package vn.khuyenhoc.organization.tidings;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.organization.events.LearningCentresChanged;
import vn.khuyenhoc.organization.events.LearningCentresChanged.Sum;
import vn.khuyenhoc.organization.tree.Delta;

/** Tells how many learning centres organizations have more or fewer: of a renaming nothing, of a handing over both sides. */
@Component
public class CentreTidings {
    private record Place(long organization, int month) {}

    private final ApplicationEventPublisher events;

    CentreTidings(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** @param deltas what one act does to the kept total of centres */
    public void changed(List<Delta> deltas) {
        List<Sum> sums = new ArrayList<>();
        deltas.stream().collect(groupingBy(delta -> new Place(delta.organization(), delta.on().getYear() * 100 + delta.on().getMonthValue()),
            summingInt(delta -> Math.toIntExact(delta.amounts().getFirst())))).forEach((place, centres) -> {
                if (centres != 0) {
                    sums.add(new Sum(place.organization(), place.month(), centres));
                }
            });
        sums.sort(Comparator.comparing(Sum::organization).thenComparing(Sum::month));
        for (int from = 0; from < sums.size(); from += LearningCentresChanged.MOST) {
            events.publishEvent(new LearningCentresChanged(Ids.next(), List.copyOf(sums.subList(from, Math.min(from + LearningCentresChanged.MOST, sums.size())))));
        }
    }
}
