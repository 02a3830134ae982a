package vn.khuyenhoc.fund.verification;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import vn.khuyenhoc.fund.jooq.tables.records.FundAccountRecord;
import vn.khuyenhoc.fund.jooq.tables.records.FundEntryRecord;
import vn.khuyenhoc.fund.ledger.LedgerAccount;

/** What the entries of a fund make up: free of earmarks, and left of each. */
class Holding {
    private final Map<Long, Long> earmarked = new HashMap<>();
    private long freeMoney;
    private long freeGoods;

    void add(FundEntryRecord entry) {
        LedgerAccount account = entry.getDebit().held() ? entry.getDebit() : entry.getCredit();
        long change = entry.getDebit().held() ? entry.getAmount() : -entry.getAmount();
        if (entry.getEarmarkId() != null) {
            earmarked.merge(entry.getEarmarkId(), change, Long::sum);
        } else if (account == LedgerAccount.MONEY) {
            freeMoney += change;
        } else if (account == LedgerAccount.GOODS) {
            freeGoods += change;
        }
    }

    /** Whether the fund holds it. */
    boolean isOf(FundAccountRecord fund) {
        long all = freeMoney + freeGoods + earmarked.values().stream().mapToLong(Long::longValue).sum();
        return all == fund.getBalance() && freeMoney == fund.getFreeMoney() && freeGoods == fund.getFreeGoods();
    }

    /** The earmarks of which something else is left. */
    Set<Long> otherThan(Map<Long, Long> left) {
        Set<Long> other = new TreeSet<>(earmarked.keySet());
        other.addAll(left.keySet());
        other.removeIf(earmark -> earmarked.getOrDefault(earmark, 0L).equals(left.getOrDefault(earmark, 0L)));
        return other;
    }
}
