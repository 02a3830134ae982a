package vn.khuyenhoc.organization.centre;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;

import org.jooq.DSLContext;
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
import vn.khuyenhoc.organization.LearningCentreRegister.CentreEntry;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.centre.CentreMutations.CloseLearningCentreInput;
import vn.khuyenhoc.organization.centre.CentreMutations.RegisterLearningCentreInput;
import vn.khuyenhoc.organization.centre.CentreMutations.RenameLearningCentreInput;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationCentreRecord;
import vn.khuyenhoc.organization.tree.KeptTotals;

/** What must be true of a learning centre that an officer registers, renames or closes. */
@Component
class CentreChanging {
    private static final int LONGEST_NAME = 200;

    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;
    private final Organizations organizations;
    private final LearningCentreRegister register;
    private final CentreLines lines;
    private final Closing closing;
    private final Centres centres;

    CentreChanging(DSLContext sql, Days days, KeptTotals totals, Organizations organizations, LearningCentreRegister register,
                   CentreLines lines, Closing closing, Centres centres) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
        this.organizations = organizations;
        this.register = register;
        this.lines = lines;
        this.closing = closing;
        this.centres = centres;
    }

    /** @throws Refusal ORGANIZATION_UNKNOWN, CENTRE_BELONGS_TO_COMMUNE, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public LearningCentre register(RegisterLearningCentreInput input, Scope scope) {
        OrganizationId organization = OrganizationId.of(input.organization(), "organization");
        if (!organizations.within(scope, organization, input.openedOn())) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "organization");
        }
        String name = Text.line(input.name(), "name", LONGEST_NAME);
        long key = register.register(List.of(new CentreEntry(organization, input.level(), name, input.openedOn(), List.of()))).getFirst();
        return on(key, input.openedOn());
    }

    /** Until the next name that is known already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public LearningCentre rename(RenameLearningCentreInput input, Scope scope) {
        long key = CentreLines.key(input.id(), "id");
        LocalDate on = input.on();
        String name = Text.line(input.name(), "name", LONGEST_NAME);
        List<OrganizationCentreRecord> known = known(key, on, input.version(), scope);
        String old = known.getFirst().getName();
        LocalDateTime now = days.now();
        var amendment = Amendment.ofCentres();
        for (OrganizationCentreRecord line : known) {
            if (!line.getName().equals(old)) {
                break;
            }
            if (line.getValidFrom().isBefore(on)) {
                amendment.correct(line, earlier -> earlier.setValidTo(on).setEndedAs("RENAMED"));
                amendment.begin(line.copy().setId(Ids.next()).setRecordedAt(now).setName(name).setValidFrom(on));
            } else {
                amendment.correct(line, later -> later.setName(name));
            }
        }
        amendment.write(sql, totals, now);
        return on(key, on);
    }

    /** @throws Refusal CENTRE_UNKNOWN, CENTRE_CHANGED_LATER */
    @Transactional(propagation = Propagation.MANDATORY)
    public LearningCentre close(CloseLearningCentreInput input, Scope scope) {
        long key = CentreLines.key(input.id(), "id");
        known(key, input.on().minusDays(1), input.version(), scope);
        closing.close(Set.of(key), input.on());
        return on(key, input.on());
    }

    private List<OrganizationCentreRecord> known(long key, LocalDate from, String version, Scope scope) {
        List<OrganizationCentreRecord> known = lines.known(key, from, Days.FOREVER, scope, "id");
        if (!LearningCentre.version(known.getFirst()).equals(version)) {
            throw new OptimisticLockingFailureException(ORGANIZATION_CENTRE.getName() + " " + key + " was changed meanwhile");
        }
        return known;
    }

    private LearningCentre on(long key, LocalDate day) {
        return centres.on(List.of(new Centres.At(key, day))).values().iterator().next();
    }
}
