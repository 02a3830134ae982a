package vn.khuyenhoc.recognition.citizen;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import vn.khuyenhoc.organization.tree.Composition;

/** Counts the accounts of learning citizens. */
public interface CitizenAccounts {
    /** Registered and not closed at the end of a day, in each subtree. */
    Map<Long, Integer> count(Set<Long> organizations, LocalDate day, Composition made);
}
