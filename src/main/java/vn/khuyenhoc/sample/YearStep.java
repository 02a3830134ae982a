package vn.khuyenhoc.sample;

import java.time.LocalDate;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.fund.FundYearRegister;

/** The books of the years before 2023 are closed and published, each in the spring of the next. */
@Component
@Profile("sample")
class YearStep {
    private final FundYearRegister years;

    YearStep(FundYearRegister years) {
        this.years = years;
    }

    void load() {
        for (int year = 2020; year < 2023; year++) {
            years.closeAll(year, LocalDate.of(year + 1, 1, 31));
            years.discloseAll(year, LocalDate.of(year + 1, 3, 15));
        }
    }
}
