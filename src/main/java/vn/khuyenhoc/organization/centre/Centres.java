package vn.khuyenhoc.organization.centre;

import static org.jooq.impl.DSL.inline;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE_STAFF;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE_STAFF_TOTAL;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE_TOTAL;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.CentreLevel;
import vn.khuyenhoc.organization.StaffRole;
import vn.khuyenhoc.organization.tree.KeptTotal;
import vn.khuyenhoc.organization.tree.KeptTotals;

/** The learning centres, listed and counted as of a day. */
@Repository
class Centres {
    static final KeptTotal CENTRES = KeptTotal.stock(ORGANIZATION_CENTRE, ORGANIZATION_CENTRE_TOTAL)
        .by(ORGANIZATION_CENTRE_TOTAL.LEVEL, ORGANIZATION_CENTRE.LEVEL)
        .adding(ORGANIZATION_CENTRE_TOTAL.CENTRES, inline(1L));
    static final KeptTotal STAFF = KeptTotal.stock(ORGANIZATION_CENTRE_STAFF, ORGANIZATION_CENTRE_STAFF_TOTAL)
        .by(ORGANIZATION_CENTRE_STAFF_TOTAL.ROLE, ORGANIZATION_CENTRE_STAFF.ROLE)
        .adding(ORGANIZATION_CENTRE_STAFF_TOTAL.STAFF, inline(1L));

    private final KeptTotals totals;
    private final Listing<LearningCentre> listing;

    Centres(DSLContext sql, KeptTotals totals) {
        this.totals = totals;
        totals.keep(CENTRES);
        totals.keep(STAFF);
        var c = ORGANIZATION_CENTRE;
        this.listing = new Listing<>(sql, c, c.ID, c.ORGANIZATION_ID, c, List.of(c.ID, c.LEVEL, c.NAME, c.VALID_FROM),
            row -> new LearningCentre(row.get(c.ID), row.get(c.LEVEL), row.get(c.NAME), row.get(c.VALID_FROM)))
            .filteredBy(Criteria.on().oneOf("level", c.LEVEL).text("name", c.NAME).range("openedOn", c.VALID_FROM))
            .orderedBy(Orders.by().field("NAME", c.NAME).field("OPENED_ON", c.VALID_FROM));
    }

    @Public
    Map<Long, LearningCentreSummary> summaries(Set<Long> organizations, LocalDate day) {
        var centres = totals.asOf(CENTRES, organizations, day);
        var staff = totals.asOf(STAFF, organizations, day);
        Map<Long, LearningCentreSummary> summaries = new HashMap<>();
        for (long o : organizations) {
            summaries.put(o, new LearningCentreSummary(
                centres.count(o, 0, CentreLevel.COMMUNE), centres.count(o, 0, CentreLevel.VILLAGE),
                staff.count(o, 0, StaffRole.MANAGER), staff.count(o, 0, StaffRole.SECONDED_TEACHER), staff.count(o, 0, StaffRole.COLLABORATOR)));
        }
        return summaries;
    }

    Map<Long, Page<LearningCentre>> of(Set<Long> organizations, LocalDate day, PageRequest page) {
        return listing.pages(organizations, Valid.on(ORGANIZATION_CENTRE, day), page);
    }

    List<LearningCentre> withIds(Collection<Long> ids, Scope scope) {
        return listing.withIds(ids, scope);
    }
}
