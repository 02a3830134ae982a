package vn.khuyenhoc.fund.transfer;

import java.time.LocalDate;
import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.OrganizationId;

/**
 * Money that goes from one fund to another.
 *
 * @param entire whether all that the fund holds when it is confirmed goes
 * @param amount whole VND; of an entire one null until it is confirmed
 * @param postedOn the day in whose year it counts; null before it is confirmed
 * @param preparedBy and {@code confirmedBy}: who did, shown to those who may read what is personal in either fund
 */
@RecordedIn("fund_transfer")
record Transfer(long key, OrganizationId fromId, OrganizationId toId, boolean entire, @Nullable Long amount, LocalDate on, @Nullable LocalDate postedOn, TransferCause cause, @Nullable String reason,
                TransferState state, @Nullable String preparedBy, @Nullable String confirmedBy, @Nullable LocalDateTime confirmedAt, String version) implements Node {
    /** Whether the year of either fund was closed by then, so that it counts in a later one. */
    public boolean late() {
        return postedOn != null && postedOn.getYear() != on.getYear();
    }
}
