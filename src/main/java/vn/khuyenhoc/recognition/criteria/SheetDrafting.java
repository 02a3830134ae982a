package vn.khuyenhoc.recognition.criteria;

import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_CRITERIA_SHEET;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.CriteriaRegister;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.criteria.SheetInputs.CriteriaContentInput;
import vn.khuyenhoc.recognition.criteria.SheetInputs.CriteriaSectionInput;
import vn.khuyenhoc.recognition.criteria.SheetInputs.CriterionInput;
import vn.khuyenhoc.recognition.criteria.SheetInputs.DraftCriteriaSheetInput;
import vn.khuyenhoc.recognition.criteria.SheetInputs.ReviseCriteriaSheetInput;
import vn.khuyenhoc.recognition.criteria.SheetInputs.WithdrawCriteriaSheetInput;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCriteriaSheetRecord;

/** Sheets before anybody is judged by them: drafted, rewritten as a whole, or given up. */
@Component
class SheetDrafting implements SheetsInBulk {
    static final int LONGEST_PROGRAMME = 20;

    private final Days days;
    private final SoundContent content;
    private final SheetBook book;
    private final CriteriaSheets sheets;

    SheetDrafting(Days days, SoundContent content, SheetBook book, CriteriaSheets sheets) {
        this.days = days;
        this.content = content;
        this.book = book;
        this.sheets = sheets;
    }

    /** @throws Refusal ORGANIZATION_UNKNOWN, TEXT_*, and what {@link SoundContent} refuses */
    @Transactional(propagation = Propagation.MANDATORY)
    public CriteriaSheet draft(DraftCriteriaSheetInput input, Scope scope, boolean admin) {
        long organization = input.organization() == null ? SheetBook.NATIONAL : OrganizationId.of(input.organization(), "organization").value();
        if (!book.within(scope, organization, admin)) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "organization");
        }
        return sheets.shown(begun(input.kind(), input.programme(), organization, input.content()).getId(), scope);
    }

    private RecognitionCriteriaSheetRecord begun(TitleKind kind, String programme, long organization, CriteriaContentInput said) {
        CriteriaContentInput sound = content.of(said);
        RecognitionCriteriaSheetRecord row = RECOGNITION_CRITERIA_SHEET.newRecord().setId(Ids.next()).setKind(kind)
            .setProgramme(Text.line(programme, "programme", LONGEST_PROGRAMME)).setOrganizationId(organization).setDraftedOn(days.today());
        book.begin(written(row, sound), sound.sections());
        return row;
    }

    /** A national sheet that another module brings. */
    @Transactional(propagation = Propagation.MANDATORY)
    public RecognitionCriteriaSheetRecord entered(CriteriaRegister.Sheet sheet) {
        return entered(sheet, SheetBook.NATIONAL);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void draft(OrganizationId organization, CriteriaRegister.Sheet sheet) {
        entered(sheet, organization.value());
    }

    @Override
    public void check(CriteriaRegister.Sheet sheet) {
        content.of(content(sheet));
    }

    private RecognitionCriteriaSheetRecord entered(CriteriaRegister.Sheet sheet, long organization) {
        return begun(sheet.kind(), sheet.programme(), organization, content(sheet));
    }

    /** The points are added up. */
    private static CriteriaContentInput content(CriteriaRegister.Sheet sheet) {
        List<CriteriaSectionInput> sections = new ArrayList<>();
        for (CriteriaRegister.Section section : sheet.sections()) {
            List<CriterionInput> criteria = new ArrayList<>();
            section.criteria().forEach(item -> criteria.add(new CriterionInput(criteria.size() + 1, item.text(), item.maximum(), item.veto(), item.evidence())));
            sections.add(new CriteriaSectionInput(sections.size() + 1, section.title(), section.minimum(), criteria));
        }
        int total = sections.stream().flatMap(section -> section.criteria().stream()).mapToInt(CriterionInput::maximum).sum();
        return new CriteriaContentInput(sheet.code(), sheet.name(), sheet.source().number(), sheet.source().issuedOn(), sheet.source().issuer(), total, sheet.threshold(), sections);
    }

    /** @throws Refusal what {@link SheetBook} and {@link SoundContent} refuse */
    @Transactional(propagation = Propagation.MANDATORY)
    public CriteriaSheet revise(ReviseCriteriaSheetInput input, Scope scope, boolean admin) {
        RecognitionCriteriaSheetRecord before = book.draft(input, scope, admin);
        CriteriaContentInput sound = content.of(input.content());
        book.rewrite(before, row -> written(row, sound), sound.sections());
        return sheets.shown(before.getId(), scope);
    }

    private static RecognitionCriteriaSheetRecord written(RecognitionCriteriaSheetRecord row, CriteriaContentInput content) {
        return row.setCode(content.code()).setName(content.name()).setSourceNumber(content.sourceNumber()).setSourceOn(content.sourceIssuedOn())
            .setSourceIssuer(content.sourceIssuer()).setTotal(content.total()).setThreshold(content.threshold());
    }

    /**
     * @return the id of what is no more
     * @throws Refusal what {@link SheetBook} refuses
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String withdraw(WithdrawCriteriaSheetInput input, Scope scope, boolean admin) {
        book.withdraw(book.draft(input, scope, admin));
        return input.id();
    }
}
