package vn.khuyenhoc.fund.year;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.FundYearState;
import vn.khuyenhoc.fund.jooq.tables.records.FundYearRecord;
import vn.khuyenhoc.fund.year.FundYearMutations.CloseFundYearInput;
import vn.khuyenhoc.fund.year.FundYearMutations.DiscloseFundYearInput;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;

/** What must be true of a year that somebody closes or discloses. */
@Component
class YearClosing {
    private static final int LONGEST = 200;

    private final YearBook book;
    private final FundYears years;
    private final Days days;

    YearClosing(YearBook book, FundYears years, Days days) {
        this.book = book;
        this.years = years;
        this.days = days;
    }

    /** @throws Refusal ORGANIZATION_UNKNOWN, YEAR_OUT_OF_RANGE, FUND_YEAR_NOT_OVER, FUND_YEAR_CLOSED, EARLIER_YEAR_OPEN, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public FundYear close(CloseFundYearInput input, Scope scope) {
        long holder = holder(input.organization(), scope);
        book.close(List.of(holder), input.year(), days.today(), Text.optionalLine(input.note(), "note", LONGEST));
        return shown(holder, input.year());
    }

    /** @throws Refusal ORGANIZATION_UNKNOWN, YEAR_OUT_OF_RANGE, FUND_YEAR_NOT_CLOSED, FUND_YEAR_DISCLOSED */
    @Transactional(propagation = Propagation.MANDATORY)
    public FundYear disclose(DiscloseFundYearInput input, Scope scope) {
        long holder = holder(input.organization(), scope);
        YearBook.refuseUnknown(input.year());
        FundYearRecord closed = book.row(holder, input.year());
        if (closed == null || closed.getState() == FundYearState.DISCLOSED) {
            throw new Refusal(closed == null ? "FUND_YEAR_NOT_CLOSED" : "FUND_YEAR_DISCLOSED", "year", String.valueOf(input.year()));
        }
        if (!Version.of(closed.getRecordedAt()).equals(input.version())) {
            throw new OptimisticLockingFailureException("year " + closed.getId() + " was changed meanwhile");
        }
        book.disclose(List.of(closed), days.today());
        return shown(holder, input.year());
    }

    private long holder(String organization, Scope scope) {
        long holder = OrganizationId.of(organization, "organization").value();
        if (years.within(scope, Set.of(holder)).isEmpty()) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "organization");
        }
        return holder;
    }

    private FundYear shown(long holder, int year) {
        return Objects.requireNonNull(years.of(Set.of(holder), year).get(holder));
    }
}
