package vn.khuyenhoc.fund.grant;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_EARMARK;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.fund.GrantPurpose;
import vn.khuyenhoc.fund.GrantState;
import vn.khuyenhoc.fund.earmark.Earmarks;
import vn.khuyenhoc.fund.grant.Grant.Hands;
import vn.khuyenhoc.fund.jooq.tables.records.FundGrantRecord;
import vn.khuyenhoc.fund.recipient.DistinctRecipients;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.OrganizationFilters;
import vn.khuyenhoc.organization.tree.Subtree;

/** The rounds, listed: those that were paid for everybody, others, and those of few people by name, for those who may read what is not public of the organization. */
@Repository
public class Grants {
    private static final Condition PAID = FUND_GRANT.STATE.in(GrantState.PUBLISHED);
    /** Whoever knows one of so few would read in title and amount what that one received, and why, whether there is a list or not. What goes with a commendation is named by us. */
    private static final Condition OF_MANY = FUND_GRANT.TURNS.ge((long) DistinctRecipients.FEWEST).or(FUND_GRANT.LISTED.isFalse().and(FUND_GRANT.TITLE.eq(AwardRounds.TITLE)));

    private final Listing<Grant> listing;
    private final Listing<Grant> byEarmark;
    /** Of few people too: the law wants all that was spent in the sums. */
    private final Listing<Grant> addedUp;

    Grants(DSLContext sql) {
        this.listing = listing(FUND_GRANT.ORGANIZATION_ID, PAID.and(OF_MANY), sql);
        this.byEarmark = listing(FUND_GRANT.EARMARK_ID, PAID.and(OF_MANY), sql);
        this.addedUp = listing(FUND_GRANT.ORGANIZATION_ID, PAID, sql);
    }

    private static Listing<Grant> listing(Field<Long> parent, Condition published, DSLContext sql) {
        var g = FUND_GRANT;
        return new Listing<>(sql, g, g.ID, parent, g, List.of(g.fields()), Grants::view)
            .personalUnless(published, Grants::within)
            .filteredBy(OrganizationFilters.naming(OrganizationFilters.ofFacts(Criteria.on()
                .oneOf("purpose", g.PURPOSE).personalText("title", g.TITLE, Grants::shown).personalText("decisionNumber", g.DECISION_NUMBER, Grants::shown)
                .oneOf("state", g.STATE).range("paidOn", g.PAID_ON).personalRange("turns", g.TURNS, Grants::shown).personalRange("amount", g.AMOUNT, Grants::shown)
                .personalFlag("listed", g.LISTED.isTrue(), Grants::shown).personalFlag("inKind", g.IN_KIND.isTrue(), Grants::shown)
                .personalFlag("earmarked", g.EARMARK_ID.isNotNull(), Grants::shown),
                g.ORGANIZATION_ID, g.PAID_ON), "beneficiary", g.FOR_ORGANIZATION_ID, g.PAID_ON, Grants::shown)
                .personallyRelated("earmark", Earmarks.filter(), Grants::shown,
                    wanted -> exists(selectOne().from(FUND_EARMARK).where(FUND_EARMARK.ID.eq(g.EARMARK_ID)).and(wanted))))
            .orderedBy(Orders.by().field("PAID_ON", g.PAID_ON).field("AMOUNT", g.AMOUNT).field("TURNS", g.TURNS));
    }

    private static Condition within(Scope scope) {
        return Subtree.of(scope, FUND_GRANT.ORGANIZATION_ID, FUND_GRANT.PAID_ON);
    }

    /** Nobody picks one round of few people out of a sum by what they would not be shown of it. */
    private static Condition shown(Scope scope) {
        return OF_MANY.or(within(scope));
    }

    private static Grant view(Record row) {
        FundGrantRecord g = row.into(FUND_GRANT);
        boolean seen = row.get(Listing.IN_SCOPE);
        int turns = Math.toIntExact(g.getTurns());
        return new Grant(g.getId(), g.getPurpose(), g.getTitle(), g.getDecisionNumber(), g.getState(), g.getApprovedOn(), g.getPaidOn(), g.getPostedOn(),
            g.getAcknowledgedOn(), g.getEndedOn(), seen ? g.getReason() : null, turns, g.getAmount(), g.getListed(),
            g.getListed() ? Integer.valueOf(turns) : null,
            g.getInKind(), g.getEarmarkId(), g.getForOrganizationId() == null ? null : new OrganizationId(g.getForOrganizationId()),
            seen ? new Hands(g.getEnteredBy(), g.getEditedBy(), g.getApprovedBy()) : Hands.NOBODY,
            Version.of(g.getRecordedAt()), new OrganizationId(g.getOrganizationId()));
    }

    Page<Grant> all(Optional<Integer> year, @Nullable GrantPurpose purpose, @Nullable Long within, PageRequest page) {
        return listing.page(in(year).and(purpose == null ? noCondition() : FUND_GRANT.PURPOSE.eq(purpose))
            .and(within == null ? noCondition() : Subtree.of(within, FUND_GRANT.ORGANIZATION_ID, FUND_GRANT.PAID_ON)), page);
    }

    Map<Long, Page<Grant>> of(Set<Long> organizations, Optional<Integer> year, PageRequest page) {
        return listing.pages(organizations, in(year), page);
    }

    /** The rounds that are added up for whom asks so: those of few people, whom no list shows outside their scope, are part of every sum. */
    public Condition matching(PageRequest asked) {
        return addedUp.matching(noCondition(), asked);
    }

    /** Those that earmarks are to pay, or have paid. */
    Map<Long, Page<Grant>> paidBy(Set<Long> earmarks, PageRequest page) {
        return byEarmark.pages(earmarks, noCondition(), page);
    }

    /** By the day that counts, or is planned. */
    private static Condition in(Optional<Integer> year) {
        return year.map(y -> coalesce(FUND_GRANT.POSTED_ON, FUND_GRANT.PAID_ON).between(LocalDate.of(y, 1, 1), LocalDate.of(y, 12, 31))).orElse(noCondition());
    }

    List<Grant> withIds(Collection<Long> ids, Scope scope) {
        return listing.withIds(ids, scope);
    }
}
