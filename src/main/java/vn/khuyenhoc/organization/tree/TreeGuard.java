package vn.khuyenhoc.organization.tree;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TREE_GUARD;

import java.util.concurrent.atomic.AtomicLong;

import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import vn.khuyenhoc.kernel.access.Public;

/**
 * Keeps the tree still while facts are added along it, and facts away while the tree is changed: a figure would else be
 * added to ancestors that are no longer the fact's.
 */
@Component
public class TreeGuard {
    private static final int PLACES = 8;

    /** That this transaction holds a place already. */
    private static final class Held extends ResourceHolderSupport {
        private @Nullable Long changes;

        Held(@Nullable Long changes) {
            this.changes = changes;
        }
    }

    private final DSLContext sql;
    /** Below all that are counted. */
    private final AtomicLong uncommitted = new AtomicLong(-1);

    TreeGuard(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * For those who add facts: many at a time on MySQL; H2 knows no shared lock, so there as many as there are places.
     *
     * @return which tree it is, as long as the transaction does not change it: how often it was changed, or a number of its own while only this transaction knows it; null where that is not known
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable Long hold() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Held held) {
            return held.changes;
        }
        Long changes = take();
        bind(new Held(changes));
        return changes;
    }

    private void bind(Held held) {
        TransactionSynchronizationManager.bindResource(this, held);
        TransactionSynchronizationManager.registerSynchronization(new ResourceHolderSynchronization<>(held, this) {});
    }

    private @Nullable Long take() {
        var g = ORGANIZATION_TREE_GUARD;
        if (sql.family() == SQLDialect.MYSQL) {
            return sql.select(g.CHANGES).from(g).where(g.ID.eq(0)).forShare().fetchSingle().value1();
        }
        sql.selectFrom(g).where(g.ID.eq((int) (Thread.currentThread().threadId() % PLACES))).forUpdate().fetch();
        return null;
    }

    /** For those who change the tree: one at a time, and nobody else. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdAlone() {
        sql.selectFrom(ORGANIZATION_TREE_GUARD).orderBy(ORGANIZATION_TREE_GUARD.ID).forUpdate().fetch();
        sql.update(ORGANIZATION_TREE_GUARD).set(ORGANIZATION_TREE_GUARD.CHANGES, ORGANIZATION_TREE_GUARD.CHANGES.plus(1)).where(ORGANIZATION_TREE_GUARD.ID.eq(0)).execute();
        changed();
    }

    /** For whoever has written the tree: from now on this transaction has another one, which nobody else knows yet. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed() {
        long another = uncommitted.decrementAndGet();
        if (TransactionSynchronizationManager.getResource(this) instanceof Held held) {
            held.changes = another;
        } else {
            bind(new Held(another));
        }
    }

    /** How often the tree was changed. */
    @Public
    long changes() {
        return sql.select(ORGANIZATION_TREE_GUARD.CHANGES).from(ORGANIZATION_TREE_GUARD).where(ORGANIZATION_TREE_GUARD.ID.eq(0)).fetchSingle().value1();
    }
}
