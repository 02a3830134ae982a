package vn.khuyenhoc.organization.register;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.LearningCentreRegister;
import vn.khuyenhoc.organization.MemberRegister;
import vn.khuyenhoc.organization.OfficerRegister;
import vn.khuyenhoc.organization.OrganizationBasis;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.OrganizationState;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.events.OrganizationsDissolved;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationRegisterRecord;
import vn.khuyenhoc.organization.tree.TreeGuard;

/**
 * Changes one organization from a day on, which may lie in the past; before the day everything stands as it was, and a
 * change holds until the next one of the same kind that is known already.
 */
@Component
public class Changing {
    private static final int LONGEST_NAME = 200;

    /** @param version of the organization as of {@code on}, as it was read */
    public record Of(OrganizationId organization, LocalDate on, String version, Scope scope) {}

    private final DSLContext sql;
    private final Days days;
    private final TreeGuard guard;
    private final Organizations organizations;
    private final Standing standing;
    private final Rewriting rewriting;
    private final MemberRegister members;
    private final LearningCentreRegister centres;
    private final OfficerRegister officers;
    private final ApplicationEventPublisher events;

    Changing(DSLContext sql, Days days, TreeGuard guard, Organizations organizations, Standing standing, Rewriting rewriting,
             MemberRegister members, LearningCentreRegister centres, OfficerRegister officers, ApplicationEventPublisher events) {
        this.sql = sql;
        this.days = days;
        this.guard = guard;
        this.organizations = organizations;
        this.standing = standing;
        this.rewriting = rewriting;
        this.members = members;
        this.centres = centres;
        this.officers = officers;
        this.events = events;
    }

    /** @throws Refusal ORGANIZATION_UNKNOWN, TEXT_EMPTY, TEXT_TOO_LONG, TEXT_CONTROL_CHARACTER */
    @Transactional(propagation = Propagation.MANDATORY)
    public void rename(Of of, String name) {
        String named = Text.line(name, "name", LONGEST_NAME);
        change(of, lines -> lines.change(of.organization().value(), of.on(), ORGANIZATION_REGISTER.NAME, named));
    }

    /** @throws Refusal ORGANIZATION_UNKNOWN, LEVEL_NOT_BELOW_PARENT, LEVEL_NOT_ABOVE_BRANCHES, KIND_OF_ASSOCIATION */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reclassify(Of of, OrganizationLevel level, OrganizationBasis basis) {
        change(of, lines -> {
            long organization = of.organization().value();
            if (Standing.association(level) || Standing.association(lines.active(organization, of.on(), "on").getLevel())) {
                throw new Refusal("KIND_OF_ASSOCIATION", "level");
            }
            standing.below(Set.of(organization), of.on()).stream().filter(below -> below.getLevel().compareTo(level) <= 0).findFirst().ifPresent(below -> {
                throw new Refusal("LEVEL_NOT_ABOVE_BRANCHES", "level", below.getCode());
            });
            lines.change(organization, of.on(), ORGANIZATION_REGISTER.LEVEL, level);
            lines.change(organization, of.on(), ORGANIZATION_REGISTER.BASIS, basis);
        });
    }

    /** @throws Refusal ORGANIZATION_UNKNOWN, PARENT_NOT_ACTIVE, LEVEL_NOT_BELOW_PARENT, TREE_TOO_DEEP */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(Of of, OrganizationId parent) {
        if (!organizations.within(of.scope(), parent, of.on())) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "parent");
        }
        change(of, lines -> {
            if (lines.active(of.organization().value(), of.on(), "on").getParentId() == null) {
                throw new Refusal("ROOT_CANNOT_MOVE", "parent");
            }
            lines.change(of.organization().value(), of.on(), ORGANIZATION_REGISTER.PARENT_ID, parent.value());
        });
    }

    /** Its members leave, its learning centres close and its officers' terms end; what else it has stays recorded under whoever was above it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void dissolve(Of of) {
        change(of, lines -> {
            long organization = of.organization().value();
            standing.below(Set.of(organization), of.on()).stream().findFirst().ifPresent(below -> {
                throw new Refusal("HAS_ORGANIZATIONS_BELOW", "id", below.getCode());
            });
            members.endAll(Set.of(of.organization()), of.on());
            centres.closeAll(Set.of(of.organization()), of.on());
            officers.endAll(Set.of(of.organization()), of.on());
            lines.end(organization, of.on(), OrganizationState.DISSOLVED);
        });
        events.publishEvent(new OrganizationsDissolved(Ids.next(), of.on(), List.of(of.organization().value())));
    }

    private void change(Of of, Consumer<Lines> change) {
        guard.holdAlone();
        Lines lines = new Lines(sql, days.now());
        lines.read(Set.of(of.organization().value()));
        OrganizationRegisterRecord line = lines.on(of.organization().value(), of.on());
        if (line == null || !organizations.within(of.scope(), of.organization(), of.on())) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "id");
        }
        if (!LineVersion.of(line).equals(of.version())) {
            throw new OptimisticLockingFailureException("organization " + of.organization().value() + " was changed meanwhile");
        }
        change.accept(lines);
        standing.refuseUnfit(lines.from(of.organization().value(), of.on()));
        rewriting.write(lines, of.on(), days.now());
    }
}
