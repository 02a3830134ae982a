package vn.khuyenhoc.organization.tree;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TREE_GUARD;

import org.jooq.DSLContext;
import org.jooq.SQLDialect;
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
    private static final class Held extends ResourceHolderSupport {}

    private final DSLContext sql;

    TreeGuard(DSLContext sql) {
        this.sql = sql;
    }

    /** For those who add facts: many at a time on MySQL; H2 knows no shared lock, so there as many as there are places. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return;
        }
        take();
        Held held = new Held();
        TransactionSynchronizationManager.bindResource(this, held);
        TransactionSynchronizationManager.registerSynchronization(new ResourceHolderSynchronization<>(held, this) {});
    }

    private void take() {
        var place = sql.selectFrom(ORGANIZATION_TREE_GUARD).where(ORGANIZATION_TREE_GUARD.ID.eq((int) (Thread.currentThread().threadId() % PLACES)));
        if (sql.family() == SQLDialect.MYSQL) {
            place.forShare().fetch();
        } else {
            place.forUpdate().fetch();
        }
    }

    /** For those who change the tree: one at a time, and nobody else. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdAlone() {
        sql.selectFrom(ORGANIZATION_TREE_GUARD).orderBy(ORGANIZATION_TREE_GUARD.ID).forUpdate().fetch();
        sql.update(ORGANIZATION_TREE_GUARD).set(ORGANIZATION_TREE_GUARD.CHANGES, ORGANIZATION_TREE_GUARD.CHANGES.plus(1)).where(ORGANIZATION_TREE_GUARD.ID.eq(0)).execute();
    }

    /** How often the tree was changed. */
    @Public
    long changes() {
        return sql.select(ORGANIZATION_TREE_GUARD.CHANGES).from(ORGANIZATION_TREE_GUARD).where(ORGANIZATION_TREE_GUARD.ID.eq(0)).fetchSingle().value1();
    }
}
