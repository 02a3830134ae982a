package vn.khuyenhoc.recognition.citizen;

import static org.jooq.impl.DSL.inline;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_CITIZEN_ACCOUNT;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_CITIZEN_ACCOUNT_TOTAL;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.tree.Composition;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotal;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.Reading;
import vn.khuyenhoc.organization.tree.Sums;
import vn.khuyenhoc.recognition.CitizenAccountRegister;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCitizenAccountRecord;

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
        begin(accounts.stream().map(account -> RECOGNITION_CITIZEN_ACCOUNT.newRecord()
            .setId(Ids.next()).setRecordedAt(now).setOrganizationId(account.organization().value()).setHolder(account.holder())
            .setValidFrom(account.registeredOn()).setValidTo(Days.FOREVER)).toList());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void begin(List<RecognitionCitizenAccountRecord> rows) {
        Rows.insert(sql, rows);
        totals.add(ACCOUNTS, rows.stream().map(row -> Delta.begins(row.getOrganizationId(), row.getValidFrom(), List.of(), List.of(1L))).toList());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void correct(RecognitionCitizenAccountRecord row, UnaryOperator<RecognitionCitizenAccountRecord> change) {
        List<Delta> deltas = new ArrayList<>(Delta.span(row.getOrganizationId(), row.getValidFrom(), row.getValidTo(), List.of(), List.of(-1L)));
        Rows.correct(sql, List.of(row), days.now(), change)
            .forEach(now -> deltas.addAll(Delta.span(now.getOrganizationId(), now.getValidFrom(), now.getValidTo(), List.of(), List.of(1L))));
        totals.add(ACCOUNTS, deltas);
    }

    @Override
    @Public
    public Map<Long, Integer> count(Set<Long> organizations, LocalDate day, Composition made) {
        return count(organizations, day, made, totals.reading()).get();
    }

    @Override
    @Public
    public Supplier<Map<Long, Integer>> count(Set<Long> organizations, LocalDate day, Composition made, Reading reading) {
        Supplier<Sums> sums = reading.asOf(ACCOUNTS, organizations, day, made);
        return () -> organizations.stream().collect(Collectors.toMap(Function.identity(), o -> sums.get().count(o, 0)));
    }
}
