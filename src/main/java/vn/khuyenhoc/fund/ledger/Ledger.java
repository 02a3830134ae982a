package vn.khuyenhoc.fund.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ENTRY;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.jooq.DSLContext;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.earmark.Earmarks;
import vn.khuyenhoc.fund.jooq.tables.records.FundEntryRecord;
import vn.khuyenhoc.fund.ledger.Funds.Head;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;

/** The books of all funds: whatever moves is posted here, and what was posted stays. */
@Component
public class Ledger {
    private final DSLContext sql;
    private final Days days;
    private final Funds funds;
    private final Earmarks earmarks;
    private final PastDays past;

    Ledger(DSLContext sql, Days days, Funds funds, Earmarks earmarks, PastDays past) {
        this.sql = sql;
        this.days = days;
        this.funds = funds;
        this.earmarks = earmarks;
        this.past = past;
    }

    /**
     * Posts entries in the order given, and changes by them what the funds hold; all or none. The funds are locked in the order of their holders.
     *
     * @throws Refusal FUND_INSUFFICIENT, FUND_INSUFFICIENT_THEN, EARMARK_INSUFFICIENT, EARMARK_HANDED_OVER, FUND_CLOSED
     * @throws CannotAcquireLockException if a year that something is posted into has been closed since, or an earmark that is spent was handed over
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(List<Posting> postings) {
        post(postings, false);
    }

    /** Funds that are locked until the transaction ends; for one posting, which moves them on. */
    public static final class Locked {
        private final Map<Long, Head> heads;

        private Locked(Map<Long, Head> heads) {
            this.heads = heads;
        }

        /** Nothing is posted any more into this year of the fund or one before it; 0 if into any. */
        public int closedYear(long holder) {
            Head head = heads.get(holder);
            return head == null ? 0 : head.closedYear();
        }
    }

    /** Locks the funds to which something will be posted: whoever must know their closed years first reads them only once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Locked lock(Set<Long> holders) {
        return new Locked(funds.lock(holders));
    }

    /**
     * The same, but waits for nobody, and opens none: that is recorded under whoever gives to it first.
     *
     * @throws PessimisticLockingFailureException if somebody else posts to one of them, or it is not open yet
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Locked lockNow(Set<Long> holders) {
        Map<Long, Head> heads = funds.lockNow(holders);
        if (heads.size() < holders.size()) {
            throw new CannotAcquireLockException("A fund is to be opened first");
        }
        return new Locked(heads);
    }

    /**
     * The same to funds that are locked.
     *
     * @throws Refusal as {@link #post(List)} does
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(List<Posting> postings, Locked locked) {
        post(postings, false, locked.heads);
    }

    /** @param late for books of before there were ledgers: a fund may be closed already, and its days are taken as they were */
    void post(List<Posting> postings, boolean late) {
        post(postings, late, funds.lock(postings.stream().map(Posting::organization).collect(toSet())));
    }

    private void post(List<Posting> postings, boolean late, Map<Long, Head> locked) {
        TreeMap<Long, List<Posting>> byFund = postings.stream().collect(groupingBy(Posting::organization, TreeMap::new, toList()));
        Map<Long, Head> heads = heads(byFund, locked);
        LocalDateTime now = days.now();
        List<FundEntryRecord> entries = new ArrayList<>();
        List<Funds.Move> moves = new ArrayList<>();
        byFund.forEach((holder, own) -> {
            Head head = Objects.requireNonNull(heads.get(holder));
            if (head.closed() && !late) {
                throw new Refusal("FUND_CLOSED", "organization");
            }
            refuseClosedYear(own, head.closedYear());
            for (Posting posting : own) {
                FundEntryRecord entry = entry(posting, head, now);
                entries.add(entry);
                head = new Head(entry.getPlace(), entry.getHash(), false, head.closedYear());
            }
            moves.add(Funds.Move.of(holder, own, head));
        });
        refuseReversedTwice(postings);
        earmarks.refuseHandedOver(postings.stream().filter(posting -> posting.reversalOf() != null && posting.earmark() != null)
            .collect(toMap(Posting::earmark, Posting::organization, (one, same) -> one)));
        refuseHandedOverSince(postings);
        earmarks.change(postings.stream().filter(posting -> posting.earmark() != null).collect(groupingBy(Posting::earmark, TreeMap::new, summingLong(Posting::change))));
        funds.move(moves);
        Rows.append(sql, entries);
        if (!late) {
            past.refuseShort(postings);
        }
    }

