package vn.khuyenhoc.recognition.criteria;

import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_CRITERIA_SHEET;

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
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.recognition.criteria.SheetInputs.AdoptCriteriaSheetInput;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCriteriaSheetRecord;

/** A sheet comes into force, and the one before it in the same line ends on that day. */
@Component
class SheetAdopting {
    private final DSLContext sql;
    private final Days days;
    private final SheetBook book;
    private final CriteriaSheets sheets;

    SheetAdopting(DSLContext sql, Days days, SheetBook book, CriteriaSheets sheets) {
        this.sql = sql;
        this.days = days;
        this.book = book;
        this.sheets = sheets;
    }

    /** @throws Refusal CRITERIA_BEFORE_SOURCE, CRITERIA_SHEETS_OVERLAP, ENDS_BEFORE_IT_BEGINS, and what {@link SheetBook} refuses */
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
        book.line(draft.getKind(), draft.getProgramme(), draft.getOrganizationId());
        LocalDateTime now = days.now();
        Rows.correct(sql, replaced(draft, input.from(), until), now, row -> row.setValidTo(input.from()).setReplacedBy(draft.getId()));
        Rows.correct(sql, List.of(draft), now, row -> row.setValidFrom(input.from()).setValidTo(until));
        return sheets.shown(draft.getId(), scope);
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
