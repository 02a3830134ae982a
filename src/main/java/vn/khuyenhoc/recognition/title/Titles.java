package vn.khuyenhoc.recognition.title;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_DECISION;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_TOTAL;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.census.Stock;
import vn.khuyenhoc.organization.tree.Composition;
import vn.khuyenhoc.organization.tree.KeptTotal;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.OrganizationFilters;
import vn.khuyenhoc.organization.tree.Reading;
import vn.khuyenhoc.organization.tree.Subtree;
import vn.khuyenhoc.organization.tree.Sums;
import vn.khuyenhoc.recognition.TitleKind;

/** The titles, listed and counted as of a day. */
@Repository
class Titles {
    static final KeptTotal RECOGNISED = KeptTotal.stock(RECOGNITION_TITLE, RECOGNITION_TITLE_TOTAL)
        .by(RECOGNITION_TITLE_TOTAL.KIND, RECOGNITION_TITLE.KIND)
        .adding(RECOGNITION_TITLE_TOTAL.RECOGNISED, inline(1L));

    private final Days days;
    private final KeptTotals totals;
    private final Listing<Title> listing;

    Titles(DSLContext sql, Days days, KeptTotals totals) {
        this.days = days;
        this.totals = totals;
        totals.keep(RECOGNISED);
        var t = RECOGNITION_TITLE;
        this.listing = new Listing<>(sql, t, t.ID, t.ORGANIZATION_ID,
            t.leftJoin(RECOGNITION_DECISION).on(RECOGNITION_DECISION.ID.eq(t.DECISION_ID)).and(Valid.known(RECOGNITION_DECISION)),
            List.of(t.ID, t.KIND, t.HOLDER, t.ADDRESS, t.VALID_FROM, t.VALID_TO, t.ENDED_BY, t.END_REASON, RECOGNITION_DECISION.NUMBER, t.ORGANIZATION_ID), Titles::view)
            .tellingScope(this::seen)
            .filteredBy(OrganizationFilters.ofFacts(Criteria.on()
                .oneOf("kind", t.KIND).personalText("holder", t.HOLDER, this::shown)
                .range("recognisedOn", t.VALID_FROM).range("heldUntil", Valid.end(t)).text("decisionNumber", RECOGNITION_DECISION.NUMBER),
                t.ORGANIZATION_ID, t.VALID_FROM))
            .orderedBy(Orders.by().field("RECOGNISED_ON", t.VALID_FROM).field("HELD_UNTIL", t.VALID_TO));
    }

    private static Title view(Record row) {
        var t = RECOGNITION_TITLE;
        LocalDate to = row.get(t.VALID_TO);
        boolean hidden = HeldTitles.OF_PEOPLE.contains(row.get(t.KIND)) && !row.get(Listing.IN_SCOPE);
        return new Title(row.get(t.ID), row.get(t.KIND), hidden ? null : row.get(t.HOLDER), hidden ? null : row.get(t.ADDRESS),
            row.get(t.VALID_FROM), to.equals(Days.FOREVER) ? null : to, row.get(t.ENDED_BY) == null ? null : TitleEnding.valueOf(row.get(t.ENDED_BY)),
            row.get(Listing.IN_SCOPE) ? row.get(t.END_REASON) : null, row.get(RECOGNITION_DECISION.NUMBER),
            new OrganizationId(row.get(t.ORGANIZATION_ID)));
    }

    /** By whoever had the organization in their scope when it recognised, or has it today: the heir keeps what is left of one that has ended. */
    private Condition seen(Scope scope) {
        var t = RECOGNITION_TITLE;
        return Subtree.of(scope, t.ORGANIZATION_ID, t.VALID_FROM).or(Subtree.of(scope, t.ORGANIZATION_ID, val(days.today())));
    }

    /** Nobody searches for a person whom they would not be shown. */
    private Condition shown(Scope scope) {
        return RECOGNITION_TITLE.KIND.notIn(HeldTitles.OF_PEOPLE).or(seen(scope));
    }

    /** Held on a day, by kind; every kind is named, in the order of {@link TitleKind}. */
    @Public
    Map<Long, List<TitleCount>> counts(Set<Long> organizations, LocalDate day, Composition made) {
        return counts(organizations, day, made, totals.reading()).get();
    }

    /** The same of what is read together with other figures. */
    @Public
    Supplier<Map<Long, List<TitleCount>>> counts(Set<Long> organizations, LocalDate day, Composition made, Reading reading) {
        Supplier<Sums> sums = reading.asOf(RECOGNISED, organizations, day, made);
        return () -> organizations.stream().collect(Collectors.toMap(Function.identity(), o -> Arrays.stream(TitleKind.values())
            .map(kind -> new TitleCount(kind, sums.get().count(o, 0, kind))).toList()));
    }

    Page<Title> heldOn(LocalDate day, @Nullable Long within, @Nullable TitleKind kind, PageRequest page) {
        Condition where = Valid.on(RECOGNITION_TITLE, day)
            .and(kind == null ? noCondition() : RECOGNITION_TITLE.KIND.eq(kind))
            .and(within == null ? noCondition() : Subtree.of(within, RECOGNITION_TITLE.ORGANIZATION_ID, day));
        return listing.page(where, page);
    }

    /** The titles as figures count them. */
    <D extends Enum<D>> Stock<D> counted(PageRequest page, D kind) {
        var t = RECOGNITION_TITLE;
        Table<?> from = page.where().isEmpty() ? t : t.join(RECOGNITION_DECISION).on(RECOGNITION_DECISION.ID.eq(t.DECISION_ID)).and(Valid.known(RECOGNITION_DECISION));
        return Stock.<D>of(from, t, t.ORGANIZATION_ID).shown(listing.matching(noCondition(), page))
            .came(noCondition()).went(noCondition()).by(kind, t.KIND).kept(RECOGNISED, List.of(kind));
    }

    Map<Long, Page<Title>> of(Set<Long> organizations, LocalDate day, PageRequest page) {
        return listing.pages(organizations, Valid.on(RECOGNITION_TITLE, day), page);
    }

    List<Title> withIds(Collection<Long> ids, Scope scope) {
        return listing.withIds(ids, scope);
    }
}
