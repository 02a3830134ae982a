package vn.khuyenhoc.organization;

import java.time.LocalDate;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What a module keeps for organizations that are about to be succeeded; each module says so for its own. */
public interface SuccessionConcern {
    /**
     * @param subject what it is, a code such as {@code FUND_BALANCE}
     * @param amount whole VND, where it is money
     */
    record Concern(String subject, int count, @Nullable Long amount) {}

    /** Of the organizations themselves, not of those below them, at the end of a day. */
    Concern of(Set<Long> organizations, LocalDate day);
}
