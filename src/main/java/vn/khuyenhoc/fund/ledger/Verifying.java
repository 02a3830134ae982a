package vn.khuyenhoc.fund.ledger;

import static vn.khuyenhoc.fund.jooq.Tables.FUND_ACCOUNT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_EARMARK;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ENTRY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.jooq.tables.records.FundAccountRecord;
import vn.khuyenhoc.fund.jooq.tables.records.FundEntryRecord;
import vn.khuyenhoc.fund.ledger.LedgerVerification.LedgerProblem;
import vn.khuyenhoc.fund.ledger.LedgerVerification.LedgerProblemKind;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.Subtree;

/** Reads whole ledgers, entry by entry, and names each row that is not as it was written. */
@Component
class Verifying {
    private static final int PART = 1_000;

    private final DSLContext sql;
    private final Days days;

    Verifying(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
    }

    /** How far the reading of a fund has come. */
    private static final class Reading {
        final FundAccountRecord fund;
        int place;
        String hash = Chain.START;
        long freeMoney;
        long freeGoods;
        final Map<Long, Long> earmarked = new HashMap<>();

        Reading(FundAccountRecord fund) {
            this.fund = fund;
        }

        void add(FundEntryRecord entry) {
            place = entry.getPlace();
            hash = entry.getHash();
            LedgerAccount account = entry.getDebit().held() ? entry.getDebit() : entry.getCredit();
            long change = entry.getDebit().held() ? entry.getAmount() : -entry.getAmount();
            if (entry.getEarmarkId() != null) {
                earmarked.merge(entry.getEarmarkId(), change, Long::sum);
            } else if (account == LedgerAccount.MONEY) {
                freeMoney += change;
            } else if (account == LedgerAccount.GOODS) {
                freeGoods += change;
            }
        }

        /** Whether what the fund holds, free and earmarked, is what its entries make up. */
        boolean adds(Map<Long, Long> left) {
            earmarked.values().removeIf(change -> change == 0);
            long all = freeMoney + freeGoods + earmarked.values().stream().mapToLong(Long::longValue).sum();
            return all == fund.getBalance() && freeMoney == fund.getFreeMoney() && freeGoods == fund.getFreeGoods() && earmarked.equals(left);
        }
    }

    /** @param within only of this organization and those below it today */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public LedgerVerification verify(@Nullable Long within, Scope scope) {
        LocalDate today = days.today();
        var a = FUND_ACCOUNT;
        var e = FUND_ENTRY;
        var readings = new HashMap<Long, Reading>();
        sql.selectFrom(a).where(Subtree.of(scope, a.ORGANIZATION_ID, a.OPENED_ON))
            .and(within == null ? DSL.noCondition() : Subtree.of(within, a.ORGANIZATION_ID, today).or(a.ORGANIZATION_ID.eq(within)))
            .forEach(fund -> readings.put(fund.getOrganizationId(), new Reading(fund)));
        List<LedgerProblem> problems = new ArrayList<>();
        int[] read = new int[1];
        try (Stream<FundEntryRecord> entries = sql.selectFrom(e).where(e.ORGANIZATION_ID.in(readings.keySet().stream().map(DSL::inline).toList()))
                .orderBy(e.ORGANIZATION_ID, e.PLACE).fetchSize(PART).fetchStream()) {
            entries.forEach(entry -> {
                read[0]++;
                follow(readings.get(entry.getOrganizationId()), entry, problems);
            });
        }
        Map<Long, Map<Long, Long>> left = left(readings.keySet());
        readings.values().forEach(reading -> end(reading, left.getOrDefault(reading.fund.getOrganizationId(), Map.of()), problems));
        return new LedgerVerification(readings.size(), read[0], problems);
    }

    private static void follow(Reading reading, FundEntryRecord entry, List<LedgerProblem> problems) {
        for (reading.place++; reading.place < entry.getPlace(); reading.place++) {
            problems.add(problem(LedgerProblemKind.ENTRY_MISSING, reading, null));
        }
        boolean added = entry.getPlace() > reading.fund.getEntries();
        if (added || !Chain.hash(reading.hash, entry).equals(entry.getHash())) {
            problems.add(problem(added ? LedgerProblemKind.ENTRY_ADDED : LedgerProblemKind.ENTRY_ALTERED, reading, entry.getId()));
        }
        reading.add(entry);
    }

    /** What is left of earmarks, by the fund that has them. */
    private Map<Long, Map<Long, Long>> left(Set<Long> holders) {
        var m = FUND_EARMARK;
        Map<Long, Map<Long, Long>> left = new HashMap<>();
        sql.select(m.ORGANIZATION_ID, m.ID, m.LEFT_AMOUNT).from(m).where(m.ORGANIZATION_ID.in(holders.stream().map(DSL::inline).toList())).and(m.LEFT_AMOUNT.ne(0L))
            .forEach(row -> left.computeIfAbsent(row.value1(), holder -> new HashMap<>()).put(row.value2(), row.value3()));
        return left;
    }

    private static void end(Reading reading, Map<Long, Long> left, List<LedgerProblem> problems) {
        for (reading.place++; reading.place <= reading.fund.getEntries(); reading.place++) {
            problems.add(problem(LedgerProblemKind.ENTRY_MISSING, reading, null));
        }
        reading.place--;
        if (reading.fund.getHead() != null && !reading.fund.getHead().equals(reading.hash) && problems.stream().noneMatch(known -> known.organizationId().value() == reading.fund.getOrganizationId())) {
            problems.add(problem(LedgerProblemKind.ENTRY_ALTERED, reading, null));
        }
        if (!reading.adds(left)) {
            problems.add(problem(LedgerProblemKind.BALANCE_DIFFERS, reading, null));
        }
    }

    private static LedgerProblem problem(LedgerProblemKind kind, Reading reading, @Nullable Long entry) {
        return new LedgerProblem(kind, new OrganizationId(reading.fund.getOrganizationId()), reading.place, entry);
    }
}
