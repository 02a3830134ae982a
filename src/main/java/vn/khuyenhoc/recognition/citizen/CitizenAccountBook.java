package vn.khuyenhoc.recognition.citizen;

import static org.jooq.impl.DSL.inline;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_CITIZEN_ACCOUNT;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_CITIZEN_ACCOUNT_TOTAL;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.tree.Composition;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotal;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.recognition.CitizenAccountRegister;

/** The accounts of learning citizens, registered and counted. */
@Repository
class CitizenAccountBook implements CitizenAccountRegister, CitizenAccounts {
    private static final KeptTotal ACCOUNTS = KeptTotal.stock(RECOGNITION_CITIZEN_ACCOUNT, RECOGNITION_CITIZEN_ACCOUNT_TOTAL)
        .adding(RECOGNITION_CITIZEN_ACCOUNT_TOTAL.ACCOUNTS, inline(1L));

    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;

    CitizenAccountBook(DSLContext sql, Days days, KeptTotals totals) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
        totals.keep(ACCOUNTS);
    }

    @Override
    @Transactional
    public void register(List<Account> accounts) {
        LocalDateTime now = days.now();
        Rows.insert(sql, accounts.stream().map(account -> RECOGNITION_CITIZEN_ACCOUNT.newRecord()
            .setId(Ids.next()).setRecordedAt(now).setOrganizationId(account.organization().value()).setHolder(account.holder())
            .setValidFrom(account.registeredOn()).setValidTo(Days.FOREVER)).toList());
        totals.add(ACCOUNTS, accounts.stream()
            .map(account -> Delta.begins(account.organization().value(), account.registeredOn(), List.of(), List.of(1L))).toList());
    }

    @Override
    @Public
    public Map<Long, Integer> count(Set<Long> organizations, LocalDate day, Composition made) {
        var sums = totals.asOf(ACCOUNTS, organizations, day, made);
        return organizations.stream().collect(Collectors.toMap(Function.identity(), o -> sums.count(o, 0)));
    }
}
