package vn.khuyenhoc.recognition;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** Tells other modules what was recognised, as the summaries of organizations do. */
public interface RecognitionFigures {
    /** Titles held at the end of a day in each subtree, by kind. */
    Map<Long, Map<TitleKind, Integer>> titles(Set<Long> organizations, LocalDate day);

    /** Accounts of learning citizens at the end of a day in each subtree. */
    Map<Long, Integer> citizenAccounts(Set<Long> organizations, LocalDate day);
}
