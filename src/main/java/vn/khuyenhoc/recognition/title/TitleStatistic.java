package vn.khuyenhoc.recognition.title;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Ratio;
import vn.khuyenhoc.kernel.statistics.CalendarPeriod;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.census.CensusGroup;
import vn.khuyenhoc.recognition.TitleKind;

/** Titles that are alike, or all of a statement: a figure of few people is null to those who may not see them. */
record TitleStatistic(CensusGroup<TitleDimension> census) {
    record Figures(@Nullable Integer held, @Nullable Integer newlyRecognised, @Nullable Integer ended) {}

    public @Nullable CalendarPeriod period() {
        return census.period();
    }

    public @Nullable TitleKind kind() {
        return census.said(TitleDimension.KIND.name(), place -> TitleKind.values()[(int) place]);
    }

    public @Nullable OrganizationLevel level() {
        return census.level();
    }

    public LocalDate asOf() {
        return census.asOf();
    }

    public @Nullable Integer held() {
        return census.now(0);
    }

    public @Nullable Integer newlyRecognised() {
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
