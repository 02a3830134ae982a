package vn.khuyenhoc.kernel.live;

import java.util.concurrent.TimeUnit;

/** How fast one client may speak: as many messages at once as in a second, for even a ping costs the server something. */
class Pace {
    private final int perSecond;
    private double left;
    private long last;

    /** @param now in nanoseconds, of whatever clock tells the later ones */
    Pace(int perSecond, long now) {
        this.perSecond = perSecond;
        this.left = perSecond;
        this.last = now;
    }

    boolean allows(long now) {
        left = Math.min(perSecond, left + (now - last) * (double) perSecond / TimeUnit.SECONDS.toNanos(1));
        last = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
