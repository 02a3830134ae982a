package vn.khuyenhoc.organization.statistics;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Ratio;
import vn.khuyenhoc.kernel.statistics.CalendarPeriod;
import vn.khuyenhoc.organization.OrganizationBasis;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.census.CensusGroup;

/** Organizations that are alike, or all of a statement. */
record OrganizationStatistic(CensusGroup<OrganizationDimension> census) {
    record Figures(@Nullable Integer organizations, @Nullable Integer established, @Nullable Integer ended) {}

    public @Nullable CalendarPeriod period() {
        return census.period();
    }

    public @Nullable OrganizationLevel level() {
        return census.level();
    }

    public @Nullable OrganizationBasis basis() {
        return census.said(OrganizationDimension.BASIS.name(), place -> OrganizationBasis.values()[(int) place]);
    }

    public LocalDate asOf() {
        return census.asOf();
    }

    public @Nullable Integer organizations() {
        return census.now(0);
    }

    public @Nullable Integer established() {
        return census.now(1);
    }

    public @Nullable Integer ended() {
        return census.now(2);
    }

    public Figures yearBefore() {
        return new Figures(census.before(0), census.before(1), census.before(2));
    }

    public @Nullable Ratio change() {
        return census.change();
    }
}
