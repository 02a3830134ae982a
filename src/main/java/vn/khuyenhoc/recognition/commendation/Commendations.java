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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
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
import vn.khuyenhoc.organization.tree.Boundaries;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotal;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.Stage;
import vn.khuyenhoc.organization.tree.Subtree;
import vn.khuyenhoc.organization.tree.View;
import vn.khuyenhoc.recognition.CommendationRegister;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCommendationRecord;

/** The commendations, recorded, listed and counted. */
@Repository
class Commendations implements CommendationRegister {
    private static final KeptTotal AWARDED =
        KeptTotal.flow(RECOGNITION_COMMENDATION, RECOGNITION_COMMENDATION.AWARDED_ON, RECOGNITION_COMMENDATION_TOTAL)
            .by(RECOGNITION_COMMENDATION_TOTAL.RECIPIENT_KIND, RECOGNITION_COMMENDATION.RECIPIENT_KIND)
            .adding(RECOGNITION_COMMENDATION_TOTAL.AWARDED, inline(1L));

    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;
    private final Boundaries boundaries;
    private final CommendationMapper mapper;
    private final Listing<Commendation> listing;

    Commendations(DSLContext sql, Days days, KeptTotals totals, Boundaries boundaries, CommendationMapper mapper) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
        this.boundaries = boundaries;
        this.mapper = mapper;
        totals.keep(AWARDED);
        var c = RECOGNITION_COMMENDATION;
        this.listing = new Listing<>(sql, c, c.ID, c.ORGANIZATION_ID, c, List.of(c.fields()), line -> {
            RecognitionCommendationRecord row = line.into(c);
            return mapper.view(row, row.getRecipientKind() == COLLECTIVE || line.get(Listing.IN_SCOPE) ? row.getRecipient() : null);
        })
            .tellingScope(scope -> Subtree.of(scope, c.ORGANIZATION_ID, c.AWARDED_ON))
            .filteredBy(Criteria.on()
                .oneOf("recipientKind", c.RECIPIENT_KIND).oneOf("form", c.FORM).text("authority", c.AUTHORITY)
                .text("decisionNumber", c.DECISION_NUMBER).range("awardedOn", c.AWARDED_ON).text("reason", c.REASON))
            .orderedBy(Orders.by().field("AWARDED_ON", c.AWARDED_ON));
    }

    @Override
    @Transactional
    public void award(List<Award> awards) {
        LocalDateTime now = days.now();
        Rows.insert(sql, awards.stream().map(award -> mapper.row(award, Ids.next(), now)).toList());
        totals.add(AWARDED, awards.stream().map(award ->
            Delta.begins(award.organization().value(), award.awardedOn(), List.of(award.recipientKind()), List.of(1L))).toList());
    }

    @Public
    Map<Long, CommendationSummary> summaries(Set<Long> organizations, View view) {
        List<Stage> stages = boundaries.inYear(organizations, view);
        var sums = totals.inYear(AWARDED, organizations, stages);
        return organizations.stream().collect(Collectors.toMap(Function.identity(), o ->
            new CommendationSummary(sums.count(o, 0, COLLECTIVE), sums.count(o, 0, INDIVIDUAL), sums.count(o, 0, FAMILY),
                Stage.anyApportioned(stages, o))));
    }

    /** @param year of the award; empty for all */
    Map<Long, Page<Commendation>> of(Set<Long> organizations, Optional<Integer> year, PageRequest page) {
        return listing.pages(organizations, year.map(y -> RECOGNITION_COMMENDATION.AWARDED_ON
            .between(LocalDate.of(y, 1, 1), LocalDate.of(y, 12, 31))).orElse(noCondition()), page);
    }

    List<Commendation> withIds(Collection<Long> ids, Scope scope) {
        return listing.withIds(ids, scope);
    }
}
