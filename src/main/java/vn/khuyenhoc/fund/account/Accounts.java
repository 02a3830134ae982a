package vn.khuyenhoc.fund.account;

import static vn.khuyenhoc.fund.jooq.Tables.FUND_ACCOUNT;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.jooq.tables.records.FundAccountRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Rows;

/** The funds' accounts. A balance changes by one conditional statement and is never read first. */
@Repository
public class Accounts {
    private final DSLContext sql;
    private final Days days;
    private final FundMapper mapper;

    Accounts(DSLContext sql, Days days, FundMapper mapper) {
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
                    .setOrganizationId(holder).setOpenedOn(on).setBalance(0L));
            }
        });
        Rows.insertMissing(sql, opened);
    }

    /** Closes funds whose organizations ended; one that still holds money stays open until it is handed over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(Collection<Long> holders, LocalDate on) {
        sql.update(FUND_ACCOUNT).set(FUND_ACCOUNT.CLOSED_ON, on)
            .where(FUND_ACCOUNT.ORGANIZATION_ID.in(holders)).and(FUND_ACCOUNT.BALANCE.eq(0L)).and(FUND_ACCOUNT.CLOSED_ON.isNull())
            .execute();
    }

    /** @param amounts by holder, whole VND, positive */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Map<Long, Long> amounts) {
        Rows.batch(sql, "update fund_account set balance = balance + ? where organization_id = ?",
            new TreeMap<>(amounts).entrySet().stream().map(entry -> new Object[] {entry.getValue(), entry.getKey()}).toList());
    }

    /**
     * @param amounts by holder, whole VND, positive
     * @throws Refusal FUND_INSUFFICIENT if any fund does not hold as much
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(Map<Long, Long> amounts) {
        new TreeMap<>(amounts).forEach((holder, amount) -> {
            int taken = sql.update(FUND_ACCOUNT)
                .set(FUND_ACCOUNT.BALANCE, FUND_ACCOUNT.BALANCE.minus(amount))
                .where(FUND_ACCOUNT.ORGANIZATION_ID.eq(holder)).and(FUND_ACCOUNT.BALANCE.ge(amount)).execute();
            if (taken == 0) {
                throw new Refusal("FUND_INSUFFICIENT", "amount", amount);
            }
        });
    }

    @Public
    Map<Long, Fund> heldBy(Collection<Long> holders) {
        return sql.selectFrom(FUND_ACCOUNT).where(FUND_ACCOUNT.ORGANIZATION_ID.in(holders))
            .fetchMap(FUND_ACCOUNT.ORGANIZATION_ID, mapper::view);
    }

    List<Fund> withIds(Collection<Long> ids, Scope scope) {
        return sql.selectFrom(FUND_ACCOUNT).where(FUND_ACCOUNT.ID.in(ids)).fetch(mapper::view);
    }
}
