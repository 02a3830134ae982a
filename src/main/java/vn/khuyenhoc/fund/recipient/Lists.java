package vn.khuyenhoc.fund.recipient;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT_RECIPIENT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_RECIPIENT;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.jooq.tables.records.FundGrantRecipientRecord;
import vn.khuyenhoc.fund.jooq.tables.records.FundGrantRecord;
import vn.khuyenhoc.fund.jooq.tables.records.FundRecipientRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.audit.Changes;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;

/** Writes the lists of rounds; whoever calls holds the names of whom they enter, and the lock of the round. */
@Component
public class Lists {
    /**
     * Somebody to be listed.
     *
     * @param path where the input says so, for a refusal
     * @param person the key of somebody who is known, or null
     * @param said what is said of somebody who may not be known yet, or null
     */
    public record Wanted(String path, @Nullable Long person, @Nullable Said said, long amount) {}

    /** What a list adds up to. */
    public record Sum(long turns, long amount) {}

    private final DSLContext sql;
    private final Days days;

    Lists(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
    }

    /** @throws Refusal RECIPIENT_UNKNOWN, RECIPIENT_TWICE */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(FundGrantRecord round, List<Wanted> wanted, Scope scope) {
        LocalDateTime now = days.now();
        KnownPeople people = new KnownPeople(sql, scope);
        people.read(wanted.stream().map(Wanted::said).filter(said -> said != null).toList());
        Set<Long> named = within(wanted.stream().map(Wanted::person).filter(person -> person != null).toList(), scope);
        Set<Long> listed = listed(round.getId());
        List<FundRecipientRecord> born = new ArrayList<>();
        List<FundGrantRecipientRecord> rows = new ArrayList<>();
        for (Wanted one : wanted) {
            long person = one.said() == null ? named(one, named) : person(one.said(), people, born, now);
            if (!listed.add(person)) {
                throw new Refusal("RECIPIENT_TWICE", one.path());
            }
            rows.add(row(round, person, one.amount(), now));
        }
        Rows.insert(sql, born);
        Rows.insert(sql, rows);
    }

    private static long named(Wanted one, Set<Long> named) {
        Long person = one.person();
        if (person == null || !named.contains(person)) {
            throw new Refusal("RECIPIENT_UNKNOWN", one.path() + ".recipient");
        }
        return person;
    }

    private static long person(Said said, KnownPeople people, List<FundRecipientRecord> born, LocalDateTime now) {
        Long known = people.find(said);
        if (known != null) {
            return known;
        }
        FundRecipientRecord person = person(said, now);
        people.add(person, true);
        born.add(person);
        return person.getId();
    }

    static FundRecipientRecord person(Said said, LocalDateTime now) {
        return Rows.blank(FUND_RECIPIENT).setId(Ids.next()).setRecordedAt(now).setFullName(said.fullName()).setSearchName(said.searchName())
            .setBirthDate(said.birthDate()).setBirthYear(said.birthYear()).setSchool(said.school()).setGuardian(said.guardian());
    }

    static FundGrantRecipientRecord row(FundGrantRecord round, long person, long amount, LocalDateTime now) {
        return Rows.blank(FUND_GRANT_RECIPIENT).setId(Ids.next()).setRecordedAt(now).setOrganizationId(round.getOrganizationId())
            .setGrantId(round.getId()).setRecipientId(person).setCounts(1).setAmount(amount);
    }

    private Set<Long> within(List<Long> people, Scope scope) {
        return people.isEmpty() ? Set.of() : sql.select(FUND_RECIPIENT.ID).from(FUND_RECIPIENT).where(Keys.in(FUND_RECIPIENT.ID, people))
            .and(Valid.known(FUND_RECIPIENT)).and(KnownPeople.namedWithin(scope)).fetchSet(FUND_RECIPIENT.ID);
    }

    /** Who stands in the list of a round. */
    public Set<Long> listed(long round) {
        var l = FUND_GRANT_RECIPIENT;
        return sql.select(l.RECIPIENT_ID).from(l).where(l.GRANT_ID.eq(round)).and(Valid.known(l)).fetchSet(l.RECIPIENT_ID);
    }

    /** @param rows keys of rows of the list, in the order of the input. @throws Refusal RECIPIENT_UNKNOWN */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(FundGrantRecord round, List<Long> rows) {
        var l = FUND_GRANT_RECIPIENT;
        var found = sql.selectFrom(l).where(Keys.in(l.ID, rows)).and(l.GRANT_ID.eq(round.getId())).and(Valid.known(l)).fetchMap(l.ID);
        for (int i = 0; i < rows.size(); i++) {
            if (!found.containsKey(rows.get(i)) || rows.indexOf(rows.get(i)) < i) {
                throw new Refusal("RECIPIENT_UNKNOWN", "recipients." + i);
            }
        }
        LocalDateTime now = days.now();
        List<FundGrantRecipientRecord> before = List.copyOf(found.values());
        List<FundGrantRecipientRecord> after = before.stream().map(row -> row.copy().setId(row.getId()).setCounts(null).setSupersededAt(now)).toList();
        Rows.batch(sql, "update fund_grant_recipient set counts = null, superseded_at = ? where id = ?",
            before.stream().map(row -> new Object[] {now, row.getId()}).toList());
        Changes.record(sql, now, l.getName(), before, after);
    }

    /** Of the list as it is. */
    public Sum total(long round) {
        var l = FUND_GRANT_RECIPIENT;
        return sql.select(count(), sum(l.AMOUNT)).from(l).where(l.GRANT_ID.eq(round)).and(Valid.known(l))
            .fetchSingle(row -> new Sum(row.value1(), row.value2() == null ? 0 : row.value2().longValue()));
    }

    /** Of everybody in the list, as {@link Text#name} tells them apart. */
    @Public
    public List<String> names(long round) {
        var l = FUND_GRANT_RECIPIENT;
        var r = FUND_RECIPIENT;
        return sql.select(r.FULL_NAME).from(l).join(r).on(r.ID.eq(l.RECIPIENT_ID)).and(Valid.known(r)).where(l.GRANT_ID.eq(round)).and(Valid.known(l)).fetch(name -> Text.name(name.value1()));
    }
}
