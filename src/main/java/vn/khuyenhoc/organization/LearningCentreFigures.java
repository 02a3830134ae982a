package vn.khuyenhoc.organization;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** Tells other modules how many learning centres there are. */
public interface LearningCentreFigures {
    /** Open at the end of a day in each subtree, of both levels. */
    Map<Long, Integer> open(Set<Long> organizations, LocalDate day);
}
