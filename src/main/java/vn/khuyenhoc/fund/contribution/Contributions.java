package vn.khuyenhoc.fund.contribution;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION_TOTAL;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_DONOR;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_EARMARK;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_EARMARK_PERSON;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_FULFILMENT;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.fund.EarmarkTerms;
import vn.khuyenhoc.fund.ForeignMoney;
import vn.khuyenhoc.fund.jooq.tables.records.FundContributionRecord;
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
import vn.khuyenhoc.organization.tree.FactsOfOrganizations;
import vn.khuyenhoc.organization.tree.KeptTotal;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.KeptTotals.Monthly;
import vn.khuyenhoc.organization.tree.Reading;
import vn.khuyenhoc.organization.tree.Stage;
import vn.khuyenhoc.organization.tree.Subtree;
import vn.khuyenhoc.organization.tree.Sums;

/** The contributions, listed and added up. */
@Repository
public class Contributions {
    /** What is earmarked for no purpose. */
    public static final String ANY = "ANY";

    /** By the purpose that a donor gave for, or {@link #ANY}. Measures: money raised, number of contributions. */
    static final KeptTotal RAISED = KeptTotal.flow(FUND_CONTRIBUTION, FUND_CONTRIBUTION.POSTED_ON, FUND_CONTRIBUTION_TOTAL)
        .by(FUND_CONTRIBUTION_TOTAL.EARMARKED_FOR, FUND_CONTRIBUTION.EARMARKED_FOR)
        .adding(FUND_CONTRIBUTION_TOTAL.RAISED, FUND_CONTRIBUTION.AMOUNT)
        .adding(FUND_CONTRIBUTION_TOTAL.CONTRIBUTIONS, when(FUND_CONTRIBUTION.REVERSAL_OF.isNull(), 1L).otherwise(-1L));

    private static final String[] OF_DONORS = {"donorKind", "donorName"};
    private static final Field<Boolean> NAMES_PEOPLE = field(forPeople()).as("names_people");

    private final DSLContext sql;
    private final KeptTotals totals;
    private final Listing<Contribution> listing;
    private final Listing<Contribution> byPledge;

    Contributions(DSLContext sql, KeptTotals totals, FactsOfOrganizations ofOrganizations) {
        this.sql = sql;
        this.totals = totals;
        totals.keep(RAISED);
        var c = FUND_CONTRIBUTION;
        var f = FUND_FULFILMENT;
        this.listing = listing(c, c.ID, c.ORGANIZATION_ID, c, ofOrganizations).filteredByFacts(OF_DONORS);
        this.byPledge = listing(f, f.CONTRIBUTION_ID, f.PLEDGE_ID, f.join(c).on(c.ID.eq(f.CONTRIBUTION_ID)), ofOrganizations);
    }

    private Listing<Contribution> listing(Table<?> facts, Field<Long> id, Field<Long> parent, Table<?> contributions, FactsOfOrganizations ofOrganizations) {
        var c = FUND_CONTRIBUTION;
        return new Listing<>(sql, facts, id, parent,
            contributions.leftJoin(FUND_DONOR).on(FUND_DONOR.ID.eq(c.DONOR_ID)).and(Valid.known(FUND_DONOR)),
            List.of(c.ID, c.KIND, c.AMOUNT, c.CURRENCY, c.FOREIGN_AMOUNT, c.RATE, c.RECEIVED_ON, c.POSTED_ON, c.RECEIPT_YEAR, c.RECEIPT, c.DESCRIPTION, c.VALUED_BY,
                c.REVERSAL_OF, c.REASON, NAMES_PEOPLE, FUND_DONOR.ID, FUND_DONOR.KIND, FUND_DONOR.NAME, FUND_DONOR.ANONYMOUS, c.ORGANIZATION_ID),
            Contributions::view)
            .tellingScope(scope -> Subtree.of(scope, c.ORGANIZATION_ID, c.RECEIVED_ON))
            .filteredBy(ofOrganizations.filteredLate(Criteria.on()
                .oneOf("kind", c.KIND).range("amount", c.AMOUNT).range("receivedOn", c.RECEIVED_ON).personalText("description", c.DESCRIPTION, Contributions::describes)
                .oneOf("donorKind", FUND_DONOR.KIND).personalText("donorName", FUND_DONOR.NAME, Contributions::names),
                c.ORGANIZATION_ID, c.RECEIVED_ON))
            .orderedBy(Orders.by().field("RECEIVED_ON", c.RECEIVED_ON).field("AMOUNT", c.AMOUNT));
    }

    private static Contribution view(Record row) {
        boolean seen = row.get(Listing.IN_SCOPE);
        return view(row, seen, row.get(NAMES_PEOPLE), Donor.of(row.get(FUND_DONOR.ID), row.get(FUND_DONOR.KIND), row.get(FUND_DONOR.NAME), row.get(FUND_DONOR.ANONYMOUS), seen));
    }

    /** As {@link #withIds} would show it to whoever has just written it, within whose scope it therefore is. */
    static Contribution written(FundContributionRecord row, Donor donor) {
        return view(row, true, false, donor);
    }

