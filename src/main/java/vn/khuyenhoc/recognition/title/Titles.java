package vn.khuyenhoc.recognition.title;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_DECISION;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_TOTAL;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.PersonalData;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.KeptTotal;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.Subtree;
import vn.khuyenhoc.recognition.TitleKind;

/** The titles, listed and counted as of a day. */
@Repository
class Titles {
    static final KeptTotal RECOGNISED = KeptTotal.stock(RECOGNITION_TITLE, RECOGNITION_TITLE_TOTAL)
        .by(RECOGNITION_TITLE_TOTAL.KIND, RECOGNITION_TITLE.KIND)
        .adding(RECOGNITION_TITLE_TOTAL.RECOGNISED, inline(1L));

    private final KeptTotals totals;
    private final PersonalData personalData;
    private final Listing<Title> listing;

    Titles(DSLContext sql, KeptTotals totals, PersonalData personalData) {
        this.totals = totals;
        this.personalData = personalData;
        totals.keep(RECOGNISED);
        var t = RECOGNITION_TITLE;
        this.listing = new Listing<>(sql, t, t.ID, t.ORGANIZATION_ID,
            t.join(RECOGNITION_DECISION).on(RECOGNITION_DECISION.ID.eq(t.DECISION_ID)).and(Valid.known(RECOGNITION_DECISION)),
            List.of(t.ID, t.KIND, t.HOLDER, t.VALID_FROM, t.VALID_TO, RECOGNITION_DECISION.NUMBER, t.ORGANIZATION_ID), this::view);
    }

    private Title view(Record row) {
        var t = RECOGNITION_TITLE;
        LocalDate to = row.get(t.VALID_TO);
        boolean ofPeople = row.get(t.KIND) == TitleKind.LEARNING_FAMILY || row.get(t.KIND) == TitleKind.LEARNING_CITIZEN;
        return new Title(row.get(t.ID), row.get(t.KIND), ofPeople ? personalData.name(row.get(t.HOLDER)) : row.get(t.HOLDER),
            row.get(t.VALID_FROM), to.equals(Days.FOREVER) ? null : to, row.get(RECOGNITION_DECISION.NUMBER),
            new OrganizationId(row.get(t.ORGANIZATION_ID)));
    }

    /** Held on a day, by kind; every kind is named, in the order of {@link TitleKind}. */
    Map<Long, List<TitleCount>> counts(Set<Long> organizations, LocalDate day) {
        var sums = totals.asOf(RECOGNISED, organizations, day);
        return organizations.stream().collect(Collectors.toMap(Function.identity(), o -> Arrays.stream(TitleKind.values())
            .map(kind -> new TitleCount(kind, sums.count(o, 0, kind))).toList()));
    }

    Page<Title> heldOn(LocalDate day, @Nullable Long within, @Nullable TitleKind kind, PageRequest page) {
        Condition where = Valid.on(RECOGNITION_TITLE, day)
            .and(kind == null ? noCondition() : RECOGNITION_TITLE.KIND.eq(kind))
            .and(within == null ? noCondition() : Subtree.of(within, RECOGNITION_TITLE.ORGANIZATION_ID, day));
        return listing.page(where, page);
    }

    Map<Long, Page<Title>> of(Set<Long> organizations, LocalDate day, PageRequest page) {
        return listing.pages(organizations, Valid.on(RECOGNITION_TITLE, day), page);
    }

    @Nullable Title withId(long key) {
        return listing.withId(key);
    }
}
