package vn.khuyenhoc.fund.ledger;

import static vn.khuyenhoc.fund.jooq.Tables.FUND_ACCOUNT;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record5;
import org.jooq.ResultQuery;
import org.jooq.SelectSeekStep1;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.jooq.tables.records.FundAccountRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.audit.Changes;
import vn.khuyenhoc.kernel.sql.InPlace;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.tree.Ancestors;
import vn.khuyenhoc.organization.tree.Ancestors.Ancestor;

/** The funds: opened, closed, and what they hold, which changes by one conditional statement and is never read first. */
@Repository
public class Funds {
    private final DSLContext sql;
    private final Days days;
    private final FundMapper mapper;

    Funds(DSLContext sql, Days days, FundMapper mapper) {
        this.sql = sql;
        this.days = days;
        this.mapper = mapper;
    }

    /** Opens a fund for each holder that has none; an open one is left as it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(Map<Long, LocalDate> holders) {
        Set<Long> known = sql.select(FUND_ACCOUNT.ORGANIZATION_ID).from(FUND_ACCOUNT)
            .where(FUND_ACCOUNT.ORGANIZATION_ID.in(holders.keySet())).fetchSet(FUND_ACCOUNT.ORGANIZATION_ID);
        LocalDateTime now = days.now();
        List<FundAccountRecord> opened = new ArrayList<>();
        new TreeMap<>(holders).forEach((holder, on) -> {
            if (!known.contains(holder)) {
                opened.add(FUND_ACCOUNT.newRecord().setId(Ids.next()).setRecordedAt(now)
                    .setOrganizationId(holder).setOpenedOn(on).setBalance(0L).setFreeMoney(0L).setFreeGoods(0L).setEntries(0));
            }
        });
        if (!opened.isEmpty()) {
            insert(opened, now);
        }
    }

    /**
     * Opens funds to which something is posted before it is heard that their organizations were established, on the day of that.
     *
     * @param holders with the day of the first posting, for one of which no more is known
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void openEarly(Map<Long, LocalDate> holders) {
        Ancestors ancestors = Ancestors.of(holders.keySet(), sql);
        Map<Long, LocalDate> established = new HashMap<>(holders);
        established.replaceAll((holder, first) -> ancestors.of(holder).stream().filter(itself -> itself.id() == holder).map(Ancestor::validFrom).min(LocalDate::compareTo).orElse(first));
        open(established);
    }

    /** Of two that open the same fund at once, one does. */
    private void insert(List<FundAccountRecord> opened, LocalDateTime now) {
        Rows.insertMissing(sql, opened);
        Set<Long> written = sql.select(FUND_ACCOUNT.ID).from(FUND_ACCOUNT).where(Keys.in(FUND_ACCOUNT.ID, opened.stream().map(FundAccountRecord::getId).toList())).fetchSet(FUND_ACCOUNT.ID);
        List<FundAccountRecord> ours = opened.stream().filter(fund -> written.contains(fund.getId())).toList();
        if (!ours.isEmpty()) {
            Changes.record(sql, now, FUND_ACCOUNT.getName(), List.of(), ours);
        }
    }

    /** Closes funds whose organizations ended; one that still holds money stays open until it is handed over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(Collection<Long> holders, LocalDate on) {
        InPlace.change(sql, FUND_ACCOUNT.newRecord().setClosedOn(on),
            Keys.in(FUND_ACCOUNT.ORGANIZATION_ID, holders).and(FUND_ACCOUNT.BALANCE.eq(0L)).and(FUND_ACCOUNT.CLOSED_ON.isNull()), days.now());
    }

    /**
     * The last entry of a fund.
     *
     * @param closedYear nothing is posted any more into this year or one before it
     */
    record Head(int place, String hash, boolean closed, int closedYear) {}

    /** What a fund holds more or less after some entries, the last of which is its head. */
    record Move(long holder, long all, long freeMoney, long freeGoods, Head head) {
        static Move of(long holder, List<Posting> postings, Head head) {
            return new Move(holder, postings.stream().mapToLong(Posting::change).sum(), free(postings, LedgerAccount.MONEY), free(postings, LedgerAccount.GOODS), head);
        }

