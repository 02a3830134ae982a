package vn.khuyenhoc.recognition.commendation;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectCount;
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
import vn.khuyenhoc.recognition.RecipientKind;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCommendationRecord;

/** Whom an earlier release commended, or nominated for what is still open, is not commended once more: it claimed nothing of the one, and of people by name not what their commune knows. */
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

    @Override
    public void afterSingletonsInstantiated() {
        var c = RECOGNITION_COMMENDATION;
        claim(c.STATE.eq(CommendationState.AWARDED).and(c.HOLDER_ID.isNull()).and(fewerThan(1)));
        claim(c.HOLDER_ID.isNotNull().and(c.STATE.ne(CommendationState.REFUSED)).and(c.RECIPIENT_KIND.ne(RecipientKind.COLLECTIVE)).and(c.RECIPIENT_PERSON_ID.isNull()).and(fewerThan(2)));
    }

    private static Condition fewerThan(int claims) {
        var claim = RECOGNITION_COMMENDATION_CLAIM;
        return field(selectCount().from(claim).where(claim.COMMENDATION_ID.eq(RECOGNITION_COMMENDATION.ID)).and(claim.OF_MERIT)).lt(claims);
    }

    /** The older first. */
    private void claim(Condition which) {
        var c = RECOGNITION_COMMENDATION;
        List<RecognitionCommendationRecord> some = sql.selectFrom(c).where(which).and(Valid.known(c)).orderBy(c.ID).fetch();
        if (!some.isEmpty()) {
            transaction.executeWithoutResult(status -> merits.claimWhatIsFree(some));
        }
    }
}
