package vn.khuyenhoc.organization.statistics;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Ratio;
import vn.khuyenhoc.kernel.statistics.CalendarPeriod;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.census.CensusGroup;

/** Members who are alike, or all of a statement: a figure of few people is null to those who may not see them. */
record MemberStatistic(CensusGroup<MemberDimension> census) {
    record Figures(@Nullable Integer members, @Nullable Integer joined, @Nullable Integer left) {}

    public @Nullable CalendarPeriod period() {
        return census.period();
    }

    public @Nullable OrganizationLevel level() {
        return census.level();
    }

    public @Nullable Integer birthDecade() {
        return census.said(MemberDimension.BIRTH_DECADE.name(), Math::toIntExact);
    }

    public LocalDate asOf() {
        return census.asOf();
    }

    public @Nullable Integer members() {
        return census.now(0);
    }

    public @Nullable Integer joined() {
        return census.now(1);
    }

    public @Nullable Integer left() {
        return census.now(2);
    }

    public Figures yearBefore() {
        return new Figures(census.before(0), census.before(1), census.before(2));
    }

    public @Nullable Ratio change() {
        return census.change();
    }
}
