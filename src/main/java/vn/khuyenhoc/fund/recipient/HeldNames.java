package vn.khuyenhoc.fund.recipient;

import static org.jooq.impl.DSL.noCondition;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_NAME_LOCK;

import java.util.Collection;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Text;

/**
 * Names of people who are being entered. Who is the same person no unique key can say, for it depends on what else is said of both; so of two
 * rounds that enter the same name at once, one waits until the other is written, and finds whom that has entered. Names share 64 locks, taken in
 * their order and before those of rounds.
 */
@Component
public class HeldNames {
    private static final int LOCKS = 64;

    private final DSLContext sql;

    HeldNames(DSLContext sql) {
        this.sql = sql;
    }

    /** Until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Collection<String> names) {
        hold(FUND_NAME_LOCK.ID.in(names.stream().map(name -> Math.floorMod(Text.unmarked(Text.name(name)).hashCode(), LOCKS)).distinct().toList()));
    }

    /** The same of all names, for whoever enters them in several rounds. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdAll() {
        hold(noCondition());
    }

    private void hold(Condition which) {
        sql.select(FUND_NAME_LOCK.ID).from(FUND_NAME_LOCK).where(which).orderBy(FUND_NAME_LOCK.ID).forUpdate().fetch();
    }
}
