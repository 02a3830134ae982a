package vn.khuyenhoc.recognition.titling;

import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_CASE;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_SCORE;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleCaseRegister;
import vn.khuyenhoc.recognition.TitleCaseState;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.criteria.SheetsInForce;
import vn.khuyenhoc.recognition.criteria.SheetsInForce.Sheet;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleCaseRecord;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleScoreRecord;
import vn.khuyenhoc.recognition.subject.Subjects;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.TitleScoreInput;

/** Registers, for the modules downstream, whole lists, with what those in them gave themselves. */
@Component
class RegisteringForModules implements TitleCaseRegister {
    private record Judged(TitleKind kind, OrganizationId organization, LocalDate on) {}

    private final DSLContext sql;
    private final Days days;
    private final SheetsInForce sheets;
    private final TitleCaseBook book;

    RegisteringForModules(DSLContext sql, Days days, SheetsInForce sheets, TitleCaseBook book) {
        this.sql = sql;
        this.days = days;
        this.sheets = sheets;
        this.book = book;
    }

    @Override
    @Transactional
    public void register(List<Entry> entries) {
        LocalDateTime now = days.now();
        Map<Judged, Sheet> holding = new HashMap<>();
        List<RecognitionTitleCaseRecord> cases = new ArrayList<>();
        List<RecognitionTitleScoreRecord> scores = new ArrayList<>();
        for (Entry entry : entries) {
            RecognitionTitleCaseRecord row = RECOGNITION_TITLE_CASE.newRecord().setId(Ids.next()).setRecordedAt(now)
                .setOrganizationId(entry.organization().value()).setHolderId(entry.organization().value()).setKind(entry.kind()).setTitleYear(entry.year())
                .setName(entry.name()).setAddress(entry.address()).setUnitKind(entry.unitKind())
                .setSubject(Subjects.key(entry.kind(), entry.organization(), entry.name(), entry.address())).setAlike(Subjects.alike(entry.kind(), entry.name(), entry.address()))
                .setState(TitleCaseState.REGISTERED).setStepOn(entry.on()).setRegisteredAt(entry.organization().value()).setRegisteredOn(entry.on()).setRegisteredBy(Act.current().caller());
            Assessed assessed = entry.assessed();
            if (assessed != null) {
                Sheet sheet = holding.computeIfAbsent(new Judged(entry.kind(), entry.organization(), assessed.on()), this::holding);
                assess(row, sheet, assessed, scores, now);
            }
            cases.add(row);
        }
        book.register(cases);
        Rows.insert(sql, scores);
    }

    private Sheet holding(Judged judged) {
        Sheet sheet = sheets.on(judged.kind(), judged.organization(), judged.on());
        if (sheet == null) {
            throw new Refusal("CRITERIA_SHEET_MISSING", "entries", judged.on());
        }
        return sheet;
    }

    private static void assess(RecognitionTitleCaseRecord row, Sheet sheet, Assessed assessed, List<RecognitionTitleScoreRecord> scores, LocalDateTime now) {
        List<TitleScoreInput> given = assessed.points().entrySet().stream().map(one -> new TitleScoreInput(one.getKey(), one.getValue(), false, null)).toList();
        Scoring.refuseUnsound(sheet, given);
        row.setState(TitleCaseState.SELF_ASSESSED).setStepOn(assessed.on()).setSheetId(sheet.key()).setSelfVetoes(0)
            .setSelfPoints(given.stream().mapToInt(TitleScoreInput::points).sum());
        given.forEach(one -> scores.add(RECOGNITION_TITLE_SCORE.newRecord().setId(Ids.next()).setRecordedAt(now).setOrganizationId(row.getHolderId())
            .setCaseId(row.getId()).setReviewed(false).setCriterion(one.criterion()).setPoints(one.points()).setFailed(false)));
    }
}
