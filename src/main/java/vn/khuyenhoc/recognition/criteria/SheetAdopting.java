package vn.khuyenhoc.recognition.criteria;

import static org.jooq.impl.DSL.max;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_CRITERIA_SHEET;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_CASE;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_CASE_STEP;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.recognition.CriteriaRegister;
import vn.khuyenhoc.recognition.TitleCaseState;
import vn.khuyenhoc.recognition.criteria.SheetInputs.AdoptCriteriaSheetInput;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCriteriaSheetRecord;

/** A sheet comes into force, and the one before it in the same line ends on that day. */
@Component
class SheetAdopting implements CriteriaRegister {
    private final DSLContext sql;
    private final Days days;
    private final SheetBook book;
    private final CriteriaSheets sheets;
    private final SheetDrafting drafting;

    SheetAdopting(DSLContext sql, Days days, SheetBook book, CriteriaSheets sheets, SheetDrafting drafting) {
        this.sql = sql;
        this.days = days;
        this.book = book;
        this.sheets = sheets;
        this.drafting = drafting;
    }

    /** @throws Refusal CRITERIA_BEFORE_SOURCE, CRITERIA_SHEETS_OVERLAP, CRITERIA_SHEET_IN_USE, ENDS_BEFORE_IT_BEGINS, and what {@link SheetBook} refuses */
    @Transactional(propagation = Propagation.MANDATORY)
    public CriteriaSheet adopt(AdoptCriteriaSheetInput input, Scope scope, boolean admin) {
        RecognitionCriteriaSheetRecord draft = book.draft(input, scope, admin);
        LocalDate until = Objects.requireNonNullElse(input.until(), Days.FOREVER);
        if (input.from().isBefore(draft.getSourceOn())) {
            throw new Refusal("CRITERIA_BEFORE_SOURCE", "from", draft.getSourceOn());
        }
        if (!until.isAfter(input.from())) {
            throw new Refusal("ENDS_BEFORE_IT_BEGINS", "until", input.from());
        }
        adopt(draft, input.from(), until);
        return sheets.shown(draft.getId(), scope);
    }

    private void adopt(RecognitionCriteriaSheetRecord draft, LocalDate from, LocalDate until) {
        book.line(draft.getKind(), draft.getProgramme(), draft.getOrganizationId());
        LocalDateTime now = days.now();
        List<RecognitionCriteriaSheetRecord> replaced = replaced(draft, from, until);
        refuseJudged(replaced, from);
        Rows.correct(sql, replaced, now, row -> row.setValidTo(from).setReplacedBy(draft.getId()));
        Rows.correct(sql, List.of(draft), now, row -> row.setValidFrom(from).setValidTo(until));
    }

    @Override
    @Transactional
    public void adopt(List<CriteriaRegister.Sheet> wanted, LocalDate from) {
        wanted.forEach(sheet -> adopt(drafting.entered(sheet), from, Days.FOREVER));
    }

    /** By what did not hold on the day nobody was judged. */
    private void refuseJudged(List<RecognitionCriteriaSheetRecord> replaced, LocalDate from) {
        var c = RECOGNITION_TITLE_CASE;
        var s = RECOGNITION_TITLE_CASE_STEP;
        LocalDate last = replaced.isEmpty() ? null : sql.select(max(s.ON_DAY)).from(c).join(s).on(s.CASE_ID.eq(c.ID)).and(s.STATE.eq(TitleCaseState.SELF_ASSESSED)).and(s.MOVED.isFalse()).and(s.ON_DAY.ge(from))
            .where(Keys.in(c.SHEET_ID, replaced.stream().map(RecognitionCriteriaSheetRecord::getId).toList())).and(Valid.known(c)).fetchSingle().value1();
        if (last != null) {
            throw new Refusal("CRITERIA_SHEET_IN_USE", "from", last);
        }
    }

    private List<RecognitionCriteriaSheetRecord> replaced(RecognitionCriteriaSheetRecord draft, LocalDate from, LocalDate until) {
        var s = RECOGNITION_CRITERIA_SHEET;
        List<RecognitionCriteriaSheetRecord> meanwhile = sql.fetch(s, s.KIND.eq(draft.getKind()).and(s.PROGRAMME.eq(draft.getProgramme()))
            .and(s.ORGANIZATION_ID.eq(draft.getOrganizationId())).and(s.VALID_FROM.lt(until)).and(s.VALID_TO.gt(from)).and(Valid.known(s)));
        meanwhile.stream().filter(row -> !row.getValidFrom().isBefore(from)).findAny().ifPresent(later -> {
            throw new Refusal("CRITERIA_SHEETS_OVERLAP", "from", later.getValidFrom());
        });
        return meanwhile;
    }
}
