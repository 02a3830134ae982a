package vn.khuyenhoc.kernel.access;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf the current thread changes something; what is written meanwhile is recorded under it.
 *
 * @param operation the mutation's name, or what the system calls its work
 * @param requestId the request that asked for it, or null
 */
public record Act(String caller, String client, String operation, @Nullable String requestId) {
    private static final Act SYSTEM = new Act("system", "-", "-", null);
    private static final ScopedValue<Act> CURRENT = ScopedValue.newInstance();

    public static Act current() {
        return CURRENT.orElse(SYSTEM);
    }

    /** Whether somebody asked for it; else it is the system's own work, as loading the sample is. */
    public static boolean asked() {
        return CURRENT.isBound();
    }

    public <T> T doing(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }
}
