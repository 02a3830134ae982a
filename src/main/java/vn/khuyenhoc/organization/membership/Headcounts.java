package vn.khuyenhoc.organization.membership;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.min;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_MEMBERSHIP;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TALLY;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationTallyRecord;

/**
 * The number of members that an organization without a roster reports. It stands until the next report, or until
 * somebody is enrolled.
 */
@Component
class Headcounts {
    private static final String REPORTED = "REPORTED";

    private final DSLContext sql;
    private final Tally tally;

    Headcounts(DSLContext sql, Tally tally) {
        this.sql = sql;
        this.tally = tally;
    }

    /** @throws Refusal HEADCOUNT_BESIDE_ROSTER if the organization lists members on the day */
    void report(OrganizationId organization, int people, LocalDate on) {
        var m = ORGANIZATION_MEMBERSHIP;
        if (besideRoster(organization, on)) {
            throw new Refusal("HEADCOUNT_BESIDE_ROSTER", "organization", on);
        }
        List<OrganizationTallyRecord> known = of(Set.of(organization.value()));
        tally.withdraw(known.stream().filter(report -> report.getValidFrom().equals(on)).toList());
        tally.correct(known.stream().filter(report -> report.getValidFrom().isBefore(on) && report.getValidTo().isAfter(on)).toList(),
            report -> report.setValidTo(on).setEndedBy(REPORTED));
        LocalDate roster = sql.select(min(m.VALID_FROM)).from(m)
            .where(m.ORGANIZATION_ID.eq(organization.value())).and(m.VALID_FROM.gt(on)).and(Valid.known(m)).fetchOne(row -> row.value1());
        LocalDate next = known.stream().map(OrganizationTallyRecord::getValidFrom).filter(on::isBefore).min(LocalDate::compareTo).orElse(Days.FOREVER);
        boolean enrolled = roster != null && roster.isBefore(next);
        LocalDate until = enrolled ? roster : next;
        tally.begin(List.of(headcount(organization.value(), people, on, until, until.equals(Days.FOREVER) ? null : enrolled ? "ENROLLED" : REPORTED)));
    }

    /** By these organizations themselves. */
    int reported(Set<Long> organizations, LocalDate on) {
        return of(organizations).stream().filter(report -> !report.getValidFrom().isAfter(on) && report.getValidTo().isAfter(on))
            .mapToInt(report -> report.getReported().intValue()).sum();
    }

    /** Whether the organization lists members on a day. */
    boolean besideRoster(OrganizationId organization, LocalDate on) {
        var m = ORGANIZATION_MEMBERSHIP;
        return sql.fetchExists(m, m.ORGANIZATION_ID.eq(organization.value()).and(Valid.on(m, on)).and(Valid.known(m)));
    }

    private static OrganizationTallyRecord headcount(long organization, long people, LocalDate from, LocalDate to, @Nullable String endedBy) {
        return ORGANIZATION_TALLY.newRecord()
            .setId(Ids.next()).setOrganizationId(organization).setReported(people).setDoubled(0L)
            .setValidFrom(from).setValidTo(to).setEndedBy(endedBy);
    }

    /** A roster begins on the earliest day on which somebody joined. */
    void rosterBegins(Map<Long, LocalDate> joined) {
        List<OrganizationTallyRecord> known = of(joined.keySet());
        Map<LocalDate, List<OrganizationTallyRecord>> byDay = known.stream()
            .collect(groupingBy(report -> Objects.requireNonNull(joined.get(report.getOrganizationId()))));
        byDay.forEach((day, reports) -> tally.end(reports.stream().filter(report -> report.getValidTo().isAfter(day)).toList(), day, "ENROLLED"));
    }

    /** What was reported of organizations that end goes on at their successors. */
    void carry(Map<OrganizationId, OrganizationId> successors, LocalDate on) {
        Map<Long, Long> heirs = successors.entrySet().stream().collect(toMap(entry -> entry.getKey().value(), entry -> entry.getValue().value()));
        List<OrganizationTallyRecord> carried = of(heirs.keySet()).stream().filter(report -> report.getValidTo().isAfter(on)).toList();
        tally.end(carried, on, "SUCCEEDED");
        tally.begin(carried.stream().map(report -> headcount(Objects.requireNonNull(heirs.get(report.getOrganizationId())), report.getReported(),
            report.getValidFrom().isAfter(on) ? report.getValidFrom() : on, report.getValidTo(), report.getEndedBy())).toList());
    }

    void endAll(Collection<Long> organizations, LocalDate on) {
        tally.end(of(organizations).stream().filter(report -> report.getValidTo().isAfter(on)).toList(), on, "DISSOLVED");
    }

    private List<OrganizationTallyRecord> of(Collection<Long> organizations) {
        return organizations.isEmpty() ? List.of() : sql.selectFrom(ORGANIZATION_TALLY)
            .where(Keys.in(ORGANIZATION_TALLY.ORGANIZATION_ID, organizations)).and(ORGANIZATION_TALLY.PERSON_ID.isNull())
            .and(Valid.known(ORGANIZATION_TALLY)).orderBy(ORGANIZATION_TALLY.VALID_FROM).fetch();
    }
}
