package vn.khuyenhoc.organization.centre;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationCentreRecord;
import vn.khuyenhoc.organization.tree.TreeGuard;

/** The lines of one learning centre, for whoever is about to change something there. */
@Component
public class CentreLines {
    /** Days on which one organization runs a centre, up to but not including {@code to}. */
    public record Host(OrganizationId organization, LocalDate from, LocalDate to) {}

    private final DSLContext sql;
    private final TreeGuard guard;
    private final Organizations organizations;

    CentreLines(DSLContext sql, TreeGuard guard, Organizations organizations) {
        this.sql = sql;
        this.guard = guard;
        this.organizations = organizations;
    }

    /** @throws Refusal CENTRE_UNKNOWN */
    public static long key(String globalId, String argument) {
        GlobalId id = GlobalId.parse(globalId);
        if (id == null || !id.type().equals("LearningCentre")) {
            throw new Refusal("CENTRE_UNKNOWN", argument);
        }
        return id.key();
    }

    /**
     * Who runs a centre on the days of a stretch; nobody else changes the centre until the transaction ends.
     *
     * @param to the last day, or {@code Days.FOREVER} for as long as there is a centre
     * @throws Refusal CENTRE_UNKNOWN
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Host> hosts(long centre, LocalDate from, LocalDate to, Scope scope, String argument) {
        List<Host> hosts = new ArrayList<>();
        for (OrganizationCentreRecord line : known(centre, from, to, scope, argument)) {
            OrganizationId organization = new OrganizationId(line.getOrganizationId());
            LocalDate begins = line.getValidFrom().isBefore(from) ? from : line.getValidFrom();
            if (!hosts.isEmpty() && hosts.getLast().organization().equals(organization)) {
                begins = hosts.removeLast().from();
            }
            hosts.add(new Host(organization, begins, line.getValidTo()));
        }
        return hosts;
    }

    /**
     * In the order of time, locked; the first holds on the first day.
     *
     * @throws Refusal CENTRE_UNKNOWN unless the scope holds every organization that runs the centre on these days
     */
    List<OrganizationCentreRecord> known(long centre, LocalDate from, LocalDate to, Scope scope, String argument) {
        guard.hold();
        List<OrganizationCentreRecord> lines = sql.selectFrom(ORGANIZATION_CENTRE)
            .where(ORGANIZATION_CENTRE.CENTRE_ID.eq(centre)).and(Valid.known(ORGANIZATION_CENTRE))
            .and(ORGANIZATION_CENTRE.VALID_TO.gt(from)).and(ORGANIZATION_CENTRE.VALID_FROM.le(to))
            .orderBy(ORGANIZATION_CENTRE.VALID_FROM).forUpdate().fetch();
        boolean open = !lines.isEmpty() && !lines.getFirst().getValidFrom().isAfter(from);
        if (!open || !lines.stream().allMatch(line -> within(scope, line, from))) {
            throw new Refusal("CENTRE_UNKNOWN", argument);
        }
        return lines;
    }

    private boolean within(Scope scope, OrganizationCentreRecord line, LocalDate from) {
        LocalDate day = line.getValidFrom().isBefore(from) ? from : line.getValidFrom();
        return organizations.within(scope, new OrganizationId(line.getOrganizationId()), day);
    }
}