        private static long free(List<Posting> postings, LedgerAccount account) {
            return postings.stream().filter(posting -> posting.earmark() == null).mapToLong(posting -> posting.change(account)).sum();
        }
    }

    /** Locks funds until the transaction ends; a holder without a fund is missing. */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<Long, Head> lock(Set<Long> holders) {
        return heads(ofHolders(Keys.in(FUND_ACCOUNT.ORGANIZATION_ID, holders)).forUpdate());
    }

    /**
     * The same of a few, so that the statement stays prepared, but waits for nobody.
     *
     * @throws PessimisticLockingFailureException if somebody else has locked one of them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<Long, Head> lockNow(Set<Long> holders) {
        return heads(ofHolders(FUND_ACCOUNT.ORGANIZATION_ID.in(holders)).forUpdate().noWait());
    }

    private SelectSeekStep1<Record5<Long, Integer, String, LocalDate, Integer>, Long> ofHolders(Condition which) {
        return sql.select(FUND_ACCOUNT.ORGANIZATION_ID, FUND_ACCOUNT.ENTRIES, FUND_ACCOUNT.HEAD, FUND_ACCOUNT.CLOSED_ON, FUND_ACCOUNT.CLOSED_YEAR).from(FUND_ACCOUNT)
            .where(which).orderBy(FUND_ACCOUNT.ORGANIZATION_ID);
    }

    private static Map<Long, Head> heads(ResultQuery<Record5<Long, Integer, String, LocalDate, Integer>> funds) {
        return funds.fetchMap(FUND_ACCOUNT.ORGANIZATION_ID, row -> new Head(row.value2(), row.value3() == null ? Chain.START : row.value3(), row.value4() != null,
            row.value5() == null ? 0 : row.value5()));
    }

    /** Locks funds until the transaction ends, so that nobody posts to them meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Collection<Long> holders) {
        lock(Set.copyOf(holders));
    }

    /** From now on nothing is posted into a year of these funds, or into one before it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void closeYear(Collection<Long> holders, int year) {
        InPlace.change(sql, FUND_ACCOUNT.newRecord().setClosedYear(year),
            Keys.in(FUND_ACCOUNT.ORGANIZATION_ID, holders).and(FUND_ACCOUNT.CLOSED_YEAR.isNull().or(FUND_ACCOUNT.CLOSED_YEAR.lt(year))), days.now());
    }

    /** @throws Refusal FUND_INSUFFICIENT if any fund does not hold, free of earmarks, as much as it is to give */
    @Transactional(propagation = Propagation.MANDATORY)
    void move(List<Move> moves) {
        int[] moved = Rows.batch(sql, "update fund_account set balance = balance + ?, free_money = free_money + ?, free_goods = free_goods + ?, entries = ?, head = ? "
            + "where organization_id = ? and free_money >= ? and free_goods >= ?", moves.stream().map(move -> new Object[] {
                move.all(), move.freeMoney(), move.freeGoods(), move.head().place(), move.head().hash(), move.holder(), -move.freeMoney(), -move.freeGoods()}).toList());
        for (int i = 0; i < moved.length; i++) {
            if (moved[i] != 1) {
                throw new Refusal("FUND_INSUFFICIENT", "amount", -moves.get(i).all());
            }
        }
    }

    @Public
    Map<Long, Fund> heldBy(Collection<Long> holders) {
        return sql.selectFrom(FUND_ACCOUNT).where(FUND_ACCOUNT.ORGANIZATION_ID.in(holders))
            .fetchMap(FUND_ACCOUNT.ORGANIZATION_ID, mapper::view);
    }

    @Public
    List<Fund> withIds(Collection<Long> ids) {
        return sql.selectFrom(FUND_ACCOUNT).where(FUND_ACCOUNT.ID.in(ids)).fetch(mapper::view);
    }
}
