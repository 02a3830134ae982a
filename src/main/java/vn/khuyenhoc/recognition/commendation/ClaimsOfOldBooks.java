package vn.khuyenhoc.recognition.commendation;

import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_COMMENDATION;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_COMMENDATION_CLAIM;

import java.util.List;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.recognition.CommendationState;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCommendationRecord;

/** Whom an earlier release commended, or nominated for what is still open, is not commended once more: it claimed nothing, or a merit for one form and one body. */
@Component
class ClaimsOfOldBooks implements SmartInitializingSingleton {
    private final DSLContext sql;
    private final Merits merits;
    private final TransactionTemplate transaction;

    ClaimsOfOldBooks(DSLContext sql, Merits merits, TransactionTemplate transaction) {
        this.sql = sql;
        this.merits = merits;
        this.transaction = transaction;
    }

    /** What was decided or given goes before what is open, whichever is older. */
    @Override
    public void afterSingletonsInstantiated() {
        var c = RECOGNITION_COMMENDATION;
        claim(c.STATE.in(CommendationState.DECIDED, CommendationState.AWARDED));
        claim(c.STATE.notIn(CommendationState.DECIDED, CommendationState.AWARDED, CommendationState.REFUSED));
    }

    private static Condition claimsNothing() {
        var claim = RECOGNITION_COMMENDATION_CLAIM;
        return notExists(selectOne().from(claim).where(claim.COMMENDATION_ID.eq(RECOGNITION_COMMENDATION.ID)).and(claim.EVERY_BODY));
    }

    /** The older first. */
    private void claim(Condition which) {
        var c = RECOGNITION_COMMENDATION;
        List<RecognitionCommendationRecord> some = sql.selectFrom(c).where(which).and(claimsNothing()).and(Valid.known(c)).orderBy(c.ID).fetch();
        if (!some.isEmpty()) {
            transaction.executeWithoutResult(status -> merits.claimWhatIsFree(some));
        }
    }
}
