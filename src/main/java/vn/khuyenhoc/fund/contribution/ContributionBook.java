package vn.khuyenhoc.fund.contribution;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_DONOR;

import java.time.LocalDateTime;
import java.util.List;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.ContributionRegister;
import vn.khuyenhoc.fund.account.Accounts;
import vn.khuyenhoc.fund.jooq.tables.records.FundContributionRecord;
import vn.khuyenhoc.fund.jooq.tables.records.FundDonorRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotals;

/** Records contributions. */
@Component
class ContributionBook implements ContributionRegister {
    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;
    private final Accounts accounts;

    ContributionBook(DSLContext sql, Days days, KeptTotals totals, Accounts accounts) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
        this.accounts = accounts;
    }

    @Override
    @Transactional
    public List<Long> record(List<Donor> donors, List<Entry> contributions) {
        if (contributions.stream().anyMatch(entry -> entry.amount() <= 0)) {
            throw new Refusal("AMOUNT_NOT_POSITIVE", "amount");
        }
        LocalDateTime now = days.now();
        List<FundDonorRecord> givers = donors.stream().map(donor -> FUND_DONOR.newRecord()
            .setId(Ids.next()).setRecordedAt(now).setKind(donor.kind()).setName(donor.name()).setAnonymous(donor.anonymous())).toList();
        Rows.insert(sql, givers);
        List<FundContributionRecord> rows = contributions.stream().map(entry -> FUND_CONTRIBUTION.newRecord()
            .setId(Ids.next()).setRecordedAt(now).setOrganizationId(entry.organization().value())
            .setDonorId(givers.get(entry.donor()).getId()).setKind(entry.kind()).setAmount(entry.amount())
            .setReceivedOn(entry.receivedOn()).setDescription(entry.description())).toList();
        Rows.insert(sql, rows);
        accounts.open(contributions.stream().collect(toMap(entry -> entry.organization().value(), Entry::receivedOn,
            (one, other) -> one.isBefore(other) ? one : other)));
        accounts.add(contributions.stream().collect(groupingBy(entry -> entry.organization().value(), summingLong(Entry::amount))));
        totals.add(Contributions.RAISED, contributions.stream().map(entry ->
            Delta.begins(entry.organization().value(), entry.receivedOn(), List.of(), List.of(entry.amount(), 1L))).toList());
        return rows.stream().map(FundContributionRecord::getId).toList();
    }
}
