package vn.khuyenhoc.fund.verification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.fund.jooq.tables.records.FundAccountRecord;
import vn.khuyenhoc.fund.jooq.tables.records.FundEntryRecord;
import vn.khuyenhoc.fund.ledger.Chain;
import vn.khuyenhoc.fund.ledger.LedgerAccount;
import vn.khuyenhoc.fund.verification.LedgerVerification.LedgerProblem;
import vn.khuyenhoc.fund.verification.LedgerVerification.LedgerProblemKind;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.organization.OrganizationId;

/** How far the reading of a fund's entries has come, and what it found. Behind a row that is wrong it goes on from what that row says, so that no other is blamed for it. */
class Reading {
    /** Of a gap that is longer, the first place and the last are named. */
    private static final int LONGEST_GAP = 1_000;

    /**
     * The row read last.
     *
     * @param built the hash that it should have
     * @param rewritten whether it fits its chain, but not its act: its hash may be new as well, and the next one none of what it built on
     */
    private record Last(int place, String hash, String built, boolean rewritten) {}

    /** @param wrong whether it fits neither its chain nor its act */
    private record Beyond(int place, long entry, @Nullable GlobalId act, boolean wrong) {}

    private final long holder;
    private final @Nullable FundAccountRecord fund;
    private final Holding held = new Holding();
    private final List<LedgerProblem> problems = new ArrayList<>();
    private final List<Integer> gaps = new ArrayList<>();
    private final List<Beyond> beyond = new ArrayList<>();
    private Last last = new Last(0, Chain.START, Chain.START, false);
    private final Set<Long> acts = new HashSet<>();
    private boolean headDiffers;
    private int posted;

    Reading(long holder, @Nullable FundAccountRecord fund) {
        this.holder = holder;
        this.fund = fund;
        this.headDiffers = fund != null && fund.getEntries() == 0 && !is(Chain.START);
    }

    long holder() {
        return holder;
    }

    @Nullable FundAccountRecord fund() {
        return fund;
    }

    Holding held() {
        return held;
    }

    /** Whether any entry is wrong, so that what entries make up may be, too. */
    boolean astray() {
        return !problems.isEmpty();
    }

    private boolean is(String hash) {
        return fund != null && (fund.getHead() == null ? Chain.START : fund.getHead()).equals(hash);
    }

    void follow(FundEntryRecord entry, Map<Long, GlobalId> disputed) {
        boolean gap = entry.getPlace() > last.place + 1;
        if (gap) {
            missing(last.place + 1, fund == null ? entry.getPlace() - 1 : Math.min(fund.getEntries(), entry.getPlace() - 1));
        }
        String built = Chain.hash(last.hash, entry);
        boolean broken = !gap && !last.rewritten && !built.equals(entry.getHash()) && !Chain.hash(last.built, entry).equals(entry.getHash());
        GlobalId act = again(entry) ? act(entry) : disputed.get(entry.getId());
        if (fund != null && entry.getPlace() > fund.getEntries()) {
            beyond.add(new Beyond(entry.getPlace(), entry.getId(), act, gap || broken || act != null));
        } else if (broken || act != null) {
            name(broken ? LedgerProblemKind.ENTRY_ALTERED : LedgerProblemKind.ACT_DIFFERS, entry.getPlace(), entry.getId(), act);
        }
        last = new Last(entry.getPlace(), entry.getHash(), built, !broken && act != null);
        if (fund != null && fund.getEntries().equals(entry.getPlace())) {
            headDiffers = !is(entry.getHash()) && !is(built) && !broken && act == null;
        }
        posted += act == null && !act(entry).type().equals("Transfer") ? 1 : 0;
        held.add(entry);
    }

    /** Of a transfer there may be several, of another act one: whatever comes later was not its. */
    private boolean again(FundEntryRecord entry) {
        return !act(entry).type().equals("Transfer") && !acts.add(entry.getActId());
    }

    /** Whether its accounts say so; the round is meant by whatever paid it. */
    private static GlobalId act(FundEntryRecord entry) {
        Set<LedgerAccount> accounts = Set.of(entry.getDebit(), entry.getCredit());
        return new GlobalId(accounts.contains(LedgerAccount.TRANSFERS) ? "Transfer" : accounts.contains(LedgerAccount.CONTRIBUTIONS) ? "Contribution" : "Grant", entry.getActId());
    }

    /** All of its entries were read. */
    void forgetActs() {
        acts.clear();
    }

    /** How many entries of contributions and rounds are as these say. */
    int posted() {
        return posted;
    }

    private void missing(int from, int to) {
        if (to - from >= LONGEST_GAP) {
            gaps.add(from);
            gaps.add(to);
            return;
        }
        for (int place = from; place <= to; place++) {
            gaps.add(place);
        }
    }

    /** @param unposted acts that have no entry here */
    void end(List<GlobalId> unposted) {
        boolean endsAtHead = is(last.hash) || is(last.built);
        if (fund == null) {
            name(LedgerProblemKind.FUND_MISSING, last.place, null, null);
        } else if (fund.getEntries() > last.place && !endsAtHead) {
            missing(last.place + 1, fund.getEntries());
        } else if (headDiffers || fund.getEntries() > last.place || fund.getEntries() < last.place && endsAtHead && beyond.stream().noneMatch(Beyond::wrong)) {
            name(LedgerProblemKind.HEAD_DIFFERS, last.place, null, null);
        }
        if (fund != null && (!endsAtHead || beyond.stream().anyMatch(Beyond::wrong))) {
            beyond.forEach(entry -> name(LedgerProblemKind.ENTRY_ADDED, entry.place, entry.entry, entry.act));
        }
        List<GlobalId> acts = unposted.stream().sorted(Comparator.comparingLong(GlobalId::key)).toList();
        boolean paired = acts.size() == gaps.size();
        for (int i = 0; i < gaps.size(); i++) {
            name(LedgerProblemKind.ENTRY_MISSING, gaps.get(i), null, paired ? acts.get(i) : null);
        }
        if (!paired) {
            acts.forEach(act -> name(LedgerProblemKind.ENTRY_MISSING, last.place + 1, null, act));
        }
        problems.sort(Comparator.comparingInt(LedgerProblem::place));
    }

    void name(LedgerProblemKind kind, int place, @Nullable Long entry, @Nullable GlobalId concerns) {
        problems.add(new LedgerProblem(kind, new OrganizationId(holder), place, entry, concerns));
    }

    /** Of what the fund holds, or is left of an earmark. */
    void nameHolding(@Nullable GlobalId earmark) {
        name(LedgerProblemKind.BALANCE_DIFFERS, last.place, null, earmark);
    }

    List<LedgerProblem> problems() {
        return problems;
    }
}
