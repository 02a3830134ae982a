package vn.khuyenhoc.organization.intake;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.kernel.imports.Finding.bad;
import static vn.khuyenhoc.kernel.imports.Finding.duplicate;
import static vn.khuyenhoc.organization.intake.MemberImport.BIRTH_YEAR;
import static vn.khuyenhoc.organization.intake.MemberImport.JOINED;
import static vn.khuyenhoc.organization.intake.MemberImport.LEFT;
import static vn.khuyenhoc.organization.intake.MemberImport.NAME;
import static vn.khuyenhoc.organization.intake.MemberImport.ORGANIZATION;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_MEMBERSHIP;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_PERSON;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.imports.Finding;
import vn.khuyenhoc.kernel.imports.ImportKind;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;

/**
 * Checks a roster. The same name with the same year of birth in one organization is the same person, who can be a member
 * only once; in two organizations it may be, and may not: people decide.
 */
final class MemberChecking implements ImportKind.Checking {
    private static final int EARLIEST_BIRTH = 1880;

    /** A name of the register within the sender's scope. */
    private record Known(String name, @Nullable Integer born, long organization, String code, LocalDate from, LocalDate to) {
        boolean on(LocalDate day) {
            return to.isAfter(day);
        }
    }

    /** Where a name of one year of birth stood, and where before. */
    private record Seen(int row, long organization, @Nullable Seen before) {}

    private final DSLContext sql;
    private final LocalDate today;
    private final Places places;
    private final Map<String, Seen> seen = new HashMap<>();
    private @Nullable KnownNames names;

    MemberChecking(DSLContext sql, LocalDate today, Places places) {
        this.sql = sql;
        this.today = today;
        this.places = places;
    }

    @Override
    public List<Finding> check(List<ImportRow> rows) {
        places.read(rows.stream().map(row -> row.given(ORGANIZATION)).collect(toSet()));
        Map<String, List<Known>> known = known(rows);
        List<Finding> findings = new ArrayList<>();
        for (ImportRow row : rows) {
            LocalDate joined = row.givenDate(JOINED);
            OrganizationId organization = places.on(row.given(ORGANIZATION), joined);
            if (organization == null) {
                findings.add(bad(row, ORGANIZATION, "ORGANIZATION_UNKNOWN"));
            } else {
                check(row, joined, findings);
                checkDoubles(row, organization.value(), joined, known, findings);
            }
        }
        return findings;
    }

    private void check(ImportRow row, LocalDate joined, List<Finding> findings) {
        if (joined.isAfter(today)) {
            findings.add(bad(row, JOINED, "DATE_IN_FUTURE", joined));
        }
        LocalDate left = row.date(LEFT);
        if (left != null && !left.isAfter(joined)) {
            findings.add(bad(row, LEFT, "LEFT_BEFORE_JOINED"));
        }
        Integer born = MemberImport.birthYear(row);
        if (born != null && (born < EARLIEST_BIRTH || born > joined.getYear())) {
            findings.add(bad(row, BIRTH_YEAR, "BIRTH_YEAR_IMPOSSIBLE", String.valueOf(born)));
        }
    }

    private void checkDoubles(ImportRow row, long organization, LocalDate joined, Map<String, List<Known>> known, List<Finding> findings) {
        String name = row.given(NAME).toLowerCase(Locale.ROOT);
        Integer born = MemberImport.birthYear(row);
        for (Known member : known.getOrDefault(name, List.of())) {
            boolean same = Objects.equals(member.born(), born);
            if (member.organization() == organization && same && member.on(joined)) {
                findings.add(born == null ? duplicate(row, NAME, "MEMBER_MAYBE_KNOWN", member.code()) : bad(row, NAME, "ALREADY_MEMBER"));
                return;
            }
            if (member.organization() != organization && same && born != null && member.on(joined)) {
                findings.add(duplicate(row, NAME, "MEMBER_MAYBE_KNOWN", member.code()));
                break;
            }
        }
        Seen first = seen.get(name + "|" + born);
        Seen here = first;
        while (here != null && here.organization() != organization) {
            here = here.before();
        }
        if (here != null) {
            findings.add(born == null ? duplicate(row, NAME, "ROW_MAYBE_TWICE", here.row()) : bad(row, NAME, "ROW_TWICE", here.row()));
            return;
        }
        if (first != null && born != null) {
            findings.add(duplicate(row, NAME, "ROW_MAYBE_TWICE", first.row()));
        }
        seen.put(name + "|" + born, new Seen(row.number(), organization, first));
    }

    /** By names in small letters; of organizations that the sender may change. */
    private Map<String, List<Known>> known(List<ImportRow> rows) {
        if (names == null) {
            names = KnownNames.read(sql);
        }
        Set<Long> people = new HashSet<>();
        for (ImportRow row : rows) {
            people.addAll(names.of(Text.unmarked(row.given(NAME)), MemberImport.birthYear(row)));
        }
        var p = ORGANIZATION_PERSON;
        var m = ORGANIZATION_MEMBERSHIP;
        var r = ORGANIZATION_REGISTER;
        List<Known> members = people.isEmpty() ? List.of() : sql.select(p.FULL_NAME, p.BIRTH_YEAR, m.ORGANIZATION_ID, r.CODE, m.VALID_FROM, m.VALID_TO).from(p)
            .join(m).on(m.PERSON_ID.eq(p.ID)).and(Valid.known(m))
            .join(r).on(r.ORGANIZATION_ID.eq(m.ORGANIZATION_ID)).and(r.VALID_FROM.le(m.VALID_FROM)).and(r.VALID_TO.gt(m.VALID_FROM)).and(Valid.known(r))
            .where(Keys.in(p.ID, people)).and(Valid.known(p))
            .fetch(row -> new Known(row.value1().toLowerCase(Locale.ROOT), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
        places.read(members.stream().map(Known::code).collect(toSet()));
        return members.stream().filter(member -> places.holds(member.organization(), member.from())).collect(groupingBy(Known::name));
    }
}
