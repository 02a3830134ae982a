package vn.khuyenhoc.organization.officer;

import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_OFFICER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_PERSON;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OfficerRegister;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationOfficerRecord;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationPersonRecord;
import vn.khuyenhoc.organization.officer.Terms.Holder;
import vn.khuyenhoc.organization.officer.Terms.Term;
import vn.khuyenhoc.organization.tree.TreeGuard;

/** Appoints officers, corrects their terms, and ends them with their organizations. */
@Component
class OfficerBook implements OfficerRegister {
    private final DSLContext sql;
    private final Days days;
    private final TreeGuard guard;
    private final Organizations organizations;
    private final Holders holders;

    OfficerBook(DSLContext sql, Days days, TreeGuard guard, Organizations organizations, Holders holders) {
        this.sql = sql;
        this.days = days;
        this.guard = guard;
        this.organizations = organizations;
        this.holders = holders;
    }

    /** That the organization would end first is not told of earlier days: their answers stay what they were. */
    static @Nullable LocalDate until(OrganizationOfficerRecord term, LocalDate day) {
        LocalDate until = term.getValidTo().isAfter(day) ? term.getMeantTo() : term.getValidTo();
        return until.equals(Days.FOREVER) ? null : until;
    }

    /** Of what was said of the term, and not of when its organization ended. */
    static String version(OrganizationOfficerRecord term) {
        return Version.of(List.of(term.getId(), term.getOrganizationId(), term.getPersonId(), term.getPosition(), String.valueOf(term.getCongress()),
            term.getValidFrom(), term.getMeantTo()));
    }

    @Override
    @Transactional
    public List<Long> appoint(List<Appointment> appointments) {
        Terms terms = terms(appointments.stream().map(one -> one.organization().value()).collect(toSet()));
        LocalDateTime now = days.now();
        List<Long> people = holders.of(appointments, now);
        List<OrganizationOfficerRecord> begun = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            begun.add(say(ORGANIZATION_OFFICER.newRecord().setId(Ids.next()).setRecordedAt(now), appointments.get(i), people.get(i), terms));
        }
        Rows.insert(sql, begun);
        return begun.stream().map(OrganizationOfficerRecord::getId).toList();
    }

    /** @throws Refusal as {@link #appoint} */
    @Transactional
    public void correct(OrganizationOfficerRecord term, Appointment right) {
        Terms terms = terms(Set.of(term.getOrganizationId()));
        OrganizationPersonRecord was = sql.fetchSingle(ORGANIZATION_PERSON, ORGANIZATION_PERSON.ID.eq(term.getPersonId()).and(Valid.known(ORGANIZATION_PERSON)));
        boolean same = right.person() == null && was.getFullName().equals(right.fullName()) && Objects.equals(was.getBirthYear(), right.birthYear());
        long person = same ? was.getId() : holders.of(List.of(right), days.now()).getFirst();
        Rows.correct(sql, List.of(term), days.now(), one -> say(one, right, person, terms));
    }

    private Terms terms(Set<Long> organizations) {
        guard.hold();
        Terms terms = new Terms(sql);
        terms.lock(organizations);
        return terms;
    }

    private static OrganizationOfficerRecord say(OrganizationOfficerRecord term, Appointment said, long person, Terms terms) {
        LocalDate until = said.until() == null ? Days.FOREVER : said.until();
        Term wanted = terms.within(new Term(term.getId(), 0, said.organization().value(), said.position(), said.since(), until,
            new Holder(person, said.fullName(), said.birthYear())));
        Refusal refusal = terms.refusal(wanted);
        if (refusal != null) {
            throw refusal;
        }
        terms.add(wanted);
        return term.setOrganizationId(wanted.organization()).setPersonId(person).setPosition(said.position())
            .setCongress(Congress.of(said.congress(), said.since())).setValidFrom(wanted.from()).setValidTo(wanted.to()).setMeantTo(until);
    }

    @Override
    @Transactional
    public void endAll(Set<OrganizationId> ending, LocalDate on) {
        var o = ORGANIZATION_OFFICER;
        List<OrganizationOfficerRecord> terms = sql.selectFrom(o)
            .where(Keys.in(o.ORGANIZATION_ID, ending.stream().map(OrganizationId::value).toList())).and(o.VALID_TO.gt(on)).and(Valid.known(o))
            .orderBy(o.ID).fetch();
        terms.stream().filter(term -> !term.getValidFrom().isBefore(on)).findFirst().ifPresent(later -> {
            At then = new At(new OrganizationId(later.getOrganizationId()), later.getValidFrom());
            throw new Refusal("CHANGED_LATER", "on", organizations.on(List.of(then)).values().iterator().next().code(), later.getValidFrom());
        });
        Rows.correct(sql, terms, days.now(), term -> term.setValidTo(on));
    }
}
