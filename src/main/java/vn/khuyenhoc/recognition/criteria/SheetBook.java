package vn.khuyenhoc.recognition.criteria;

import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_CRITERIA_LINE;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_CRITERIA_SECTION;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_CRITERIA_SHEET;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_CRITERION;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.criteria.SheetInputs.CriteriaSectionInput;
import vn.khuyenhoc.recognition.criteria.SheetInputs.DraftInput;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCriteriaLineRecord;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCriteriaSectionRecord;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCriteriaSheetRecord;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCriterionRecord;

/** The sheets as they are kept, one line of editions for each kind, programme and organization. */
@Component
class SheetBook {
    /** In place of an organization, of what holds for the whole country. */
    static final long NATIONAL = 0;

    private final DSLContext sql;
    private final Days days;
    private final Organizations organizations;

    SheetBook(DSLContext sql, Days days, Organizations organizations) {
        this.sql = sql;
        this.days = days;
        this.organizations = organizations;
    }

    /** National sheets are drafted and adopted by those alone whose scope is everywhere. */
    boolean within(Scope scope, long organization, boolean admin) {
        return organization == NATIONAL ? admin && scope.everywhere() : organizations.within(scope, new OrganizationId(organization), days.today());
    }

    /** @throws Refusal CRITERIA_SHEET_UNKNOWN, CRITERIA_SHEET_ADOPTED */
    RecognitionCriteriaSheetRecord draft(DraftInput input, Scope scope, boolean admin) {
        var s = RECOGNITION_CRITERIA_SHEET;
        GlobalId id = GlobalId.parse(input.id());
        RecognitionCriteriaSheetRecord row = id == null || !id.type().equals("CriteriaSheet") ? null : sql.fetchOne(s, s.ID.eq(id.key()).and(Valid.known(s)));
        if (row == null || !within(scope, row.getOrganizationId(), admin)) {
            throw new Refusal("CRITERIA_SHEET_UNKNOWN", "id");
        }
        if (row.getValidFrom() != null) {
            throw new Refusal("CRITERIA_SHEET_ADOPTED", "id", row.getValidFrom());
        }
        if (!Version.of(row.getRecordedAt()).equals(input.version())) {
            throw new OptimisticLockingFailureException("criteria sheet " + row.getId() + " was changed meanwhile");
        }
        return row;
    }

    /** Locked, so that editions are numbered and adopted one after the other. */
    @Transactional(propagation = Propagation.MANDATORY)
    RecognitionCriteriaLineRecord line(TitleKind kind, String programme, long organization) {
        var l = RECOGNITION_CRITERIA_LINE;
        Rows.insertMissing(sql, List.of(l.newRecord().setKind(kind).setProgramme(programme).setOrganizationId(organization).setEditions(0)));
        return sql.selectFrom(l).where(l.KIND.eq(kind)).and(l.PROGRAMME.eq(programme)).and(l.ORGANIZATION_ID.eq(organization)).forUpdate().fetchSingle();
    }

    /** @param row all but its edition and when it was recorded */
    @Transactional(propagation = Propagation.MANDATORY)
    void begin(RecognitionCriteriaSheetRecord row, List<CriteriaSectionInput> sections) {
        int edition = line(row.getKind(), row.getProgramme(), row.getOrganizationId()).getEditions() + 1;
        var l = RECOGNITION_CRITERIA_LINE;
        sql.update(l).set(l.EDITIONS, edition)
            .where(l.KIND.eq(row.getKind())).and(l.PROGRAMME.eq(row.getProgramme())).and(l.ORGANIZATION_ID.eq(row.getOrganizationId())).execute();
        LocalDateTime now = days.now();
        Rows.insert(sql, List.of(row.setEdition(edition).setRecordedAt(now)));
        write(row.getId(), sections, now);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void rewrite(RecognitionCriteriaSheetRecord before, UnaryOperator<RecognitionCriteriaSheetRecord> change, List<CriteriaSectionInput> sections) {
        LocalDateTime now = days.now();
        Rows.correct(sql, List.of(before), now, change);
        empty(before.getId(), now);
        write(before.getId(), sections, now);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void withdraw(RecognitionCriteriaSheetRecord row) {
        LocalDateTime now = days.now();
        Rows.withdraw(sql, List.of(row), now);
        empty(row.getId(), now);
    }

    private void empty(long sheet, LocalDateTime now) {
        var s = RECOGNITION_CRITERIA_SECTION;
        var c = RECOGNITION_CRITERION;
        Rows.withdraw(sql, sql.fetch(s, s.SHEET_ID.eq(sheet).and(Valid.known(s))), now);
        Rows.withdraw(sql, sql.fetch(c, c.SHEET_ID.eq(sheet).and(Valid.known(c))), now);
    }

    private void write(long sheet, List<CriteriaSectionInput> sections, LocalDateTime now) {
        List<RecognitionCriteriaSectionRecord> parts = new ArrayList<>();
        List<RecognitionCriterionRecord> criteria = new ArrayList<>();
        for (CriteriaSectionInput section : sections) {
            parts.add(RECOGNITION_CRITERIA_SECTION.newRecord().setId(Ids.next()).setRecordedAt(now).setSheetId(sheet)
                .setPlace(section.order()).setTitle(section.title()).setMinimum(section.minimum()));
            section.criteria().forEach(one -> criteria.add(RECOGNITION_CRITERION.newRecord().setId(Ids.next()).setRecordedAt(now).setSheetId(sheet)
                .setSectionPlace(section.order()).setPlace(one.order()).setWording(one.text()).setMaximum(one.maximum()).setVeto(one.veto()).setEvidence(one.evidence())));
        }
        Rows.insert(sql, parts);
        Rows.insert(sql, criteria);
    }

    /** Whose own a sheet is. */
    static @Nullable OrganizationId owner(long organization) {
        return organization == NATIONAL ? null : new OrganizationId(organization);
    }
}
