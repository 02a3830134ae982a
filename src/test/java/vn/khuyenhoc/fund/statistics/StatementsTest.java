package vn.khuyenhoc.fund.statistics;

import org.junit.jupiter.api.Test;

import vn.khuyenhoc.testing.Worded;

/** What no test's database is large enough for. */
class StatementsTest {
    @Test
    void refusesMoreThanCanBeAddedUpAtOnce() {
        Statements.refuseMany(200_000);
        Worded.assertRefused(() -> Statements.refuseMany(200_001), "STATISTICS_TOO_LARGE");
    }
}
