package vn.khuyenhoc.fund.statistics;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.fund.GrantPurpose;
import vn.khuyenhoc.kernel.Ratio;
import vn.khuyenhoc.kernel.statistics.CalendarPeriod;
import vn.khuyenhoc.kernel.statistics.Group;
import vn.khuyenhoc.kernel.statistics.Grouping;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.tree.View;

/**
 * Contributions or grants that are alike, or all of a statement.
 *
 * @param asOf the day on which its organization is shown
 * @param view of its last day, for figures that it is set beside
 * @param distinctRecipients null where it is not asked for, and of few to those who may not see them
 */
record FundStatistic(Grouping<Dimension> grouping, Group group, LocalDate asOf, View view, @Nullable Integer distinctRecipients) {
    /** @param amount whole VND */
    record Figures(int count, long amount, int beneficiaryTurns) {}

    private <T> @Nullable T value(Dimension dimension, LongFunction<T> meaning) {
        int place = group.key().isEmpty() ? -1 : grouping.by().indexOf(dimension);
        return place < 0 || group.key().get(place) == Group.NONE ? null : meaning.apply(group.key().get(place));
    }

    /** The finest that it is told apart by; of a quarter and a year, the quarter. */
    public @Nullable CalendarPeriod period() {
        for (Dimension time : new Dimension[] {Dimension.MONTH, Dimension.QUARTER, Dimension.YEAR}) {
            CalendarPeriod named = value(time, span -> Objects.requireNonNull(Grouping.grain(time)).named(span));
            if (named != null) {
                return named;
            }
        }
        return null;
    }

    public @Nullable GrantPurpose purpose() {
        return value(Dimension.PURPOSE, place -> GrantPurpose.values()[(int) place]);
    }

    public @Nullable DonorKind donorKind() {
        return value(Dimension.DONOR_KIND, place -> DonorKind.values()[(int) place]);
    }

    public @Nullable ContributionKind kind() {
        return value(Dimension.CONTRIBUTION_KIND, place -> ContributionKind.values()[(int) place]);
    }

    public @Nullable OrganizationLevel level() {
        return value(Dimension.LEVEL, place -> OrganizationLevel.values()[(int) place]);
    }

    Optional<Long> place() {
        return Optional.ofNullable(value(Dimension.ORGANIZATION_AT_LEVEL, Long::valueOf));
    }

    public int count() {
        return Math.toIntExact(group.count());
    }

    public long amount() {
        return group.amount();
    }

    public int beneficiaryTurns() {
        return group.now().size() > 2 ? Math.toIntExact(group.now().get(2)) : 0;
    }

    public Figures yearBefore() {
        return new Figures(Math.toIntExact(group.before().get(0)), group.before().get(1), group.before().size() > 2 ? Math.toIntExact(group.before().get(2)) : 0);
    }

    public @Nullable Ratio change() {
        return group.change();
    }
}