    /** Of funds that are now locked; one that is not there yet is opened. */
    private Map<Long, Head> heads(TreeMap<Long, List<Posting>> byFund, Map<Long, Head> locked) {
        Map<Long, Head> heads = new HashMap<>(locked);
        if (heads.size() < byFund.size()) {
            Map<Long, LocalDate> opening = new HashMap<>();
            byFund.forEach((holder, own) -> {
                if (!heads.containsKey(holder)) {
                    opening.put(holder, own.stream().map(Posting::happenedOn).min(LocalDate::compareTo).orElseThrow());
                }
            });
            funds.openEarly(opening);
            heads.putAll(funds.lock(opening.keySet()));
        }
        return heads;
    }

    /** The year was open when the day was chosen; whoever tries again will choose another one. */
    private static void refuseClosedYear(List<Posting> postings, int closed) {
        if (postings.stream().anyMatch(posting -> posting.postedOn().getYear() <= closed)) {
            throw new CannotAcquireLockException("The fund's year " + closed + " was closed meanwhile");
        }
    }

    /** An earmark was in the fund when it was chosen; whoever tries again will find it gone. */
    private void refuseHandedOverSince(List<Posting> postings) {
        List<Posting> spending = postings.stream().filter(posting -> posting.reversalOf() == null && posting.earmark() != null && posting.change() < 0).toList();
        if (!earmarks.held(spending.stream().collect(toMap(Posting::earmark, Posting::organization, (one, same) -> one)))) {
            throw new CannotAcquireLockException("An earmark was handed over meanwhile");
        }
    }

    /** Their funds are locked, so nobody reverses them meanwhile. */
    private void refuseReversedTwice(List<Posting> postings) {
        List<Long> reversed = postings.stream().map(Posting::reversalOf).filter(Objects::nonNull).toList();
        if (!reversed.isEmpty() && sql.fetchExists(FUND_ENTRY, Keys.in(FUND_ENTRY.REVERSAL_OF, reversed))) {
            throw new Refusal("ALREADY_REVERSED", "id");
        }
    }

    /**
     * Takes back whatever an act posted, by entries the other way round.
     *
     * @param by the act that takes it back
     * @throws Refusal FUND_INSUFFICIENT, FUND_INSUFFICIENT_THEN or EARMARK_INSUFFICIENT if it is spent, ALREADY_REVERSED, FUND_CLOSED
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reverse(long act, long by, LocalDate happenedOn, LocalDate postedOn) {
        post(sql.selectFrom(FUND_ENTRY).where(FUND_ENTRY.ACT_ID.eq(act)).orderBy(FUND_ENTRY.ORGANIZATION_ID, FUND_ENTRY.PLACE)
            .fetch(entry -> new Posting(entry.getOrganizationId(), by, entry.getCredit(), entry.getDebit(), entry.getAmount(), happenedOn, postedOn,
                entry.getEarmarkId(), entry.getId())));
    }

    private static FundEntryRecord entry(Posting posting, Head head, LocalDateTime now) {
        FundEntryRecord entry = Rows.blank(FUND_ENTRY).setId(Ids.next()).setRecordedAt(now).setOrganizationId(posting.organization()).setPlace(head.place() + 1)
            .setActId(posting.act()).setDebit(posting.debit()).setCredit(posting.credit()).setAmount(posting.amount())
            .setHappenedOn(posting.happenedOn()).setPostedOn(posting.postedOn()).setEarmarkId(posting.earmark()).setReversalOf(posting.reversalOf());
        return entry.setHash(Chain.hash(head.hash(), entry));
    }
}
