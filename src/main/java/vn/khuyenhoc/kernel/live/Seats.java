package vn.khuyenhoc.kernel.live;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.gate.Callers;

/** Who may be connected at once: so many in all, and so many from one address, that one client leaves the others room. */
class Seats {
    private final int most;
    private final int ofOne;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    Seats(int most, int ofOne) {
        this.most = most;
        this.ofOne = ofOne;
    }

    /** @return whether there was one left; who takes one must leave it */
    synchronized boolean take(@Nullable InetSocketAddress from) {
        String client = client(from);
        int his = taken.getOrDefault(client, 0);
        if (all >= most || his >= ofOne) {
            return false;
        }
        taken.put(client, his + 1);
        all++;
        return true;
    }

    synchronized void leave(@Nullable InetSocketAddress from) {
        taken.computeIfPresent(client(from), (_, his) -> his == 1 ? null : his - 1);
        all--;
    }

    synchronized int taken() {
        return all;
    }

    private static String client(@Nullable InetSocketAddress from) {
        return from == null || from.getAddress() == null ? "" : Callers.network(from.getAddress().getHostAddress());
    }
}
