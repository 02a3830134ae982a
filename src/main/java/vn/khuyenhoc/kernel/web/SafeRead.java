package vn.khuyenhoc.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** A GET: it must change nothing, and what it answers to everybody alike may be kept. */
class SafeRead {
    /** Under which the request carries it. */
    static final String NAME = SafeRead.class.getName();

    private final HttpServletRequest sent;
    private volatile boolean succeeded;
    private volatile boolean wrote;

    SafeRead(HttpServletRequest sent) {
        this.sent = sent;
    }

    static @Nullable SafeRead of(HttpServletRequest request) {
        return (SafeRead) request.getAttribute(NAME);
    }

    /** The request as the caller sent it. */
    HttpServletRequest sent() {
        return sent;
    }

    void succeed() {
        succeeded = true;
    }

    void triedToWrite() {
        wrote = true;
    }

    boolean hasSucceeded() {
        return succeeded;
    }

    boolean hasTriedToWrite() {
        return wrote;
    }
}
