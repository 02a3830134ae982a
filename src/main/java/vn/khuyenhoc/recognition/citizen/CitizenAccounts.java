package vn.khuyenhoc.recognition.citizen;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import vn.khuyenhoc.organization.tree.Composition;
import vn.khuyenhoc.organization.tree.Reading;

/** Counts the accounts of learning citizens. */
public interface CitizenAccounts {
    /** Registered and not closed at the end of a day, in each subtree. */
    Map<Long, Integer> count(Set<Long> organizations, LocalDate day, Composition made);

    /** The same of what is read together with other figures. */
    Supplier<Map<Long, Integer>> count(Set<Long> organizations, LocalDate day, Composition made, Reading reading);
}
