package vn.khuyenhoc.kernel.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_SCORE;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleScoreRecord;
import vn.khuyenhoc.testing.EmptyTest;

/** Many facts, each recorded at a moment of its own and each to say something else. */
@EmptyTest
class RowsTest {
    private static final LocalDateTime FIRST = LocalDateTime.of(2023, 5, 1, 8, 0), NOW = LocalDateTime.of(2023, 6, 1, 8, 0);
    private static final long CASE = 4_711;

    @Autowired DSLContext sql;
    @Autowired TransactionTemplate transaction;

    private List<RecognitionTitleScoreRecord> known() {
        var s = RECOGNITION_TITLE_SCORE;
        return sql.selectFrom(s).where(s.CASE_ID.eq(CASE)).and(Valid.known(s)).orderBy(s.POINTS).fetch();
    }

    private static RecognitionTitleScoreRecord anew(RecognitionTitleScoreRecord row) {
        return row.setEvidence(row.getPoints() % 3 == 0 ? null : "minh chứng " + row.getPoints()).setFailed(row.getPoints() % 2 == 0).setCriterion("2.1");
    }

    @Test
    void correctsEachAndKeepsWhatItSaid() {
        List<RecognitionTitleScoreRecord> facts = new ArrayList<>(IntStream.range(0, 450).mapToObj(i -> RECOGNITION_TITLE_SCORE.newRecord().setId(Ids.next())
            .setRecordedAt(FIRST.plusNanos(1_000L * i)).setOrganizationId(1L).setCaseId(CASE).setReviewed(false).setCriterion("1.1").setPoints(i).setFailed(false).setEvidence("trước")).toList());
        transaction.executeWithoutResult(status -> {
            Rows.append(sql, facts);
            assertThat(Rows.correct(sql, facts, NOW, RowsTest::anew)).hasSize(450);
        });
        List<RecognitionTitleScoreRecord> now = known();
        assertThat(now).hasSize(450);
        for (int i = 0; i < 450; i++) {
            RecognitionTitleScoreRecord row = now.get(i);
            assertThat(row.getId()).isEqualTo(facts.get(i).getId());
            assertThat(List.of(row.getRecordedAt(), String.valueOf(row.getEvidence()), row.getFailed(), row.getCriterion(), row.getReviewed()))
                .isEqualTo(List.of(NOW, i % 3 == 0 ? "null" : "minh chứng " + i, i % 2 == 0, "2.1", false));
        }
        var s = RECOGNITION_TITLE_SCORE;
        assertThat(sql.selectFrom(s).where(s.CASE_ID.eq(CASE)).and(s.SUPERSEDED_AT.eq(NOW)).orderBy(s.RECORDED_AT).fetch().map(row -> List.of(row.getVersionOf(), row.getRecordedAt(), row.getEvidence(), row.getPoints())))
            .isEqualTo(facts.stream().map(row -> List.of(row.getId(), row.getRecordedAt(), "trước", row.getPoints())).toList());
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> Rows.correct(sql, facts, NOW.plusDays(1), row -> row.setPoints(row.getPoints() + 1))))
            .as("what somebody else corrected meanwhile").isInstanceOf(OptimisticLockingFailureException.class);
        List<RecognitionTitleScoreRecord> oneStale = new ArrayList<>(now);
        oneStale.set(440, facts.get(440));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> Rows.correct(sql, oneStale, NOW.plusDays(1), row -> row.setPoints(row.getPoints() + 1))))
            .as("one of them").isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(known()).isEqualTo(now);
    }

    /** As what it executes itself: whoever tries a deadlock again looks for Spring's. */
    @Test
    void tellsOfWhatTheDatabaseRefusedAsSpringDoes() {
        List<RecognitionTitleScoreRecord> facts = IntStream.range(0, 3).mapToObj(i -> RECOGNITION_TITLE_SCORE.newRecord().setId(Ids.next())
            .setRecordedAt(FIRST).setOrganizationId(1L).setCaseId(CASE + 1).setReviewed(false).setCriterion("1.1").setPoints(i).setFailed(false)).toList();
        transaction.executeWithoutResult(status -> Rows.append(sql, facts));
        for (List<RecognitionTitleScoreRecord> again : List.of(facts, facts.subList(0, 1))) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> Rows.append(sql, again))).isInstanceOf(DuplicateKeyException.class);
        }
    }
}
