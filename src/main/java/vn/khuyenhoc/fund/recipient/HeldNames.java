package vn.khuyenhoc.fund.recipient;

import static vn.khuyenhoc.fund.jooq.Tables.FUND_NAME_LOCK;

import java.util.Collection;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Names of people who are being entered. Who is the same person no unique key can say, for it depends on what else is said of both; so of two
 * rounds that enter the same name at once, one waits until the other is written. Names share 64 locks.
 */
@Component
class HeldNames {
    private static final int LOCKS = 64;

    private final DSLContext sql;

    HeldNames(DSLContext sql) {
        this.sql = sql;
    }

    /** Until the transaction ends; in the order of the locks, so that two that enter many names do not wait for each other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Collection<Said> people) {
        var n = FUND_NAME_LOCK;
        sql.select(n.ID).from(n).where(n.ID.in(people.stream().map(one -> Math.floorMod(one.searchName().hashCode(), LOCKS)).distinct().toList())).orderBy(n.ID).forUpdate().fetch();
    }
}
