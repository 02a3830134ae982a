package vn.khuyenhoc.organization.officer;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_OFFICER;

import java.time.LocalDate;
import java.util.List;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OfficerPosition;
import vn.khuyenhoc.organization.OfficerRegister.Appointment;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationOfficerRecord;
import vn.khuyenhoc.organization.membership.People;
import vn.khuyenhoc.organization.membership.Person;
import vn.khuyenhoc.organization.officer.OfficerMutations.AppointOfficerInput;
import vn.khuyenhoc.organization.officer.OfficerMutations.CorrectOfficerInput;
import vn.khuyenhoc.organization.officer.OfficerMutations.EndOfficerInput;
import vn.khuyenhoc.organization.officer.OfficerMutations.WithdrawOfficerInput;

/** What must be true of what is entered about officers, within the organizations that the caller may change. */
@Component
class OfficerActs {
    private static final int LONGEST_NAME = 160;
    private static final int EARLIEST_BIRTH = 1880;

    private final DSLContext sql;
    private final Days days;
    private final Organizations organizations;
    private final OfficerBook book;
    private final People people;
    private final Officers officers;

    OfficerActs(DSLContext sql, Days days, Organizations organizations, OfficerBook book, People people, Officers officers) {
        this.sql = sql;
        this.days = days;
        this.organizations = organizations;
        this.book = book;
        this.people = people;
        this.officers = officers;
    }

    /** Of whom a term is said to be: somebody who is known, or a name. */
    private record Who(@Nullable String person, @Nullable String fullName, @Nullable Integer birthYear) {}

    /** @throws Refusal ORGANIZATION_UNKNOWN, PERSON_UNKNOWN, DATE_IN_FUTURE, BIRTH_YEAR_IMPOSSIBLE, CONGRESS_IMPOSSIBLE, TEXT_*, and what {@link Terms} refuses */
    @Transactional(propagation = Propagation.MANDATORY)
    public Officer appoint(AppointOfficerInput input, Scope scope) {
        Appointment appointment = appointment(OrganizationId.of(input.organization(), "organization"), "organization",
            new Who(input.person(), input.fullName(), input.birthYear()), input.position(), input.since(), input.until(), input.congress(), scope);
        return shown(book.appoint(List.of(appointment)).getFirst(), input.since(), scope);
    }

    /** @throws Refusal OFFICER_UNKNOWN and as {@link #appoint} */
    @Transactional(propagation = Propagation.MANDATORY)
    public Officer correct(CorrectOfficerInput input, Scope scope) {
        OrganizationOfficerRecord term = term(input.id());
        refuseStale(term, term.getValidFrom(), input.version(), scope);
        book.correct(term, appointment(new OrganizationId(term.getOrganizationId()), "since",
            new Who(input.person(), input.fullName(), input.birthYear()), input.position(), input.since(), input.until(), input.congress(), scope));
        return shown(term.getId(), input.since(), scope);
    }

    /** @throws Refusal OFFICER_UNKNOWN, ENDS_BEFORE_IT_BEGINS */
    @Transactional(propagation = Propagation.MANDATORY)
    public Officer end(EndOfficerInput input, Scope scope) {
        OrganizationOfficerRecord term = term(input.id());
        LocalDate last = input.on().minusDays(1);
        refuseStale(term, last.isBefore(term.getValidFrom()) ? term.getValidFrom() : last, input.version(), scope);
        if (last.isBefore(term.getValidFrom())) {
            throw new Refusal("ENDS_BEFORE_IT_BEGINS", "on", term.getValidFrom());
        }
        Rows.correct(sql, List.of(term), days.now(), one -> one.setValidTo(input.on()).setMeantTo(input.on()));
        return shown(term.getId(), last, scope);
    }

    /** As if it had never been recorded. @return the term as it was */
    @Transactional(propagation = Propagation.MANDATORY)
    public Officer withdraw(WithdrawOfficerInput input, Scope scope) {
        OrganizationOfficerRecord term = term(input.id());
        refuseStale(term, term.getValidFrom(), input.version(), scope);
        Officer before = shown(term.getId(), term.getValidFrom(), scope);
        Rows.withdraw(sql, List.of(term), days.now());
        return before;
    }

    private Appointment appointment(OrganizationId organization, String argument, Who who, OfficerPosition position, LocalDate since,
                                    @Nullable LocalDate until, @Nullable String congress, Scope scope) {
        if (!organizations.within(scope, organization, since)) {
            throw new Refusal("ORGANIZATION_UNKNOWN", argument);
        }
        if (since.isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", "since", since);
        }
        if (who.person() != null) {
            Person person = person(who.person(), scope);
            return new Appointment(organization, person.key(), person.fullName(), person.birthYear(), position, since, until, congress);
        }
        Integer born = who.birthYear();
        if (born != null && (born < EARLIEST_BIRTH || born > since.getYear())) {
            throw new Refusal("BIRTH_YEAR_IMPOSSIBLE", "birthYear", String.valueOf(born));
        }
        String name = Text.line(who.fullName() == null ? "" : who.fullName(), "fullName", LONGEST_NAME);
        return new Appointment(organization, null, name, born, position, since, until, congress);
    }

    private Person person(String globalId, Scope scope) {
        GlobalId id = GlobalId.parse(globalId);
        return (id == null || !id.type().equals("Person") ? List.<Person>of() : people.withIds(List.of(id.key()), scope)).stream().findFirst()
            .orElseThrow(() -> new Refusal("PERSON_UNKNOWN", "person"));
    }

    private OrganizationOfficerRecord term(String globalId) {
        GlobalId id = GlobalId.parse(globalId);
        OrganizationOfficerRecord term = id == null || !id.type().equals("Officer") ? null
            : sql.fetchOne(ORGANIZATION_OFFICER, ORGANIZATION_OFFICER.ID.eq(id.key()).and(Valid.known(ORGANIZATION_OFFICER)));
        if (term == null) {
            throw new Refusal("OFFICER_UNKNOWN", "id");
        }
        return term;
    }

    private void refuseStale(OrganizationOfficerRecord term, LocalDate day, String version, Scope scope) {
        if (!day.isBefore(term.getValidTo()) || !organizations.within(scope, new OrganizationId(term.getOrganizationId()), day)) {
            throw new Refusal("OFFICER_UNKNOWN", "id");
        }
        if (!OfficerBook.version(term).equals(version)) {
            throw new OptimisticLockingFailureException("term " + term.getId() + " was changed meanwhile");
        }
    }

    private Officer shown(long term, LocalDate day, Scope scope) {
        return officers.withIds(List.of(term), day, scope).getFirst();
    }
}
