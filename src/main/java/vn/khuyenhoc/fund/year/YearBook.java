package vn.khuyenhoc.fund.year;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.year;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ACCOUNT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ENTRY;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_YEAR;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.FundYearRegister;
import vn.khuyenhoc.fund.FundYearState;
import vn.khuyenhoc.fund.events.FundYearClosed;
import vn.khuyenhoc.fund.jooq.tables.records.FundYearRecord;
import vn.khuyenhoc.fund.ledger.Funds;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;

/** Closes and discloses years; a fund's years are closed one after the other. */
@Component
class YearBook implements FundYearRegister {
    private final DSLContext sql;
    private final Days days;
    private final Funds funds;
    private final ApplicationEventPublisher events;

    YearBook(DSLContext sql, Days days, Funds funds, ApplicationEventPublisher events) {
        this.sql = sql;
        this.days = days;
        this.funds = funds;
        this.events = events;
    }

    @Override
    @Transactional
    public void closeAll(int year, LocalDate on) {
        List<Long> holders = sql.selectDistinct(FUND_ENTRY.ORGANIZATION_ID).from(FUND_ENTRY)
            .where(FUND_ENTRY.POSTED_ON.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))).fetch(FUND_ENTRY.ORGANIZATION_ID);
        if (!holders.isEmpty()) {
            close(holders, year, on, null);
        }
    }

    /** @throws Refusal YEAR_OUT_OF_RANGE, FUND_YEAR_NOT_OVER, FUND_YEAR_CLOSED, EARLIER_YEAR_OPEN */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(Collection<Long> holders, int year, LocalDate on, @Nullable String note) {
        refuseUnknown(year);
        if (year >= days.today().getYear()) {
            throw new Refusal("FUND_YEAR_NOT_OVER", "year", String.valueOf(year));
        }
        funds.hold(holders);
        if (sql.fetchExists(FUND_YEAR, of(holders, year))) {
            throw new Refusal("FUND_YEAR_CLOSED", "year", String.valueOf(year));
        }
        refuseEarlierOpen(holders, year);
        LocalDateTime now = days.now();
        Rows.insert(sql, holders.stream().sorted().map(holder -> FUND_YEAR.newRecord().setId(Ids.next()).setRecordedAt(now).setOrganizationId(holder)
            .setInYear(year).setState(FundYearState.CLOSED).setClosedOn(on).setNote(note)).toList());
        funds.closeYear(holders, year);
        holders.forEach(holder -> events.publishEvent(new FundYearClosed(Ids.next(), holder, year)));
    }

    static void refuseUnknown(int year) {
        if (!Days.known(year)) {
            throw new Refusal("YEAR_OUT_OF_RANGE", "year", String.valueOf(year), String.valueOf(Days.FIRST_YEAR), String.valueOf(Days.LAST_YEAR));
        }
    }

    private static Condition of(Collection<Long> holders, int year) {
        return Keys.in(FUND_YEAR.ORGANIZATION_ID, holders).and(FUND_YEAR.IN_YEAR.eq(year)).and(Valid.known(FUND_YEAR));
    }

    /** What was posted since the last year that is closed was posted into open years. */
    private void refuseEarlierOpen(Collection<Long> holders, int year) {
        var e = FUND_ENTRY;
        Integer open = sql.select(max(year(e.POSTED_ON))).from(e).join(FUND_ACCOUNT).on(FUND_ACCOUNT.ORGANIZATION_ID.eq(e.ORGANIZATION_ID))
            .where(Keys.in(e.ORGANIZATION_ID, holders)).and(e.POSTED_ON.lt(LocalDate.of(year, 1, 1)))
            .and(year(e.POSTED_ON).gt(coalesce(FUND_ACCOUNT.CLOSED_YEAR, inline(0)))).fetchSingle().value1();
        if (open != null) {
            throw new Refusal("EARLIER_YEAR_OPEN", "year", String.valueOf(open));
        }
    }

    @Override
    @Transactional
    public void discloseAll(int year, LocalDate on) {
        disclose(sql.fetch(FUND_YEAR, FUND_YEAR.IN_YEAR.eq(year).and(FUND_YEAR.STATE.eq(FundYearState.CLOSED)).and(Valid.known(FUND_YEAR))), on);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void disclose(List<FundYearRecord> closed, LocalDate on) {
        Rows.correct(sql, closed, days.now(), year -> year.setState(FundYearState.DISCLOSED).setDisclosedOn(on));
    }

    @Nullable FundYearRecord row(long holder, int year) {
        return sql.fetchOne(FUND_YEAR, of(List.of(holder), year));
    }
}
