package vn.khuyenhoc.recognition.title;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import vn.khuyenhoc.organization.tree.Composition;
import vn.khuyenhoc.recognition.TitleKind;

/** Counts titles for the features that compare them with others. */
public interface HeldTitles {
    /** The kinds that people hold: of few of them nobody learns who may not see them. */
    Set<TitleKind> OF_PEOPLE = EnumSet.of(TitleKind.LEARNING_FAMILY, TitleKind.LEARNING_CITIZEN);

    /** Held at the end of a day in each subtree; every kind is there. */
    Map<Long, Map<TitleKind, Integer>> byKind(Set<Long> organizations, LocalDate day, Composition made);
}
