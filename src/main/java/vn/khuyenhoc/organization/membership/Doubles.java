package vn.khuyenhoc.organization.membership;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_MEMBERSHIP;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TALLY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.kernel.check.Difference;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationMembershipRecord;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationTallyRecord;
import vn.khuyenhoc.organization.membership.Listed.Twice;
import vn.khuyenhoc.organization.tree.Ancestors;

/** Counts a person once in every subtree, however many of its organizations list them. */
@Component
class Doubles implements ConsistencyCheck {
    private final DSLContext sql;
    private final Tally tally;

    Doubles(DSLContext sql, Tally tally) {
        this.sql = sql;
        this.tally = tally;
    }

    /** Where the organizations, or the memberships in them, have changed. */
    void follow(Collection<Long> organizations) {
        var m = ORGANIZATION_MEMBERSHIP;
        if (!organizations.isEmpty() && sql.fetchExists(ORGANIZATION_TALLY, ORGANIZATION_TALLY.PERSON_ID.isNotNull().and(Valid.known(ORGANIZATION_TALLY)))) {
            recount(sql.selectDistinct(m.PERSON_ID).from(ORGANIZATION_TALLY).join(m).on(m.PERSON_ID.eq(ORGANIZATION_TALLY.PERSON_ID))
                .where(Keys.in(m.ORGANIZATION_ID, organizations)).and(Valid.known(m)).and(Valid.known(ORGANIZATION_TALLY)).fetchSet(m.PERSON_ID));
        }
    }

    /** Makes the tally of these people what their memberships now say. */
    void recount(Set<Long> people) {
        if (people.isEmpty()) {
            return;
        }
        Map<Long, Set<Twice>> wanted = listedTwice(people);
        List<OrganizationTallyRecord> gone = new ArrayList<>();
        List<OrganizationTallyRecord> found = new ArrayList<>();
        Map<Long, List<OrganizationTallyRecord>> known = known(people);
        for (long person : people) {
            Set<Twice> missing = new HashSet<>(wanted.getOrDefault(person, Set.of()));
            for (OrganizationTallyRecord double_ : known.getOrDefault(person, List.of())) {
                if (!missing.remove(twice(double_))) {
                    gone.add(double_);
                }
            }
            missing.forEach(twice -> found.add(ORGANIZATION_TALLY.newRecord()
                .setId(Ids.next()).setOrganizationId(twice.organization()).setPersonId(person).setReported(0L).setDoubled((long) twice.times())
                .setValidFrom(twice.from()).setValidTo(twice.to())));
        }
        tally.withdraw(gone);
        tally.begin(found);
    }

    private static Twice twice(OrganizationTallyRecord tally) {
        return new Twice(tally.getOrganizationId(), tally.getDoubled().intValue(), tally.getValidFrom(), tally.getValidTo());
    }

    private Map<Long, List<OrganizationTallyRecord>> known(Set<Long> people) {
        return sql.selectFrom(ORGANIZATION_TALLY).where(Keys.in(ORGANIZATION_TALLY.PERSON_ID, people)).and(Valid.known(ORGANIZATION_TALLY))
            .fetch().stream().collect(groupingBy(OrganizationTallyRecord::getPersonId));
    }

    private Map<Long, Set<Twice>> listedTwice(Set<Long> people) {
        var m = ORGANIZATION_MEMBERSHIP;
        Map<Long, List<OrganizationMembershipRecord>> lists = sql.selectFrom(m).where(Keys.in(m.PERSON_ID, people)).and(Valid.known(m))
            .fetch().stream().collect(groupingBy(OrganizationMembershipRecord::getPersonId));
        lists.values().removeIf(memberships -> memberships.size() < 2);
        Ancestors ancestors = Ancestors.of(lists.values().stream().flatMap(List::stream).map(OrganizationMembershipRecord::getOrganizationId).distinct().toList(), sql);
        return lists.entrySet().stream().collect(toMap(Map.Entry::getKey, entry -> Listed.twice(entry.getValue(), ancestors)));
    }

    /** Reckons again for everybody whose memberships overlap, or who is tallied. */
    @Override
    @Transactional(readOnly = true)
    public List<Difference> differences() {
        var m = ORGANIZATION_MEMBERSHIP;
        var other = m.as("other");
        Set<Long> people = sql.selectDistinct(m.PERSON_ID).from(m).join(other)
            .on(other.PERSON_ID.eq(m.PERSON_ID)).and(other.ID.gt(m.ID)).and(other.VALID_FROM.lt(m.VALID_TO)).and(other.VALID_TO.gt(m.VALID_FROM))
            .where(Valid.known(m)).and(Valid.known(other)).fetchSet(m.PERSON_ID);
        people.addAll(sql.selectDistinct(ORGANIZATION_TALLY.PERSON_ID).from(ORGANIZATION_TALLY)
            .where(ORGANIZATION_TALLY.PERSON_ID.isNotNull()).and(Valid.known(ORGANIZATION_TALLY)).fetchSet(ORGANIZATION_TALLY.PERSON_ID));
        Map<Long, Set<Twice>> wanted = listedTwice(people);
        Map<Long, List<OrganizationTallyRecord>> known = known(people);
        List<Difference> differences = new ArrayList<>();
        for (long person : people) {
            Set<Twice> kept = new HashSet<>(known.getOrDefault(person, List.of()).stream().map(Doubles::twice).toList());
            Set<Twice> reckoned = wanted.getOrDefault(person, Set.of());
            if (!kept.equals(reckoned)) {
                differences.add(difference(person, kept, reckoned));
            }
        }
        return differences;
    }

    private static Difference difference(long person, Set<Twice> kept, Set<Twice> reckoned) {
        return new Difference(ORGANIZATION_TALLY.getName(), "person " + person, days(kept), days(reckoned));
    }

    private static long days(Set<Twice> doubles) {
        return doubles.stream().mapToLong(twice -> twice.times() * (twice.to().toEpochDay() - twice.from().toEpochDay())).sum();
    }
}
