package vn.khuyenhoc.recognition.commendation;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static vn.khuyenhoc.recognition.RecipientKind.COLLECTIVE;
import static vn.khuyenhoc.recognition.RecipientKind.FAMILY;
import static vn.khuyenhoc.recognition.RecipientKind.INDIVIDUAL;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_COMMENDATION;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_COMMENDATION_TOTAL;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.Boundaries;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotal;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.OrganizationFilters;
import vn.khuyenhoc.organization.tree.Reading;
import vn.khuyenhoc.organization.tree.Stage;
import vn.khuyenhoc.organization.tree.Subtree;
import vn.khuyenhoc.organization.tree.Sums;
import vn.khuyenhoc.organization.tree.View;
import vn.khuyenhoc.recognition.CommendationRegister.Award;
import vn.khuyenhoc.recognition.CommendationState;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCommendationRecord;

/** The commendations that were awarded: recorded, listed and counted. */
@Repository
class Commendations {
    private static final KeptTotal AWARDED =
        KeptTotal.flow(RECOGNITION_COMMENDATION, RECOGNITION_COMMENDATION.AWARDED_ON, RECOGNITION_COMMENDATION_TOTAL)
            .by(RECOGNITION_COMMENDATION_TOTAL.RECIPIENT_KIND, RECOGNITION_COMMENDATION.RECIPIENT_KIND)
            .adding(RECOGNITION_COMMENDATION_TOTAL.AWARDED, inline(1L));
    private static final Condition IS_AWARDED = RECOGNITION_COMMENDATION.STATE.eq(CommendationState.AWARDED);

    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;
    private final Boundaries boundaries;
    private final Listing<Commendation> listing;

    Commendations(DSLContext sql, Days days, KeptTotals totals, Boundaries boundaries) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
        this.boundaries = boundaries;
        totals.keep(AWARDED);
        var c = RECOGNITION_COMMENDATION;
        this.listing = new Listing<>(sql, c, c.ID, c.ORGANIZATION_ID, c, List.of(c.fields()), Commendations::view)
            .tellingScope(scope -> Subtree.of(scope, c.ORGANIZATION_ID, c.AWARDED_ON))
            .filteredBy(OrganizationFilters.ofFacts(Criteria.on()
                .oneOf("recipientKind", c.RECIPIENT_KIND).personalText("recipient", c.RECIPIENT, Commendations::shown).personalText("address", c.ADDRESS, Commendations::shown).oneOf("form", c.FORM).text("authority", c.AUTHORITY)
                .text("decisionNumber", c.DECISION_NUMBER).range("awardedOn", c.AWARDED_ON).personalText("reason", c.REASON, Commendations::shown).range("meritYear", c.MERIT_YEAR)
                .range("amount", c.AMOUNT), c.ORGANIZATION_ID, c.AWARDED_ON))
            .orderedBy(Orders.by().field("AWARDED_ON", c.AWARDED_ON));
    }

    private static Commendation view(Record line) {
        RecognitionCommendationRecord row = line.into(RECOGNITION_COMMENDATION);
        boolean shown = row.getRecipientKind() == COLLECTIVE || line.get(Listing.IN_SCOPE);
        return new Commendation(row.getId(), row.getRecipientKind(), shown ? row.getRecipient() : null, shown ? row.getAddress() : null, row.getForm(), row.getAuthority(), row.getDecisionNumber(),
            row.getAwardedOn(), shown ? row.getReason() : "", row.getMeritSince(), row.getMeritYear(), row.getDecidedOn(), row.getAmount(), new OrganizationId(row.getOrganizationId()),
            row.getDecidingOrganizationId() == null ? null : new OrganizationId(row.getDecidingOrganizationId()));
    }

    /** Nobody searches for a person whom they would not be shown, nor by what that person did. */
    private static Condition shown(Scope scope) {
        var c = RECOGNITION_COMMENDATION;
        return c.RECIPIENT_KIND.eq(COLLECTIVE).or(Subtree.of(scope, c.ORGANIZATION_ID, c.AWARDED_ON));
    }

    /** Takes over what older books say. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<RecognitionCommendationRecord> take(List<Award> awards) {
        LocalDateTime now = days.now();
        List<RecognitionCommendationRecord> rows = awards.stream().map(award -> RECOGNITION_COMMENDATION.newRecord().setId(Ids.next()).setRecordedAt(now)
            .setOrganizationId(award.organization().value()).setRecipientKind(award.recipientKind()).setRecipient(award.recipient()).setForm(award.form())
            .setAuthority(award.authority()).setDecisionNumber(award.decisionNumber()).setAwardedOn(award.awardedOn()).setReason(award.reason())
            .setState(CommendationState.AWARDED).setOutside(false).setMeritYear(award.awardedOn().getYear())).toList();
        Rows.insert(sql, rows);
        count(rows);
        return rows;
    }

    /** From the day of the award on. @throws vn.khuyenhoc.kernel.Refusal ORGANIZATION_NOT_ACTIVE */
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(List<RecognitionCommendationRecord> awarded) {
        totals.add(AWARDED, awarded.stream().map(row ->
            Delta.begins(row.getOrganizationId(), row.getAwardedOn(), List.of(row.getRecipientKind()), List.of(1L))).toList());
    }

    @Public
    Supplier<Map<Long, CommendationSummary>> summaries(Set<Long> organizations, View view, Reading reading) {
        List<Stage> stages = boundaries.inYear(organizations, view);
        Supplier<Sums> sums = reading.inYear(AWARDED, organizations, stages);
        return () -> summaries(organizations, stages, sums.get());
    }

    private static Map<Long, CommendationSummary> summaries(Set<Long> organizations, List<Stage> stages, Sums sums) {
        return organizations.stream().collect(Collectors.toMap(Function.identity(), o ->
            new CommendationSummary(sums.count(o, 0, COLLECTIVE), sums.count(o, 0, INDIVIDUAL), sums.count(o, 0, FAMILY),
                Stage.anyApportioned(stages, o))));
    }

    /** All, or those of an organization with all that stood below it on the day of the award. */
    Page<Commendation> all(Optional<Integer> year, @Nullable Long within, Condition recipient, PageRequest page) {
        var c = RECOGNITION_COMMENDATION;
        return listing.page(in(year).and(recipient).and(within == null ? noCondition() : Subtree.of(within, c.ORGANIZATION_ID, c.AWARDED_ON)), page);
    }

    /** @param year of the award; empty for all */
    Map<Long, Page<Commendation>> of(Set<Long> organizations, Optional<Integer> year, PageRequest page) {
        return listing.pages(organizations, in(year), page);
    }

    private static Condition in(Optional<Integer> year) {
        return IS_AWARDED.and(year.map(y -> RECOGNITION_COMMENDATION.AWARDED_ON
            .between(LocalDate.of(y, 1, 1), LocalDate.of(y, 12, 31))).orElse(noCondition()));
    }

    List<Commendation> withIds(Collection<Long> ids, Scope scope) {
        var c = RECOGNITION_COMMENDATION;
        List<Long> awarded = sql.select(c.ID).from(c).where(c.ID.in(ids)).and(IS_AWARDED).fetch(c.ID);
        return awarded.isEmpty() ? List.of() : listing.withIds(awarded, scope);
    }

    List<Commendation> inOrder(List<Long> ids, Scope scope) {
        return withIds(ids, scope).stream().sorted(Comparator.comparing(one -> ids.indexOf(one.key()))).toList();
    }
}
