package vn.khuyenhoc.fund.verification;

import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ACCOUNT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ENTRY;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_TRANSFER;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.jooq.tables.records.FundEntryRecord;
import vn.khuyenhoc.fund.verification.LedgerVerification.LedgerProblem;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.tree.Ancestors;
import vn.khuyenhoc.organization.tree.SomeOrganizations;
import vn.khuyenhoc.organization.tree.Subtree;

/**
 * Reads whole ledgers, entry by entry, and names each row that is not as it was written.
 *
 * <p>A row is held to three witnesses: its hash and the next entry's, the contribution, round or transfer that it is of, and of a transfer the
 * entry in the other fund's ledger. What it cannot see from inside: somebody who rewrites all of them alike, that is an act, its entries in every fund, all
 * hashes behind them, and heads, balances and earmarks, leaves books that agree; as does one who deletes an act with all that it posted and writes
 * the rest of those chains anew, or a fund with all its acts. Nor does it see, where a chain was written anew up to its head, the id or the moment of an entry, nor ever
 * what an earmark is worded as. The anchor against that is outside: the hash of a fund's last entry, noted on some day ({@code LedgerEntry.hash}), holds as
 * long as the entry at that place bears it still, and with it everything before.
 */
@Component
class Verifying {
    private static final int PART = 1_000;

    private final DSLContext sql;
    private final Days days;
    private final Acts acts;
    private final Legs legs;
    private final HoldingsRead holdings;
    private final SomeOrganizations organizations;

    Verifying(DSLContext sql, Days days, Acts acts, Legs legs, HoldingsRead holdings, SomeOrganizations organizations) {
        this.sql = sql;
        this.days = days;
        this.acts = acts;
        this.legs = legs;
        this.holdings = holdings;
        this.organizations = organizations;
    }

    /** @param within only of this organization and those below it today */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public LedgerVerification verify(@Nullable Long within, Scope scope) {
        var e = FUND_ENTRY;
        Map<Long, Reading> readings = readings(within, scope);
        Testimony told = new Testimony();
        Function<Field<Long>, Condition> of = organizations.among(readings.keySet());
        acts.hear(of, told);
        legs.hear(of, told);
        int[] read = new int[1];
        Reading[] before = new Reading[1];
        try (Stream<FundEntryRecord> entries = sql.selectFrom(e).where(of.apply(e.ORGANIZATION_ID))
                .orderBy(e.ORGANIZATION_ID, e.PLACE).fetchSize(PART).fetchStream()) {
            entries.forEach(entry -> {
                Reading reading = readings.get(entry.getOrganizationId());
                if (reading == null) {
                    return;
                }
                read[0]++;
                if (before[0] != null && before[0] != reading) {
                    before[0].forgetActs();
                }
                before[0] = reading;
                reading.follow(entry, told.disputed());
            });
        }
        Map<Long, Integer> counts = acts.counts(of);
        acts.missing(readings.values().stream().filter(reading -> reading.posted() != counts.getOrDefault(reading.holder(), 0)).map(Reading::holder).toList(), told);
        readings.values().forEach(reading -> reading.end(told.unposted().getOrDefault(reading.holder(), List.of())));
        holdings.compare(readings, of);
        return new LedgerVerification((int) readings.values().stream().filter(reading -> reading.fund() != null).count(), read[0], problems(readings));
    }

    /** An organization that never was cannot be named: whose row says that it is of one is missing where it was. */
    private List<LedgerProblem> problems(Map<Long, Reading> readings) {
        List<LedgerProblem> problems = readings.values().stream().map(Reading::problems).flatMap(List::stream).toList();
        Ancestors there = Ancestors.of(problems.stream().map(problem -> problem.organizationId().value()).collect(toSet()), sql);
        return problems.stream().filter(problem -> !there.of(problem.organizationId().value()).isEmpty()).toList();
    }

    /** The funds, and those of which only entries, contributions or transfers are there, in the order of their holders. */
    private Map<Long, Reading> readings(@Nullable Long within, Scope scope) {
        var a = FUND_ACCOUNT;
        Map<Long, Reading> readings = new TreeMap<>();
        sql.selectFrom(a).where(Subtree.of(scope, a.ORGANIZATION_ID, a.OPENED_ON)).and(under(within, a.ORGANIZATION_ID))
            .forEach(fund -> readings.put(fund.getOrganizationId(), new Reading(fund.getOrganizationId(), fund)));
        Stream.of(orphans(FUND_ENTRY, FUND_ENTRY.ORGANIZATION_ID, FUND_ENTRY.HAPPENED_ON, within, scope),
                orphans(FUND_CONTRIBUTION, FUND_CONTRIBUTION.ORGANIZATION_ID, FUND_CONTRIBUTION.RECEIVED_ON, within, scope),
                orphans(FUND_TRANSFER.where(FUND_TRANSFER.CONFIRMED_AT.isNotNull()), FUND_TRANSFER.TO_ORGANIZATION_ID, FUND_TRANSFER.TRANSFERRED_ON, within, scope)).flatMap(List::stream)
            .forEach(holder -> readings.putIfAbsent(holder, new Reading(holder, null)));
        return readings;
    }

    private Condition under(@Nullable Long within, Field<Long> organization) {
        return within == null ? DSL.noCondition() : Subtree.of(within, organization, days.today()).or(organization.eq(within));
    }

    /** Whose fund is not there. */
    private List<Long> orphans(Table<?> rows, Field<Long> organization, Field<LocalDate> day, @Nullable Long within, Scope scope) {
        return sql.selectDistinct(organization).from(rows).where(DSL.notExists(DSL.selectOne().from(FUND_ACCOUNT).where(FUND_ACCOUNT.ORGANIZATION_ID.eq(organization))))
            .and(Subtree.of(scope, organization, day)).and(under(within, organization)).fetch(organization);
    }
}
