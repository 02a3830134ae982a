package vn.khuyenhoc.fund.verification;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ENTRY;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_TRANSFER;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.fund.jooq.tables.records.FundEntryRecord;
import vn.khuyenhoc.fund.jooq.tables.records.FundTransferRecord;
import vn.khuyenhoc.fund.ledger.LedgerAccount;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Valid;

/** The entries of transfers: what left one fund came into another, so over all funds they are nothing. */
@Repository
class Legs {
    private final DSLContext sql;

    Legs(DSLContext sql) {
        this.sql = sql;
    }

    /** What of a transfer moved, alike on both sides. */
    private record Part(LedgerAccount account, @Nullable Long earmark, long amount) {
        static Part of(FundEntryRecord leg) {
            return new Part(leg.getDebit() == LedgerAccount.TRANSFERS ? leg.getCredit() : leg.getDebit(), leg.getEarmarkId(), leg.getAmount());
        }
    }

    /** Of funds that the caller may read; the other side is read wherever it is, and named only to who may read it. */
    @Public
    void hear(Function<Field<Long>, Condition> of, Testimony told) {
        var e = FUND_ENTRY;
        var t = FUND_TRANSFER;
        Condition either = of.apply(t.ORGANIZATION_ID).or(of.apply(t.TO_ORGANIZATION_ID));
        Map<Long, FundTransferRecord> confirmed = sql.selectFrom(t).where(either).and(t.CONFIRMED_AT.isNotNull()).and(Valid.known(t)).fetchMap(t.ID);
        var moves = e.DEBIT.eq(LedgerAccount.TRANSFERS).or(e.CREDIT.eq(LedgerAccount.TRANSFERS));
        Map<Long, List<FundEntryRecord>> legs = new TreeMap<>(sql.selectFrom(e).where(of.apply(e.ORGANIZATION_ID)).and(moves)
            .union(selectFrom(e).where(e.ACT_ID.in(select(t.ID).from(t).where(either).and(Valid.known(t)))).and(moves))
            .fetch().stream().collect(groupingBy(FundEntryRecord::getActId, toList())));
        confirmed.keySet().forEach(transfer -> legs.putIfAbsent(transfer, List.of()));
        legs.forEach((transfer, posted) -> hear(new GlobalId("Transfer", transfer), confirmed.get(transfer), posted, told));
    }

    private static void hear(GlobalId act, @Nullable FundTransferRecord transfer, List<FundEntryRecord> legs, Testimony told) {
        if (transfer == null) {
            legs.forEach(leg -> told.dispute(leg.getId(), act));
            return;
        }
        List<FundEntryRecord> out = new ArrayList<>(), in = new ArrayList<>();
        for (FundEntryRecord leg : legs) {
            boolean leaves = leg.getDebit() == LedgerAccount.TRANSFERS;
            if (!leg.getOrganizationId().equals(leaves ? transfer.getOrganizationId() : transfer.getToOrganizationId()) || leg.getReversalOf() != null
                || !leg.getHappenedOn().equals(transfer.getTransferredOn()) || !leg.getPostedOn().equals(transfer.getPostedOn())) {
                told.dispute(leg.getId(), act);
            }
            (leaves ? out : in).add(leg);
        }
        compare(act, transfer, out, in, told);
    }

    /** Of two sides that are not alike, the one that does not add up to the transfer is at fault; both, if neither or each does. */
    private static void compare(GlobalId act, FundTransferRecord transfer, List<FundEntryRecord> out, List<FundEntryRecord> in, Testimony told) {
        boolean outAdds = sum(out).equals(transfer.getAmount()), inAdds = sum(in).equals(transfer.getAmount());
        List<FundEntryRecord> outAlone = alone(out, in), inAlone = alone(in, out);
        if (!outAdds || inAdds) {
            (outAlone.isEmpty() && !outAdds && !inAdds ? out : outAlone).forEach(leg -> told.dispute(leg.getId(), act));
        }
        if (!inAdds || outAdds) {
            (inAlone.isEmpty() && !outAdds && !inAdds ? in : inAlone).forEach(leg -> told.dispute(leg.getId(), act));
        }
        // A succession of nothing moves nothing.
        int none = out.isEmpty() && in.isEmpty() && !outAdds ? 1 : 0;
        missing(inAlone.size() - outAlone.size() + none, transfer.getOrganizationId(), act, told);
        missing(outAlone.size() - inAlone.size() + none, transfer.getToOrganizationId(), act, told);
    }

    private static void missing(int count, long holder, GlobalId act, Testimony told) {
        for (int i = 0; i < count; i++) {
            told.miss(holder, act);
        }
    }

    private static Long sum(List<FundEntryRecord> legs) {
        return legs.stream().mapToLong(FundEntryRecord::getAmount).sum();
    }

    /** Those that have none like them on the other side. */
    private static List<FundEntryRecord> alone(List<FundEntryRecord> side, List<FundEntryRecord> other) {
        List<Part> parts = new ArrayList<>(other.stream().map(Part::of).toList());
        return side.stream().filter(leg -> !parts.remove(Part.of(leg))).toList();
    }
}
