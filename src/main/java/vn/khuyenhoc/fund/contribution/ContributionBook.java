package vn.khuyenhoc.fund.contribution;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.fund.ContributionRegister;
import vn.khuyenhoc.fund.ForeignMoney;
import vn.khuyenhoc.fund.earmark.Earmarks;
import vn.khuyenhoc.fund.jooq.tables.records.FundContributionRecord;
import vn.khuyenhoc.fund.ledger.Ledger;
import vn.khuyenhoc.fund.ledger.Ledger.Locked;
import vn.khuyenhoc.fund.ledger.LedgerAccount;
import vn.khuyenhoc.fund.ledger.Posting;
import vn.khuyenhoc.fund.year.Years;
import vn.khuyenhoc.kernel.Amounts;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotals;

/** Records contributions, and takes them back. */
@Component
class ContributionBook implements ContributionRegister {
    /** Of receipts: they are numbered by fund and year. */
    private record Series(long organization, int year) {}

    /** As many as gifts that are written together may have. */
    private static final int SOME = 32;

    private final DSLContext sql;
    private final Days days;
    private final Donors donors;
    private final KeptTotals totals;
    private final Ledger ledger;
    private final Earmarks earmarks;
    private final Years years;
    private final Telling telling;

    ContributionBook(DSLContext sql, Days days, Donors donors, KeptTotals totals, Ledger ledger, Earmarks earmarks, Years years, Telling telling) {
        this.sql = sql;
        this.days = days;
        this.donors = donors;
        this.totals = totals;
        this.ledger = ledger;
        this.earmarks = earmarks;
        this.years = years;
        this.telling = telling;
    }

    @Override
    @Transactional
    public List<Long> record(List<Donor> givers, List<Entry> contributions) {
        return write(contributions, donors.add(givers)).stream().map(FundContributionRecord::getId).toList();
    }

    /** @param givers the ids of the donors, at the places that the contributions name */
    @Transactional
    public List<FundContributionRecord> write(List<Entry> contributions, List<Long> givers) {
        return write(contributions, givers, ledger.lock(funds(contributions)), rows -> Rows.insert(sql, rows));
    }

    /**
     * The same by several acts, each recorded by itself; waits for nobody.
     *
     * @throws PessimisticLockingFailureException if somebody else posts to one of the funds
     */
    @Transactional
    public List<FundContributionRecord> write(List<Entry> contributions, List<Donor> givers, List<Act> acts) {
        return write(contributions, donors.add(givers, acts), ledger.lockNow(funds(contributions)), rows -> Rows.insert(sql, rows, acts));
    }

    private static Set<Long> funds(List<Entry> contributions) {
        return contributions.stream().map(entry -> entry.organization().value()).collect(toSet());
    }

