package vn.khuyenhoc.recognition.commendation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.jooq.impl.DSL.noCondition;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_COMMENDATION;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_COMMENDATION_STEP;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.Condition;
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
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.OrganizationFilters;
import vn.khuyenhoc.organization.tree.Subtree;
import vn.khuyenhoc.recognition.commendation.CommendationCase.Decided;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCommendationRecord;

/** The cases, listed to those in whose organizations they were nominated or lie. */
@Repository
class Cases {
    private final DSLContext sql;
    private final Days days;
    private final Listing<CommendationCase> listing;

    Cases(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
        var c = RECOGNITION_COMMENDATION;
        this.listing = new Listing<>(sql, c, c.ID, c.HOLDER_ID, c, List.of(c.fields()), Cases::view)
            .personal(scope -> c.HOLDER_ID.isNotNull().and(Subtree.of(scope, c.ORGANIZATION_ID, c.STEP_ON).or(Subtree.of(scope, c.HOLDER_ID, c.STEP_ON))))
            .filteredBy(OrganizationFilters.ofFacts(OrganizationFilters.ofFacts(Criteria.on()
                .oneOf("state", c.STATE).oneOf("recipientKind", c.RECIPIENT_KIND).text("recipient", c.RECIPIENT).text("address", c.ADDRESS).oneOf("form", c.FORM)
                .text("authority", c.AUTHORITY).text("reason", c.REASON).range("meritYear", c.MERIT_YEAR).range("stepOn", c.STEP_ON)
                .text("decisionNumber", c.DECISION_NUMBER).range("decidedOn", c.DECIDED_ON).range("amount", c.AMOUNT),
                c.ORGANIZATION_ID, c.STEP_ON), "desk", c.HOLDER_ID, c.STEP_ON))
            .orderedBy(Orders.by().field("STEP_ON", c.STEP_ON).field("RECIPIENT", c.RECIPIENT).field("MERIT_YEAR", c.MERIT_YEAR));
    }

    private static CommendationCase view(Record line) {
        RecognitionCommendationRecord row = line.into(RECOGNITION_COMMENDATION);
        Decided decision = row.getDecidedOn() == null ? null
            : new Decided(row.getDecisionNumber(), row.getDecidedOn(), row.getSigner(), row.getAmount(), organization(row.getDecidingOrganizationId()));
        return new CommendationCase(row.getId(), row.getState(), row.getRecipientKind(), row.getRecipient(), organization(row.getRecipientOrganizationId()),
            row.getAddress(), row.getForm(), row.getAuthority(), row.getReason(), row.getMeritSince(), row.getMeritYear(), row.getStepOn(), row.getOutside(),
            row.getAwardedOn(), row.getRefusalReason(), new OrganizationId(row.getOrganizationId()), new OrganizationId(row.getHolderId()), decision,
            Version.of(row.getRecordedAt()));
    }

    private static @Nullable OrganizationId organization(@Nullable Long key) {
        return key == null ? null : new OrganizationId(key);
    }

    /** All, or those that were nominated or lie, by today's tree, in an organization or in one below it. */
    Page<CommendationCase> all(@Nullable Long within, Condition recipient, PageRequest page) {
        var c = RECOGNITION_COMMENDATION;
        return listing.page(recipient.and(within == null ? noCondition()
            : Subtree.of(within, c.ORGANIZATION_ID, days.today()).or(Subtree.of(within, c.HOLDER_ID, days.today()))), page);
    }

    Map<Long, Page<CommendationCase>> at(Set<Long> desks, PageRequest page) {
        return listing.pages(desks, noCondition(), page);
    }

    List<CommendationCase> withIds(Collection<Long> ids, Scope scope) {
        return listing.withIds(ids, scope);
    }

    CommendationCase shown(long id, Scope scope) {
        return withIds(List.of(id), scope).getFirst();
    }

    /** By case, the oldest first; for whoever is shown the cases. */
    @Public
    Map<Long, List<CommendationStep>> steps(Collection<Long> cases) {
        var s = RECOGNITION_COMMENDATION_STEP;
        return sql.selectFrom(s).where(Keys.in(s.COMMENDATION_ID, cases)).orderBy(s.COMMENDATION_ID, s.ID).fetch().stream().collect(groupingBy(row -> row.getCommendationId(),
            mapping(row -> new CommendationStep(row.getState(), row.getOnDay(), row.getTakenBy(), row.getRecordedAt(), new OrganizationId(row.getOrganizationId())), toList())));
    }
}
