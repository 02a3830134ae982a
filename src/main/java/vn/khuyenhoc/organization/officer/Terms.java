package vn.khuyenhoc.organization.officer;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_OFFICER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_PERSON;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OfficerPosition;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationRegisterRecord;

/** The terms that are known in some organizations; another one must fit beside them, and into the days of its organization. */
public final class Terms {
    /** Whose term it is; the same name with the same year of birth in one organization is the same person. */
    public record Holder(@Nullable Long person, String fullName, @Nullable Integer born) {
        boolean is(Holder other) {
            return person != null && person.equals(other.person) || born != null && born.equals(other.born) && named(other);
        }

        boolean mayBe(Holder other) {
            return named(other) && (born == null || other.born == null);
        }

        private boolean named(Holder other) {
            return fullName.toLowerCase(Locale.ROOT).equals(other.fullName.toLowerCase(Locale.ROOT));
        }
    }

    /**
     * A term that is recorded, or wanted.
     *
     * @param id of a recorded one, which does not stand in its own way
     * @param row of a spreadsheet that wants it, or 0
     * @param to the first day after it; {@code Days.FOREVER} for as long as there is the organization
     */
    public record Term(long id, int row, long organization, OfficerPosition position, LocalDate from, LocalDate to, Holder holder) {
        private boolean meets(Term other) {
            return position == other.position && (id == 0 || id != other.id) && from.isBefore(other.to) && other.from.isBefore(to);
        }
    }

    private record Active(LocalDate from, LocalDate to) {}

    private final DSLContext sql;
    private final Map<Long, Active> active = new HashMap<>();
    private final Map<Long, List<Term>> known = new HashMap<>();

    public Terms(DSLContext sql) {
        this.sql = sql;
    }

    public void read(Collection<Long> organizations) {
        read(organizations, false);
    }

    /** Nobody else appoints officers there until the transaction ends. */
    void lock(Collection<Long> organizations) {
        read(organizations, true);
    }

    private void read(Collection<Long> organizations, boolean locked) {
        List<Long> unread = organizations.stream().filter(organization -> !known.containsKey(organization)).distinct().toList();
        if (unread.isEmpty()) {
            return;
        }
        unread.forEach(organization -> known.put(organization, new ArrayList<>()));
        var r = ORGANIZATION_REGISTER;
        var lines = sql.selectFrom(r).where(Keys.in(r.ORGANIZATION_ID, unread)).and(Valid.known(r)).orderBy(r.ORGANIZATION_ID, r.VALID_FROM);
        for (OrganizationRegisterRecord line : locked ? lines.forUpdate().fetch() : lines.fetch()) {
            active.merge(line.getOrganizationId(), new Active(line.getValidFrom(), line.getValidTo()), (first, last) -> new Active(first.from(), last.to()));
        }
        var o = ORGANIZATION_OFFICER;
        var p = ORGANIZATION_PERSON;
        sql.select(o.ID, o.ORGANIZATION_ID, o.POSITION, o.VALID_FROM, o.VALID_TO, o.PERSON_ID, p.FULL_NAME, p.BIRTH_YEAR)
            .from(o).join(p).on(p.ID.eq(o.PERSON_ID)).and(Valid.known(p)).where(Keys.in(o.ORGANIZATION_ID, unread)).and(Valid.known(o))
            .forEach(row -> add(new Term(row.value1(), 0, row.value2(), row.value3(), row.value4(), row.value5(),
                new Holder(row.value6(), row.value7(), row.value8()))));
    }

    public void add(Term term) {
        known.computeIfAbsent(term.organization(), organization -> new ArrayList<>()).add(term);
    }

    /** A term without an end ends with its organization. */
    public Term within(Term wanted) {
        Active days = active.get(wanted.organization());
        return days == null || !wanted.to().equals(Days.FOREVER) ? wanted
            : new Term(wanted.id(), wanted.row(), wanted.organization(), wanted.position(), wanted.from(), days.to(), wanted.holder());
    }

    /** Why a term does not fit: ORGANIZATION_NOT_ACTIVE, ENDS_BEFORE_IT_BEGINS, ALREADY_OFFICER, ROW_TWICE, POSITION_TAKEN; null if it does. */
    public @Nullable Refusal refusal(Term wanted) {
        Active days = active.get(wanted.organization());
        if (days == null || wanted.from().isBefore(days.from()) || !wanted.from().isBefore(days.to())) {
            return new Refusal("ORGANIZATION_NOT_ACTIVE", "since", wanted.from());
        }
        if (!wanted.to().isAfter(wanted.from())) {
            return new Refusal("ENDS_BEFORE_IT_BEGINS", "until", wanted.from());
        }
        if (wanted.to().isAfter(days.to())) {
            return new Refusal("ORGANIZATION_NOT_ACTIVE", "until", days.to());
        }
        return beside(wanted).filter(other -> other.holder().is(wanted.holder())).findFirst()
            .map(other -> other.row() == 0 ? new Refusal("ALREADY_OFFICER", "fullName", other.from()) : new Refusal("ROW_TWICE", "fullName", other.row()))
            .or(() -> beside(wanted).filter(other -> wanted.position().sole()).findFirst()
                .map(other -> new Refusal("POSITION_TAKEN", "position", other.from())))
            .orElse(null);
    }

    /** Another one of the same name, which may be the same person's. */
    public @Nullable Term maybeSame(Term wanted) {
        return beside(wanted).filter(other -> other.holder().mayBe(wanted.holder())).findFirst().orElse(null);
    }

    private Stream<Term> beside(Term wanted) {
        return known.getOrDefault(wanted.organization(), List.of()).stream().filter(wanted::meets);
    }
}