    private static Contribution view(Record row, boolean seen, boolean namesPeople, Donor donor) {
        var c = FUND_CONTRIBUTION;
        return new Contribution(row.get(c.ID), row.get(c.KIND), row.get(c.AMOUNT), foreign(row), row.get(c.RECEIVED_ON), row.get(c.POSTED_ON),
            row.get(c.RECEIPT) == null ? null : row.get(c.RECEIPT) + "/" + row.get(c.RECEIPT_YEAR), seen || !namesPeople ? row.get(c.DESCRIPTION) : null,
            seen ? row.get(c.VALUED_BY) : null, row.get(c.REVERSAL_OF), seen ? row.get(c.REASON) : null,
            donor,
            new OrganizationId(row.get(c.ORGANIZATION_ID)));
    }

    private static @Nullable ForeignMoney foreign(Record row) {
        var c = FUND_CONTRIBUTION;
        return row.get(c.CURRENCY) == null ? null : new ForeignMoney(row.get(c.CURRENCY), row.get(c.FOREIGN_AMOUNT), row.get(c.RATE));
    }

    static String earmarkedFor(@Nullable EarmarkTerms terms) {
        return terms == null || terms.purpose() == null ? ANY : terms.purpose().name();
    }

    private static Condition describes(Scope scope) {
        var c = FUND_CONTRIBUTION;
        return forPeople().not().or(Subtree.of(scope, c.ORGANIZATION_ID, c.RECEIVED_ON));
    }

    /** Whether it is for people by name, or takes such a one back, saying the same: what is said of it may name them too. */
    private static Condition forPeople() {
        return exists(selectOne().from(FUND_EARMARK).join(FUND_EARMARK_PERSON).on(FUND_EARMARK_PERSON.EARMARK_ID.eq(FUND_EARMARK.ID))
            .where(FUND_EARMARK.CONTRIBUTION_ID.eq(coalesce(FUND_CONTRIBUTION.REVERSAL_OF, FUND_CONTRIBUTION.ID))));
    }

    /** Nobody searches for a donor whom they would not be shown. */
    private static Condition names(Scope scope) {
        return FUND_DONOR.ANONYMOUS.isFalse().and(FUND_DONOR.KIND.notIn(DonorKind.PERSONS)
            .or(Subtree.of(scope, FUND_CONTRIBUTION.ORGANIZATION_ID, FUND_CONTRIBUTION.RECEIVED_ON)));
    }

    /** Money raised (measure 0) and number of contributions (measure 1) in the stages of a year, by purpose. */
    @Public
    public Sums raised(Set<Long> organizations, List<Stage> year) {
        return raised(organizations, year, totals.reading()).get();
    }

    /** The same of what is read together with other figures. */
    @Public
    public Supplier<Sums> raised(Set<Long> organizations, List<Stage> year, Reading reading) {
        return reading.inYear(RAISED, organizations, year);
    }

    /** The same of whole months, by purpose or {@link #ANY}, under an organization or of all there are; the tree is that of each day. */
    @Public
    public List<Monthly> raisedByMonth(@Nullable Long within, int from, int to) {
        return totals.byMonth(RAISED, within, from, to);
    }

    /** Whether a filter asks something of who gave. */
    public static boolean asksOfDonors(Map<?, ?> filter) {
        return Criteria.asks(filter, OF_DONORS);
    }

    /** The contributions, joined with their donors if the filter asks of them, that the list of all shows to whom asks so. */
    public Condition matching(PageRequest asked) {
        return listing.matching(noCondition(), asked);
    }

    Page<Contribution> received(Optional<Integer> year, @Nullable Long within, PageRequest page) {
        return listing.pageOfMany(in(year).and(within == null ? noCondition()
            : Subtree.of(within, FUND_CONTRIBUTION.ORGANIZATION_ID, FUND_CONTRIBUTION.RECEIVED_ON)), page);
    }

    Map<Long, Page<Contribution>> of(Set<Long> organizations, Optional<Integer> year, PageRequest page) {
        return listing.pages(organizations, in(year), page);
    }

    /** Those that fulfil pledges, by these. */
    public Map<Long, Page<Contribution>> fulfilling(Set<Long> pledges, PageRequest page) {
        return byPledge.pages(pledges, noCondition(), page);
    }

    private static Condition in(Optional<Integer> year) {
        return year.map(y -> FUND_CONTRIBUTION.POSTED_ON.between(LocalDate.of(y, 1, 1), LocalDate.of(y, 12, 31))).orElse(noCondition());
    }

    public List<Contribution> withIds(Collection<Long> ids, Scope scope) {
        return listing.withIds(ids, scope);
    }

    /** The contributions that took these back, by theirs. */
    @Public
    Map<Long, Long> reversals(Collection<Long> ids) {
        return sql.select(FUND_CONTRIBUTION.REVERSAL_OF, FUND_CONTRIBUTION.ID).from(FUND_CONTRIBUTION).where(Keys.in(FUND_CONTRIBUTION.REVERSAL_OF, ids))
            .fetchMap(FUND_CONTRIBUTION.REVERSAL_OF, FUND_CONTRIBUTION.ID);
    }

    /** For whoever has asked whether the caller may. */
    @Public
    @Nullable FundContributionRecord row(long id) {
        return sql.fetchOne(FUND_CONTRIBUTION, FUND_CONTRIBUTION.ID.eq(id));
    }
}
