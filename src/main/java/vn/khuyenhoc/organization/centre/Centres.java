package vn.khuyenhoc.organization.centre;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;
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
import java.util.function.Supplier;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.CentreLevel;
import vn.khuyenhoc.organization.StaffRole;
import vn.khuyenhoc.organization.centre.HeldClasses.Held;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationCentreRecord;
import vn.khuyenhoc.organization.tree.Boundaries;
import vn.khuyenhoc.organization.tree.Composition;
import vn.khuyenhoc.organization.tree.KeptTotal;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.OrganizationFilters;
import vn.khuyenhoc.organization.tree.Reading;
import vn.khuyenhoc.organization.tree.Stage;
import vn.khuyenhoc.organization.tree.Subtree;
import vn.khuyenhoc.organization.tree.Sums;
import vn.khuyenhoc.organization.tree.View;

/** The learning centres, listed and counted as of a day. */
@Repository
class Centres {
    static final KeptTotal CENTRES = KeptTotal.stock(ORGANIZATION_CENTRE, ORGANIZATION_CENTRE_TOTAL)
        .by(ORGANIZATION_CENTRE_TOTAL.LEVEL, ORGANIZATION_CENTRE.LEVEL)
        .adding(ORGANIZATION_CENTRE_TOTAL.CENTRES, inline(1L));
    static final KeptTotal STAFF = KeptTotal.stock(ORGANIZATION_CENTRE_STAFF, ORGANIZATION_CENTRE_STAFF_TOTAL)
        .by(ORGANIZATION_CENTRE_STAFF_TOTAL.ROLE, ORGANIZATION_CENTRE_STAFF.ROLE)
        .adding(ORGANIZATION_CENTRE_STAFF_TOTAL.STAFF, inline(1L));

    /** A centre on a day. */
    record At(long centre, LocalDate day) {}

    private final DSLContext sql;
    private final HeldClasses classes;
    private final Boundaries boundaries;

    Centres(DSLContext sql, KeptTotals totals, HeldClasses classes, Boundaries boundaries) {
        this.sql = sql;
        this.classes = classes;
        this.boundaries = boundaries;
        totals.keep(CENTRES);
        totals.keep(STAFF);
    }

    @Public
    Supplier<Map<Long, LearningCentreSummary>> summaries(Set<Long> organizations, View view, Reading reading) {
        Composition made = boundaries.of(organizations, view);
        List<Stage> stages = boundaries.inYear(organizations, view);
        Supplier<Sums> centres = reading.asOf(CENTRES, organizations, view.day(), made);
        Supplier<Sums> staff = reading.asOf(STAFF, organizations, view.day(), made);
        Supplier<Map<Long, Held>> held = classes.inYear(organizations, stages, reading);
        return () -> {
            Map<Long, Held> taught = held.get();
            Map<Long, LearningCentreSummary> summaries = new HashMap<>();
            organizations.forEach(o -> summaries.put(o, summary(o, centres.get(), staff.get(), taught.getOrDefault(o, new Held(0, 0)),
                made.apportioned(o) || Stage.anyApportioned(stages, o))));
            return summaries;
        };
    }

    private static LearningCentreSummary summary(long organization, Sums centres, Sums staff, Held held, boolean apportioned) {
        return new LearningCentreSummary(
            centres.count(organization, 0, CentreLevel.COMMUNE), centres.count(organization, 0, CentreLevel.VILLAGE),
            staff.count(organization, 0, StaffRole.MANAGER), staff.count(organization, 0, StaffRole.SECONDED_TEACHER), staff.count(organization, 0, StaffRole.COLLABORATOR),
            held.classes(), held.learnerTurns(), apportioned);
    }

    private Listing<LearningCentre> listing(LocalDate day) {
        var c = ORGANIZATION_CENTRE;
        return new Listing<>(sql, c, c.CENTRE_ID, c.ORGANIZATION_ID, c, List.of(c.fields()), row -> LearningCentre.of(row.into(c), day))
            .filteredBy(OrganizationFilters.ofFacts(Criteria.on()
                .oneOf("level", c.LEVEL).text("name", c.NAME).range("openedOn", c.OPENED_ON).range("closedOn", c.CLOSED_ON),
                c.ORGANIZATION_ID, val(day)))
            .orderedBy(Orders.by().field("NAME", c.NAME).field("OPENED_ON", c.OPENED_ON));
    }

    /** All that were open on a day, of the organization or one below it if {@code within} is given. */
    Page<LearningCentre> open(LocalDate day, @Nullable Long within, PageRequest page) {
        return listing(day).page(Valid.on(ORGANIZATION_CENTRE, day)
            .and(within == null ? noCondition() : Subtree.of(within, ORGANIZATION_CENTRE.ORGANIZATION_ID, day)), page);
    }

    Map<Long, Page<LearningCentre>> of(Set<Long> organizations, LocalDate day, PageRequest page) {
        return listing(day).pages(organizations, Valid.on(ORGANIZATION_CENTRE, day), page);
    }

    /** Each as it was on its day: by its line of then, or the last before, or the first where it opened later. */
    @Public
    Map<At, LearningCentre> on(Collection<At> wanted) {
        Map<Long, List<OrganizationCentreRecord>> lines = sql.selectFrom(ORGANIZATION_CENTRE)
            .where(ORGANIZATION_CENTRE.CENTRE_ID.in(wanted.stream().map(At::centre).collect(toSet()))).and(Valid.known(ORGANIZATION_CENTRE))
            .orderBy(ORGANIZATION_CENTRE.VALID_FROM).fetch().stream().collect(groupingBy(OrganizationCentreRecord::getCentreId));
        Map<At, LearningCentre> found = new HashMap<>();
        for (At at : wanted) {
            List<OrganizationCentreRecord> known = lines.getOrDefault(at.centre(), List.of());
            known.stream().filter(line -> !line.getValidFrom().isAfter(at.day())).reduce((earlier, later) -> later)
                .or(() -> known.stream().findFirst()).ifPresent(line -> found.put(at, LearningCentre.of(line, at.day())));
        }
        return found;
    }
}
