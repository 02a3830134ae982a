package vn.khuyenhoc.fund;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** What some funds must hold after some acts, and why an act must be refused; told once more, without a database. A refusal is its code, {@link #DONE} none. */
class BooksModel {
    static final String DONE = "DONE";

    /** What is spent together. */
    record Pocket(int fund, boolean goods, @Nullable String earmark) {}

    private record Move(Pocket pocket, long change, LocalDate on) {}

    static final class Mark {
        int fund;
        final boolean goods;
        final String purpose;
        final long amount;
        long left;
        boolean takenBack;

        Mark(int fund, boolean goods, String purpose, long amount) {
            this.fund = fund;
            this.goods = goods;
            this.purpose = purpose;
            this.amount = amount;
        }
    }

    record Gift(Pocket pocket, long amount, LocalDate on, boolean reversal) {}

    static final class Round {
        final int fund;
        final String purpose, enteredBy;
        final long amount;
        final boolean goods;
        final @Nullable String earmark;
        String state = "DRAFT", version;
        LocalDate approvedOn = LocalDate.MIN, paidOn = LocalDate.MIN;

        Round(int fund, String purpose, long amount, boolean goods, @Nullable String earmark, String enteredBy, String version) {
            this.fund = fund;
            this.purpose = purpose;
            this.amount = amount;
            this.goods = goods;
            this.earmark = earmark;
            this.enteredBy = enteredBy;
            this.version = version;
        }
    }

    static final class Passing {
        final int from, to;
        final @Nullable Long amount;
        final LocalDate on;
        final String preparedBy, version;
        String state = "PREPARED";

        Passing(int from, int to, @Nullable Long amount, LocalDate on, String preparedBy, String version) {
            this.from = from;
            this.to = to;
            this.amount = amount;
            this.on = on;
            this.preparedBy = preparedBy;
            this.version = version;
        }
    }

    final Map<String, Mark> marks = new LinkedHashMap<>();
    final Map<String, Gift> gifts = new LinkedHashMap<>();
    final Map<String, Round> rounds = new LinkedHashMap<>();
    final Map<String, Passing> transfers = new LinkedHashMap<>();
    private final Map<String, String> reversals = new HashMap<>();
    private final Map<Pocket, TreeMap<LocalDate, Long>> pockets = new HashMap<>();
    private final int[] closedYears = new int[3];
    private long given, spent;

    /** What comes late counts in the next open year, which is over too, on its last day. */
    private LocalDate posted(int fund, LocalDate on) {
        return on.getYear() > closedYears[fund] ? on : LocalDate.of(closedYears[fund] + 1, 12, 31);
    }

    /** @param mark the earmark's purpose, or null */
    void give(String id, int fund, boolean goods, long amount, LocalDate on, @Nullable String earmark, @Nullable String purpose) {
        if (earmark != null) {
            marks.put(earmark, new Mark(fund, goods, purpose, amount));
        }
        Pocket pocket = new Pocket(fund, goods, earmark);
        gifts.put(id, new Gift(pocket, amount, on, false));
        given += amount;
        write(List.of(new Move(pocket, amount, posted(fund, on))));
    }

    String takeBack(String id, LocalDate on) {
        Gift gift = gifts.get(id);
        if (gift.reversal()) {
            return "REVERSAL_FINAL";
        }
        if (on.isBefore(gift.on())) {
            return "ENDS_BEFORE_IT_BEGINS";
        }
        if (reversals.containsKey(id)) {
            return "ALREADY_REVERSED";
        }
        Pocket pocket = gift.pocket();
        return gone(pocket) ? "EARMARK_HANDED_OVER" : post(List.of(new Move(pocket, -gift.amount(), posted(pocket.fund(), on))));
    }

    void tookBack(String id, String reversal, LocalDate on) {
        Gift gift = gifts.get(id);
        given -= gift.amount();
        if (gift.pocket().earmark() != null) {
            marks.get(gift.pocket().earmark()).takenBack = true;
        }
        reversals.put(id, reversal);
        gifts.put(reversal, new Gift(gift.pocket(), -gift.amount(), on, true));
    }

    /** The fund that its earmark was given to has handed it over. */
    boolean gone(Pocket pocket) {
        return pocket.earmark() != null && marks.get(pocket.earmark()).fund != pocket.fund();
    }

    String draft(int fund, String purpose, long amount, @Nullable String earmark) {
        if (amount <= 0) {
            return "AMOUNT_NOT_POSITIVE";
        }
        if (earmark == null) {
            return DONE;
        }
        Mark mark = marks.get(earmark);
        return mark.fund != fund ? "EARMARK_UNKNOWN" : !mark.purpose.equals(purpose) ? "EARMARK_BROKEN" : beyond(earmark, amount) ? "EARMARK_INSUFFICIENT" : DONE;
    }

    /** More than was ever given on these terms, or anything of what was taken back. */
    private boolean beyond(@Nullable String earmark, long amount) {
        return earmark != null && (marks.get(earmark).takenBack || amount > marks.get(earmark).amount);
    }

    private static String becoming(Round round, String next, String... from) {
        return round.state.equals("REVERSED") && next.equals("REVERSED") ? "ALREADY_REVERSED" : List.of(from).contains(round.state) ? DONE : "GRANT_STATE_WRONG";
    }

    String approve(Round round, String by, String version) {
        if (!round.version.equals(version)) {
            return "CONFLICT";
        }
        String becoming = becoming(round, "APPROVED", "DRAFT");
        if (!becoming.equals(DONE)) {
            return becoming;
        }
        return round.enteredBy.equals(by) ? "SELF_APPROVAL" : lost(round) ? "EARMARK_UNKNOWN" : beyond(round.earmark, round.amount) ? "EARMARK_INSUFFICIENT" : DONE;
    }

    /** The earmark of which it is to be paid was handed over. */
    boolean lost(Round round) {
        return round.earmark != null && marks.get(round.earmark).fund != round.fund;
    }

    private static Pocket pocket(Round round) {
        return new Pocket(round.fund, round.goods, round.earmark);
    }

    String pay(Round round, LocalDate on) {
        String becoming = becoming(round, "PAID", "APPROVED");
        if (!becoming.equals(DONE) || on.isBefore(round.approvedOn)) {
            return becoming.equals(DONE) ? "STEP_TOO_EARLY" : becoming;
        }
        String paid = lost(round) ? "EARMARK_UNKNOWN" : beyond(round.earmark, round.amount) ? "EARMARK_INSUFFICIENT" : post(List.of(new Move(pocket(round), -round.amount, posted(round.fund, on))));
        spent += paid.equals(DONE) ? round.amount : 0;
        return paid;
    }

    String acknowledge(Round round, LocalDate on, String version) {
        String becoming = !round.version.equals(version) ? "CONFLICT" : becoming(round, "ACKNOWLEDGED", "PAID");
        return becoming.equals(DONE) && on.isBefore(round.paidOn) ? "STEP_TOO_EARLY" : becoming;
    }

    String reverse(Round round, LocalDate on) {
        String becoming = becoming(round, "REVERSED", "PAID", "ACKNOWLEDGED");
        if (!becoming.equals(DONE) || on.isBefore(round.paidOn)) {
            return becoming.equals(DONE) ? "STEP_TOO_EARLY" : becoming;
        }
        String reversed = lost(round) ? "EARMARK_HANDED_OVER" : post(List.of(new Move(pocket(round), round.amount, posted(round.fund, on))));
        spent -= reversed.equals(DONE) ? round.amount : 0;
        return reversed;
    }

    String prepare(int from, int to, @Nullable Long amount) {
        return from == to ? "TRANSFER_TO_ITSELF" : amount != null && amount <= 0 ? "AMOUNT_NOT_POSITIVE" : DONE;
    }

    String confirm(Passing transfer, String by) {
        if (!transfer.state.equals("PREPARED")) {
            return "TRANSFER_STATE_WRONG";
        }
        if (transfer.preparedBy.equals(by)) {
            return "SELF_APPROVAL";
        }
        boolean entire = transfer.amount == null;
        if (entire && transfers.values().stream().filter(other -> other.from == transfer.from && other.state.equals("PREPARED")).count() > 1) {
            return "TRANSFERS_WAITING";
        }
        Map<Pocket, Long> going = new HashMap<>();
        LocalDate there = transfer.on;
        if (entire) {
            for (var pocket : pockets.entrySet()) {
                long held = held(pocket.getKey());
                if (pocket.getKey().fund() == transfer.from && held > 0) {
                    going.put(pocket.getKey(), held);
                }
                if (pocket.getKey().fund() == transfer.from && !pocket.getValue().isEmpty() && pocket.getValue().lastKey().isAfter(there)) {
                    there = pocket.getValue().lastKey();
                }
            }
        } else {
            going.put(new Pocket(transfer.from, false, null), transfer.amount);
        }
        if (going.isEmpty()) {
            return "TRANSFER_EMPTY";
        }
        LocalDate on = Collections.max(List.of(posted(transfer.from, there), posted(transfer.to, there)));
        List<Move> moves = new ArrayList<>();
        going.forEach((pocket, amount) -> {
            moves.add(new Move(pocket, -amount, on));
            moves.add(new Move(new Pocket(transfer.to, pocket.goods(), pocket.earmark()), amount, on));
        });
        String moved = post(moves);
        if (moved.equals(DONE)) {
            transfer.state = "CONFIRMED";
            going.keySet().stream().filter(pocket -> pocket.earmark() != null).forEach(pocket -> marks.get(pocket.earmark()).fund = transfer.to);
        }
        return moved;
    }

    String cancel(Passing transfer, String version) {
        return !transfer.state.equals("PREPARED") ? "TRANSFER_STATE_WRONG" : transfer.version.equals(version) ? DONE : "CONFLICT";
    }

    String close(int fund) {
        if (closedYears[fund] != 0) {
            return "FUND_YEAR_CLOSED";
        }
        closedYears[fund] = 2022;
        return DONE;
    }

    /** All or none. */
    private String post(List<Move> moves) {
        Map<String, Long> ofMarks = new HashMap<>();
        moves.stream().filter(move -> move.pocket().earmark() != null).forEach(move -> ofMarks.merge(move.pocket().earmark(), move.change(), Long::sum));
        if (ofMarks.entrySet().stream().anyMatch(change -> marks.get(change.getKey()).left + change.getValue() < 0)) {
            return "EARMARK_INSUFFICIENT";
        }
        if (moves.stream().anyMatch(move -> move.pocket().earmark() == null && held(move.pocket()) + move.change() < 0)) {
            return "FUND_INSUFFICIENT";
        }
        Map<Pocket, TreeMap<LocalDate, Long>> before = new HashMap<>();
        moves.forEach(move -> before.put(move.pocket(), new TreeMap<>(pockets.getOrDefault(move.pocket(), new TreeMap<>()))));
        write(moves);
        if (moves.stream().anyMatch(this::shortOf)) {
            pockets.putAll(before);
            ofMarks.forEach((mark, change) -> marks.get(mark).left -= change);
            return "FUND_INSUFFICIENT_THEN";
        }
        return DONE;
    }

    /** Whether on the day, or on one since, less than nothing would have been there. */
    private boolean shortOf(Move move) {
        long held = 0;
        for (var day : pockets.get(move.pocket()).entrySet()) {
            held += day.getValue();
            if (move.change() < 0 && held < 0 && !day.getKey().isBefore(move.on())) {
                return true;
            }
        }
        return false;
    }

    private void write(List<Move> moves) {
        for (Move move : moves) {
            pockets.computeIfAbsent(move.pocket(), pocket -> new TreeMap<>()).merge(move.on(), move.change(), Long::sum);
            if (move.pocket().earmark() != null) {
                marks.get(move.pocket().earmark()).left += move.change();
            }
        }
    }

    private long held(Pocket pocket) {
        return pockets.getOrDefault(pocket, new TreeMap<>()).values().stream().mapToLong(Long::longValue).sum();
    }

    /** All that a fund held at the end of a day, or now. */
    long balance(int fund, @Nullable LocalDate asOf) {
        return pockets.entrySet().stream().filter(pocket -> pocket.getKey().fund() == fund)
            .mapToLong(pocket -> (asOf == null ? pocket.getValue() : pocket.getValue().headMap(asOf, true)).values().stream().mapToLong(Long::longValue).sum()).sum();
    }

    long free(int fund, boolean goods) {
        return held(new Pocket(fund, goods, null));
    }

    /** What was given and not taken back. */
    long given() {
        return given;
    }

    /** What was spent and did not come back. */
    long spent() {
        return spent;
    }
}
