package vn.khuyenhoc.organization.teaching;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE_CLASS;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE_CLASS_TOTAL;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.centre.HeldClasses.Held;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationCentreClassRecord;
import vn.khuyenhoc.organization.tree.KeptTotal;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.Reading;
import vn.khuyenhoc.organization.tree.Stage;
import vn.khuyenhoc.organization.tree.Sums;

/** The classes of learning centres, listed and counted; a class counts on the day on which it ended. */
@Repository
class Classes {
    /** Measures: classes, turns of learners. */
    static final KeptTotal HELD = KeptTotal.flow(ORGANIZATION_CENTRE_CLASS, ORGANIZATION_CENTRE_CLASS.HELD_TO, ORGANIZATION_CENTRE_CLASS_TOTAL)
        .adding(ORGANIZATION_CENTRE_CLASS_TOTAL.CLASSES, inline(1L))
        .adding(ORGANIZATION_CENTRE_CLASS_TOTAL.LEARNER_TURNS, ORGANIZATION_CENTRE_CLASS.LEARNER_TURNS);

    private final KeptTotals totals;
    private final Listing<CentreClass> listing;

    Classes(DSLContext sql, KeptTotals totals) {
        this.totals = totals;
        totals.keep(HELD);
        var c = ORGANIZATION_CENTRE_CLASS;
        this.listing = new Listing<>(sql, c, c.ID, c.CENTRE_ID, c, List.of(c.fields()), Classes::view)
            .filteredBy(Criteria.on().text("topic", c.TOPIC).range("heldFrom", c.HELD_FROM).range("heldTo", c.HELD_TO)
                .range("learnerTurns", c.LEARNER_TURNS))
            .orderedBy(Orders.by().field("HELD_TO", c.HELD_TO).field("LEARNER_TURNS", c.LEARNER_TURNS));
    }

    private static CentreClass view(Record row) {
        OrganizationCentreClassRecord held = row.into(ORGANIZATION_CENTRE_CLASS);
        return new CentreClass(held.getId(), held.getTopic(), held.getHeldFrom(), held.getHeldTo(), held.getLearnerTurns().intValue(),
            Version.of(held.getRecordedAt()), held.getCentreId(), held.getHeldTo());
    }

    Map<Long, Page<CentreClass>> of(Set<Long> centres, Optional<Integer> year, PageRequest page) {
        return listing.pages(centres, year.map(y -> ORGANIZATION_CENTRE_CLASS.HELD_TO.between(LocalDate.of(y, 1, 1), LocalDate.of(y, 12, 31)))
            .orElse(noCondition()), page);
    }

    List<CentreClass> withIds(Collection<Long> ids, Scope scope) {
        return listing.withIds(ids, scope);
    }

    @Public
    Supplier<Map<Long, Held>> inYear(Set<Long> organizations, List<Stage> stages, Reading reading) {
        Supplier<Sums> sums = reading.inYear(HELD, organizations, stages);
        return () -> {
            Map<Long, Held> held = new HashMap<>();
            organizations.forEach(o -> held.put(o, new Held(sums.get().count(o, 0), sums.get().of(o, 1))));
            return held;
        };
    }
}