    private List<FundContributionRecord> write(List<Entry> contributions, List<Long> givers, Locked funds, Consumer<List<FundContributionRecord>> insert) {
        contributions.forEach(entry -> Amounts.refuseUnlessPositive(entry.amount(), "amount"));
        LocalDateTime now = days.now();
        List<FundContributionRecord> rows = contributions.stream()
            .map(entry -> row(entry, givers.get(entry.donor()), now, years.postedOn(entry.receivedOn(), funds.closedYear(entry.organization().value())))).toList();
        List<Posting> postings = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            FundContributionRecord row = rows.get(i);
            Entry entry = contributions.get(i);
            Long earmark = entry.earmark() == null ? null : earmarks.set(row.getOrganizationId(), row.getId(), entry.earmark(), entry.amount());
            postings.add(new Posting(row.getOrganizationId(), row.getId(), held(row.getKind()), LedgerAccount.CONTRIBUTIONS, row.getAmount(),
                row.getReceivedOn(), row.getPostedOn(), earmark));
        }
        ledger.post(postings, funds);
        number(rows);
        insert.accept(rows);
        count(rows);
        telling.received(rows);
        return rows;
    }

    /**
     * Takes a contribution back by another of less than nothing; both stay.
     *
     * @return the id of the other
     * @throws Refusal ALREADY_REVERSED, FUND_INSUFFICIENT or EARMARK_INSUFFICIENT if it is spent, FUND_CLOSED
     */
    @Transactional
    public long reverse(FundContributionRecord contribution, LocalDate on, String reason) {
        FundContributionRecord reversal = contribution.copy().setId(Ids.next()).setRecordedAt(days.now()).setAmount(-contribution.getAmount()).setReceivedOn(on)
            .setPostedOn(years.postedOn(contribution.getOrganizationId(), on))
            .setReversalOf(contribution.getId()).setReason(reason).setReceiptYear(null).setReceipt(null)
            .setForeignAmount(contribution.getForeignAmount() == null ? null : contribution.getForeignAmount().negate());
        ledger.reverse(contribution.getId(), reversal.getId(), on, reversal.getPostedOn());
        Rows.insert(sql, List.of(reversal));
        count(List.of(reversal));
        telling.reversed(reversal);
        return reversal.getId();
    }

    private void count(List<FundContributionRecord> rows) {
        totals.add(Contributions.RAISED, rows.stream().map(row ->
            Delta.begins(row.getOrganizationId(), row.getPostedOn(), List.of(row.getEarmarkedFor()), List.of(row.getAmount(), row.getReversalOf() == null ? 1L : -1L))).toList());
    }

    /** The next numbers of each series: their funds are locked, so nobody else takes them. */
    private void number(List<FundContributionRecord> rows) {
        Map<Series, Integer> last = new HashMap<>();
        Map<Integer, Set<Long>> series = rows.stream().collect(groupingBy(FundContributionRecord::getReceiptYear, mapping(FundContributionRecord::getOrganizationId, toSet())));
        series.forEach((year, organizations) -> last.putAll(organizations.size() <= SOME ? lastOfEach(List.copyOf(organizations), year) : lastOf(organizations, year)));
        rows.forEach(row -> row.setReceipt(last.merge(new Series(row.getOrganizationId(), row.getReceiptYear()), 1, Integer::sum)));
    }

    /** Each by the end of the index, however many there are. */
    private Map<Series, Integer> lastOfEach(List<Long> organizations, int year) {
        var c = FUND_CONTRIBUTION;
        Record found = sql.select(organizations.stream().map(one -> field(select(max(c.RECEIPT)).from(c).where(c.ORGANIZATION_ID.eq(one)).and(c.RECEIPT_YEAR.eq(year)))).toList()).fetchSingle();
        Map<Series, Integer> last = new HashMap<>();
        for (int i = 0; i < organizations.size(); i++) {
            if (found.get(i) instanceof Integer receipt) {
                last.put(new Series(organizations.get(i), year), receipt);
            }
        }
        return last;
    }

    private Map<Series, Integer> lastOf(Set<Long> organizations, int year) {
        var c = FUND_CONTRIBUTION;
        return sql.select(c.ORGANIZATION_ID, max(c.RECEIPT)).from(c).where(Keys.in(c.ORGANIZATION_ID, organizations)).and(c.RECEIPT_YEAR.eq(year)).groupBy(c.ORGANIZATION_ID)
            .fetchMap(row -> new Series(row.value1(), year), row -> row.value2());
    }

    private static LedgerAccount held(ContributionKind kind) {
        return kind == ContributionKind.IN_KIND ? LedgerAccount.GOODS : LedgerAccount.MONEY;
    }

    private static FundContributionRecord row(Entry entry, long giver, LocalDateTime now, LocalDate postedOn) {
        ForeignMoney foreign = entry.foreign();
        return Rows.blank(FUND_CONTRIBUTION).setId(Ids.next()).setRecordedAt(now).setOrganizationId(entry.organization().value()).setDonorId(giver)
            .setKind(entry.kind()).setAmount(entry.amount()).setReceivedOn(entry.receivedOn()).setPostedOn(postedOn).setReceiptYear(postedOn.getYear())
            .setEarmarkedFor(Contributions.earmarkedFor(entry.earmark())).setDescription(entry.description()).setValuedBy(entry.valuedBy())
            .setCurrency(foreign == null ? null : foreign.currency()).setForeignAmount(foreign == null ? null : foreign.amount())
            .setRate(foreign == null ? null : foreign.rate());
    }
}
