package vn.khuyenhoc.recognition.titling;

import static java.util.stream.Collectors.joining;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_SCORE;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Problems;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleCaseState;
import vn.khuyenhoc.recognition.criteria.SheetsInForce;
import vn.khuyenhoc.recognition.criteria.SheetsInForce.Item;
import vn.khuyenhoc.recognition.criteria.SheetsInForce.Sheet;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleCaseRecord;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.AssessTitleCaseInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.ReviewTitleCaseInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.ScoredInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.TitleScoreInput;

/** Points for every criterion of the sheet, first by the subject itself, then by somebody who did not register it. */
@Component
class Scoring {
    private static final int LONGEST_EVIDENCE = 500;

    private final DSLContext sql;
    private final Days days;
    private final SheetsInForce sheets;
    private final TitleCaseBook book;
    private final TitleCases cases;

    Scoring(DSLContext sql, Days days, SheetsInForce sheets, TitleCaseBook book, TitleCases cases) {
        this.sql = sql;
        this.days = days;
        this.sheets = sheets;
        this.book = book;
        this.cases = cases;
    }

    /** Again and again until it is reviewed. @throws Refusal CRITERIA_SHEET_MISSING, SCORE*, TEXT_*, and what {@link TitleCaseBook} refuses */
    @Transactional(propagation = Propagation.MANDATORY)
    public TitleCase assess(AssessTitleCaseInput input, Scope scope) {
        RecognitionTitleCaseRecord row = book.toBecome(TitleCaseState.SELF_ASSESSED, input.id(), input.version(), input.on(), scope, "");
        Sheet sheet = sheets.on(row.getKind(), new OrganizationId(row.getOrganizationId()), input.on());
        if (sheet == null) {
            throw new Refusal("CRITERIA_SHEET_MISSING", "on", input.on());
        }
        write(row, sheet, input, false);
        book.become(TitleCaseState.SELF_ASSESSED, List.of(row), input.on(), one -> one.setSheetId(sheet.key()).setSelfPoints(sum(input)).setSelfVetoes(vetoes(input)));
        return cases.shown(row.getId(), scope);
    }

    /** By the sheet of the self-assessment, also if another one holds by now. @throws Refusal SELF_APPROVAL, SCORE*, TEXT_*, and what {@link TitleCaseBook} refuses */
    @Transactional(propagation = Propagation.MANDATORY)
    public TitleCase review(ReviewTitleCaseInput input, Scope scope) {
        RecognitionTitleCaseRecord row = book.toBecome(TitleCaseState.REVIEWED, input.id(), input.version(), input.on(), scope, "");
        String reviewer = Act.current().caller();
        if (reviewer.equals(row.getRegisteredBy()) || book.took(TitleCaseState.SELF_ASSESSED, row, reviewer)) {
            throw new Refusal("SELF_APPROVAL", "id");
        }
        Sheet sheet = Objects.requireNonNull(sheets.withKeys(List.of(row.getSheetId())).get(row.getSheetId()));
        write(row, sheet, input, true);
        book.become(TitleCaseState.REVIEWED, List.of(row), input.on(), one -> one.setPoints(sum(input)).setVetoes(vetoes(input))
            .setSufficient(sufficient(sheet, input)).setReviewedBy(reviewer));
        return cases.shown(row.getId(), scope);
    }

    private static int sum(ScoredInput input) {
        return input.scores().stream().mapToInt(TitleScoreInput::points).sum();
    }

    private static int vetoes(ScoredInput input) {
        return (int) input.scores().stream().filter(TitleScoreInput::failed).count();
    }

    private static boolean sufficient(Sheet sheet, ScoredInput input) {
        Map<Integer, Integer> bySection = new HashMap<>();
        input.scores().forEach(score -> bySection.merge(Objects.requireNonNull(sheet.items().get(score.criterion())).section(), score.points(), Integer::sum));
        return vetoes(input) == 0 && sum(input) >= sheet.threshold()
            && sheet.minimums().entrySet().stream().allMatch(needed -> bySection.getOrDefault(needed.getKey(), 0) >= needed.getValue());
    }

    private void write(RecognitionTitleCaseRecord row, Sheet sheet, ScoredInput input, boolean reviewed) {
        refuseUnsound(sheet, input.scores());
        var s = RECOGNITION_TITLE_SCORE;
        LocalDateTime now = days.now();
        Rows.withdraw(sql, sql.fetch(s, s.CASE_ID.eq(row.getId()).and(s.REVIEWED.eq(reviewed)).and(Valid.known(s))), now);
        Rows.insert(sql, input.scores().stream().map(score -> s.newRecord().setId(Ids.next()).setRecordedAt(now).setOrganizationId(row.getHolderId())
            .setCaseId(row.getId()).setReviewed(reviewed).setCriterion(score.criterion()).setPoints(score.points()).setFailed(score.failed())
            .setEvidence(evidence(score, "scores"))).toList());
    }

    /** @throws Problems SCORE_UNKNOWN, SCORE_TWICE, SCORE_TOO_HIGH, SCORE_NOT_A_VETO, SCORES_INCOMPLETE, TEXT_* */
    static void refuseUnsound(Sheet sheet, List<TitleScoreInput> scores) {
        Set<String> scored = new HashSet<>();
        List<Refusal> faults = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            try {
                refuseUnsound(sheet, scores.get(i), scored, "scores." + i);
            } catch (Refusal refusal) {
                faults.add(refusal);
            }
        }
        String missing = sheet.items().keySet().stream().filter(code -> !scored.contains(code)).sorted().collect(joining(", "));
        if (!missing.isEmpty()) {
            faults.add(new Refusal("SCORES_INCOMPLETE", "scores", missing));
        }
        if (!faults.isEmpty()) {
            throw new Problems(faults);
        }
    }

    private static void refuseUnsound(Sheet sheet, TitleScoreInput score, Set<String> scored, String path) {
        Item item = sheet.items().get(score.criterion());
        if (item == null || !scored.add(score.criterion())) {
            throw new Refusal(item == null ? "SCORE_UNKNOWN" : "SCORE_TWICE", path + ".criterion");
        }
        if (score.points() < 0 || score.points() > item.maximum()) {
            throw new Refusal("SCORE_TOO_HIGH", path + ".points", item.maximum());
        }
        if (score.failed() && !item.veto()) {
            throw new Refusal("SCORE_NOT_A_VETO", path + ".failed");
        }
        evidence(score, path);
    }

    private static @Nullable String evidence(TitleScoreInput score, String path) {
        return Text.optionalLine(score.evidence(), path + ".evidence", LONGEST_EVIDENCE);
    }
}
