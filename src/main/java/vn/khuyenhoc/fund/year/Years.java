package vn.khuyenhoc.fund.year;

import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ACCOUNT;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Keys;

/** In which year something counts: nothing is posted into a year that is closed, or into one before it. */
@Repository
public class Years {
    /** Something that a fund received or paid on a day. */
    public record Happening(long organization, LocalDate on) {}

    private final DSLContext sql;
    private final Days days;

    Years(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
    }

    /** The day itself while its year is open, else today, or if that is later the last day of the next year that is open. */
    @Public
    public LocalDate postedOn(long organization, LocalDate happenedOn) {
        Happening happening = new Happening(organization, happenedOn);
        return Objects.requireNonNull(postedOn(List.of(happening)).get(happening));
    }

    /** The same for many, in one statement. */
    @Public
    public Map<Happening, LocalDate> postedOn(Collection<Happening> happenings) {
        Map<Long, Integer> closed = sql.select(FUND_ACCOUNT.ORGANIZATION_ID, FUND_ACCOUNT.CLOSED_YEAR).from(FUND_ACCOUNT)
            .where(Keys.in(FUND_ACCOUNT.ORGANIZATION_ID, happenings.stream().map(Happening::organization).collect(toSet()))).and(FUND_ACCOUNT.CLOSED_YEAR.isNotNull())
            .fetchMap(FUND_ACCOUNT.ORGANIZATION_ID, FUND_ACCOUNT.CLOSED_YEAR);
        Map<Happening, LocalDate> posted = new HashMap<>();
        happenings.forEach(happening -> posted.put(happening, postedOn(happening.on(), closed.getOrDefault(happening.organization(), 0))));
        return posted;
    }

    /** @param closedYear the last year of the fund that is closed, or 0 */
    @Public
    public LocalDate postedOn(LocalDate happenedOn, int closedYear) {
        if (happenedOn.getYear() > closedYear) {
            return happenedOn;
        }
        LocalDate next = LocalDate.of(closedYear + 1, 12, 31);
        return next.isBefore(days.today()) ? next : days.today();
    }
}
