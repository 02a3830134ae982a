package vn.khuyenhoc.recognition.criteria;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.jooq.impl.DSL.noCondition;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_CRITERIA_SECTION;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_CRITERIA_SHEET;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_CRITERION;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.tree.Ancestors;
import vn.khuyenhoc.organization.tree.OrganizationFilters;
import vn.khuyenhoc.organization.tree.Subtree;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCriteriaSheetRecord;

/** The sheets, listed, and which of them holds where; drafts are shown to those of their organization. */
@Repository
class CriteriaSheets {
    private final DSLContext sql;
    private final Days days;
    private final Listing<CriteriaSheet> listing;

    CriteriaSheets(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
        var s = RECOGNITION_CRITERIA_SHEET;
        this.listing = new Listing<>(sql, s, s.ID, s.ORGANIZATION_ID, s, List.of(s.fields()), this::view)
            .personalUnless(s.VALID_FROM.isNotNull(), scope -> Subtree.of(scope, s.ORGANIZATION_ID, s.DRAFTED_ON))
            .filteredBy(OrganizationFilters.ofFacts(Criteria.on()
                .oneOf("kind", s.KIND).text("programme", s.PROGRAMME).text("code", s.CODE).text("name", s.NAME)
                .flag("draft", s.VALID_FROM::isNull).flag("national", () -> s.ORGANIZATION_ID.eq(SheetBook.NATIONAL))
                .text("sourceNumber", s.SOURCE_NUMBER).range("validFrom", s.VALID_FROM).range("validUntil", Valid.end(s)),
                s.ORGANIZATION_ID, s.DRAFTED_ON))
            .orderedBy(Orders.by().field("KIND", s.KIND).field("PROGRAMME", s.PROGRAMME).field("EDITION", s.EDITION).field("NAME", s.NAME));
    }

    private CriteriaSheet view(Record line) {
        RecognitionCriteriaSheetRecord row = line.into(RECOGNITION_CRITERIA_SHEET);
        LocalDate to = row.getValidTo();
        CriteriaSheetState state = to == null ? CriteriaSheetState.DRAFT : to.isAfter(days.today()) ? CriteriaSheetState.IN_FORCE : CriteriaSheetState.REPLACED;
        return new CriteriaSheet(row.getId(), row.getKind(), row.getProgramme(), row.getEdition(), row.getCode(), row.getName(), state, row.getSourceNumber(),
            row.getSourceOn(), row.getSourceIssuer(), row.getTotal(), row.getThreshold(), row.getDraftedOn(), row.getValidFrom(),
            Days.FOREVER.equals(to) ? null : to, SheetBook.owner(row.getOrganizationId()), row.getReplacedBy(), Version.of(row.getRecordedAt()));
    }

    Page<CriteriaSheet> all(PageRequest page) {
        return listing.page(noCondition(), page);
    }

    List<CriteriaSheet> withIds(Collection<Long> ids, Scope scope) {
        return listing.withIds(ids, scope);
    }

    CriteriaSheet shown(long id, Scope scope) {
        return withIds(List.of(id), scope).getFirst();
    }

    /**
     * The sheet that holds on a day: the organization's own, else that of the nearest above it on that day, else the national one.
     *
     * @param programme null for whichever was adopted last
     * @param organization null for the national one
     */
    @Public
    @Nullable CriteriaSheet holding(TitleKind kind, @Nullable String programme, @Nullable Long organization, LocalDate day) {
        var s = RECOGNITION_CRITERIA_SHEET;
        List<Long> path = organization == null ? List.of() : Ancestors.of(List.of(organization), sql).path(organization, day);
        if (organization != null && !path.contains(organization)) {
            return null;
        }
        return sql.selectFrom(s).where(s.KIND.eq(kind)).and(programme == null ? noCondition() : s.PROGRAMME.eq(programme))
            .and(s.ORGANIZATION_ID.in(path).or(s.ORGANIZATION_ID.eq(SheetBook.NATIONAL))).and(Valid.on(s, day)).and(Valid.known(s))
            .stream().max(Comparator.<RecognitionCriteriaSheetRecord>comparingInt(row -> path.indexOf(row.getOrganizationId()))
                .thenComparing(row -> row.getValidFrom()).thenComparing(row -> row.getId()))
            .map(this::view).orElse(null);
    }

    /** By sheet, in their order; for whoever is shown the sheets. */
    @Public
    Map<Long, List<CriteriaSection>> sections(Collection<Long> sheets) {
        record Part(long sheet, int place) {}
        var c = RECOGNITION_CRITERION;
        var s = RECOGNITION_CRITERIA_SECTION;
        Map<Part, List<Criterion>> criteria = sql.selectFrom(c).where(Keys.in(c.SHEET_ID, sheets)).and(Valid.known(c)).orderBy(c.SHEET_ID, c.SECTION_PLACE, c.PLACE)
            .fetch().stream().collect(groupingBy(row -> new Part(row.getSheetId(), row.getSectionPlace()), mapping(row -> new Criterion(
                row.getSectionPlace() + "." + row.getPlace(), row.getPlace(), row.getWording(), row.getMaximum(), row.getVeto(), row.getEvidence()), toList())));
        return sql.selectFrom(s).where(Keys.in(s.SHEET_ID, sheets)).and(Valid.known(s)).orderBy(s.SHEET_ID, s.PLACE)
            .fetch().stream().collect(groupingBy(row -> row.getSheetId(), mapping(row -> new CriteriaSection(row.getPlace(), row.getTitle(), row.getMinimum(),
                criteria.getOrDefault(new Part(row.getSheetId(), row.getPlace()), List.of())), toList())));
    }
}
