package vn.khuyenhoc.kernel.access;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.function.SingletonSupplier;

/**
 * On whose behalf the current thread changes something; what is written meanwhile is recorded under it.
 *
 * @param operation the mutation's name, or what the system calls its work
 * @param requestId the request that asked for it, or null
 */
public record Act(String caller, String client, String operation, @Nullable String requestId) {
    private static final Act SYSTEM = new Act("system", "-", "-", null);
    private static final ScopedValue<Act> CURRENT = ScopedValue.newInstance();

    /** Who does it; of what listeners do, the system. */
    public static Act current() {
        return CURRENT.orElse(SYSTEM);
    }

    /** Who is behind it; of what listeners do, whoever caused the event. */
    public static Act behind() {
        return TransactionSynchronizationManager.getResource(Act.class) instanceof Supplier<?> cause && cause.get() instanceof Act act ? act : current();
    }

    /** Whether somebody or an event asked for it; else it is the system's own work, as loading the sample is. */
    public static boolean asked() {
        return CURRENT.isBound() || TransactionSynchronizationManager.hasResource(Act.class);
    }

    public void doing(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    public <T> T doing(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /**
     * Until the current transaction ends, or this is called again, it follows from something that happened before.
     *
     * @param act is asked for if anything is recorded
     */
    public static void follows(Supplier<Act> act) {
        boolean another = TransactionSynchronizationManager.unbindResourceIfPossible(Act.class) != null;
        TransactionSynchronizationManager.bindResource(Act.class, SingletonSupplier.of(act));
        if (!another) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(Act.class);
                }
            });
        }
    }
}
