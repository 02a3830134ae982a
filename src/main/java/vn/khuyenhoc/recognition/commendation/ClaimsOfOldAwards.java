package vn.khuyenhoc.recognition.commendation;

import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_COMMENDATION;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_COMMENDATION_CLAIM;

import java.util.List;

import org.jooq.DSLContext;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.recognition.CommendationState;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCommendationRecord;

/** What an earlier release recorded as awarded is not awarded once more. */
@Component
class ClaimsOfOldAwards implements SmartInitializingSingleton {
    private final DSLContext sql;
    private final Merits merits;
    private final TransactionTemplate transaction;

    ClaimsOfOldAwards(DSLContext sql, Merits merits, TransactionTemplate transaction) {
        this.sql = sql;
        this.merits = merits;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var c = RECOGNITION_COMMENDATION;
        var claim = RECOGNITION_COMMENDATION_CLAIM;
        List<RecognitionCommendationRecord> unclaimed = sql.selectFrom(c).where(c.STATE.eq(CommendationState.AWARDED)).and(c.HOLDER_ID.isNull()).and(Valid.known(c))
            .and(notExists(selectOne().from(claim).where(claim.COMMENDATION_ID.eq(c.ID)))).fetch();
        if (!unclaimed.isEmpty()) {
            transaction.executeWithoutResult(status -> merits.claimWhatIsFree(unclaimed));
        }
    }
}
