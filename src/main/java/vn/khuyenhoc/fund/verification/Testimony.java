package vn.khuyenhoc.fund.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import vn.khuyenhoc.kernel.GlobalId;

/**
 * What contributions, rounds and transfers say against ledgers.
 *
 * @param disputed entries of which their act says otherwise, with that act
 * @param unposted acts of which a fund has no entry, by the fund's holder
 */
record Testimony(Map<Long, GlobalId> disputed, Map<Long, List<GlobalId>> unposted) {
    Testimony() {
        this(new HashMap<>(), new HashMap<>());
    }

    void dispute(long entry, GlobalId act) {
        disputed.put(entry, act);
    }

    void miss(long holder, GlobalId act) {
        unposted.computeIfAbsent(holder, fund -> new ArrayList<>()).add(act);
    }
}
