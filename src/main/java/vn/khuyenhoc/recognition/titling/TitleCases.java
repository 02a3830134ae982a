package vn.khuyenhoc.recognition.titling;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_CASE;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_CASE_STEP;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_SCORE;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
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
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.OrganizationFilters;
import vn.khuyenhoc.organization.tree.Subtree;
import vn.khuyenhoc.recognition.TitleCaseState;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleCaseRecord;
import vn.khuyenhoc.recognition.titling.TitleCase.Decided;
import vn.khuyenhoc.recognition.titling.TitleCase.Points;

/** The cases of titles, listed to those in whose organizations they were registered or lie, and of what was decided to the heir of whoever did. */
@Repository
class TitleCases {
    private final DSLContext sql;
    private final Days days;
    private final Listing<TitleCase> listing;

    TitleCases(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
        var c = RECOGNITION_TITLE_CASE;
        this.listing = new Listing<>(sql, c, c.ID, c.HOLDER_ID, c, List.of(c.fields()), this::view)
            .personal(scope -> Subtree.of(scope, c.ORGANIZATION_ID, c.STEP_ON).or(Subtree.of(scope, c.HOLDER_ID, c.STEP_ON))
                .or(c.TITLE_ID.isNotNull().and(Subtree.of(scope, c.HOLDER_ID, val(days.today())))))
            .filteredBy(OrganizationFilters.ofFacts(OrganizationFilters.ofFacts(Criteria.on()
                .oneOf("state", this::state).oneOf("kind", c.KIND).range("year", c.TITLE_YEAR).text("name", c.NAME).text("address", c.ADDRESS)
                .range("stepOn", c.STEP_ON).range("points", c.POINTS).text("decisionNumber", c.DECISION_NUMBER).range("decidedOn", c.DECIDED_ON)
                .range("heldUntil", c.HELD_UNTIL),
                c.ORGANIZATION_ID, c.STEP_ON), "desk", c.HOLDER_ID, c.STEP_ON))
            .orderedBy(Orders.by().field("STEP_ON", c.STEP_ON).field("NAME", c.NAME).field("YEAR", c.TITLE_YEAR));
    }

    private Field<TitleCaseState> state() {
        var c = RECOGNITION_TITLE_CASE;
        return when(c.STATE.eq(TitleCaseState.RECOGNISED).and(c.HELD_UNTIL.le(days.today())), DSL.val(TitleCaseState.EXPIRED, c.STATE)).otherwise(c.STATE);
    }

    private TitleCase view(Record line) {
        RecognitionTitleCaseRecord row = line.into(RECOGNITION_TITLE_CASE);
        Decided decision = row.getDecidedOn() == null ? null : new Decided(row.getDecisionNumber(), row.getDecidedOn(), row.getSigner(), row.getHeldUntil());
        return new TitleCase(row.getId(), row.getKind(), row.getTitleYear(), row.getName(), row.getAddress(), row.getUnitKind(),
            row.getState().on(days.today(), row.getHeldUntil()), row.getStepOn(), points(row.getSelfPoints(), row.getSelfVetoes()),
            points(row.getPoints(), row.getVetoes()), row.getSufficient(), decision, row.getReason(), row.getSheetId(), row.getTitleId(),
            new OrganizationId(row.getOrganizationId()), new OrganizationId(row.getHolderId()), Version.of(row.getRecordedAt()));
    }

    private static @Nullable Points points(@Nullable Integer sum, @Nullable Integer vetoes) {
        return sum == null || vetoes == null ? null : new Points(sum, vetoes);
    }

    /** All, or those that were registered or lie, by today's tree, in an organization or in one below it. */
    Page<TitleCase> all(@Nullable Long within, PageRequest page) {
        var c = RECOGNITION_TITLE_CASE;
        return listing.page(within == null ? noCondition()
            : Subtree.of(within, c.ORGANIZATION_ID, days.today()).or(Subtree.of(within, c.HOLDER_ID, days.today())), page);
    }

    Map<Long, Page<TitleCase>> at(Set<Long> desks, PageRequest page) {
        return listing.pages(desks, noCondition(), page);
    }

    List<TitleCase> withIds(Collection<Long> ids, Scope scope) {
        return listing.withIds(ids, scope);
    }

    TitleCase shown(long id, Scope scope) {
        return withIds(List.of(id), scope).getFirst();
    }

    /** By case, the oldest first; for whoever is shown the cases. */
    @Public
    Map<Long, List<TitleCaseStep>> steps(Collection<Long> cases) {
        var s = RECOGNITION_TITLE_CASE_STEP;
        return sql.selectFrom(s).where(Keys.in(s.CASE_ID, cases)).orderBy(s.CASE_ID, s.ID).fetch().stream().collect(groupingBy(row -> row.getCaseId(),
            mapping(row -> new TitleCaseStep(row.getState(), row.getOnDay(), row.getTakenBy(), row.getRecordedAt(), new OrganizationId(row.getOrganizationId())), toList())));
    }

    /** By case, in the order in which they were given; for whoever is shown the cases. */
    @Public
    Map<Long, List<TitleScore>> scores(Collection<Long> cases, boolean reviewed) {
        var s = RECOGNITION_TITLE_SCORE;
        return sql.selectFrom(s).where(Keys.in(s.CASE_ID, cases)).and(s.REVIEWED.eq(reviewed)).and(Valid.known(s)).orderBy(s.CASE_ID, s.ID).fetch().stream()
            .collect(groupingBy(row -> row.getCaseId(), mapping(row -> new TitleScore(row.getCriterion(), row.getPoints(), row.getFailed(), row.getEvidence()), toList())));
    }
}
