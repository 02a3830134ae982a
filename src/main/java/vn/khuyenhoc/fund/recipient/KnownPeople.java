package vn.khuyenhoc.fund.recipient;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT_RECIPIENT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_RECIPIENT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.fund.jooq.tables.records.FundRecipientRecord;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.tree.Subtree;

/**
 * People whom rounds name, found again by what is said of them. Outside the scope of whoever asks, only by all of it: else a
 * name and a birthday would tell anybody a school and a guardian.
 */
public final class KnownPeople {
    private static final int PART = 500;

    private record Person(long id, Said said, boolean inScope) {}

    private final DSLContext sql;
    private final Scope scope;
    private final Set<String> read = new HashSet<>();
    private final Map<String, List<Person>> byName = new HashMap<>();

    public KnownPeople(DSLContext sql, Scope scope) {
        this.sql = sql;
        this.scope = scope;
    }

    public void read(Collection<Said> wanted) {
        List<String> names = wanted.stream().map(Said::searchName).filter(read::add).toList();
        var r = FUND_RECIPIENT;
        for (int from = 0; from < names.size(); from += PART) {
            var some = names.subList(from, Math.min(from + PART, names.size())).stream().map(name -> inline(name)).toList();
            sql.select(r.fields()).select(field(namedWithin(scope)).as("seen")).from(r).where(r.SEARCH_NAME.in(some)).and(Valid.known(r)).orderBy(r.ID)
                .forEach(row -> add(row.into(r), row.get("seen", Boolean.class)));
        }
    }

    /** Whether a round within the scope names the person. */
    static Condition namedWithin(Scope scope) {
        return exists(selectOne().from(FUND_GRANT_RECIPIENT)
            .join(FUND_GRANT).on(FUND_GRANT.ID.eq(FUND_GRANT_RECIPIENT.GRANT_ID)).and(Valid.known(FUND_GRANT))
            .where(FUND_GRANT_RECIPIENT.RECIPIENT_ID.eq(FUND_RECIPIENT.ID)).and(Valid.known(FUND_GRANT_RECIPIENT))
            .and(Subtree.of(scope, FUND_GRANT.ORGANIZATION_ID, FUND_GRANT.PAID_ON)));
    }

    /** As {@link #find}; somebody new gets a key of their own, so that they are known from now on. */
    public long findOrAdd(Said wanted) {
        Long known = find(wanted);
        if (known != null) {
            return known;
        }
        Person person = new Person(Ids.next(), wanted, true);
        byName.computeIfAbsent(wanted.searchName(), name -> new ArrayList<>()).add(person);
        return person.id();
    }

    void add(FundRecipientRecord person, boolean inScope) {
        byName.computeIfAbsent(person.getSearchName(), name -> new ArrayList<>()).add(new Person(person.getId(), said(person), inScope));
    }

    /** The first who it may be, of those that were read and added; null if it is somebody new. Whom all of it was said of is in scope from now on. */
    public @Nullable Long find(Said wanted) {
        List<Person> namesakes = byName.getOrDefault(wanted.searchName(), List.of());
        for (int i = 0; i < namesakes.size(); i++) {
            Person person = namesakes.get(i);
            if (person.said().sameAs(wanted) && (person.inScope() || person.said().tellsNoMoreThan(wanted))) {
                namesakes.set(i, new Person(person.id(), person.said(), true));
                return person.id();
            }
        }
        return null;
    }

    private static Said said(FundRecipientRecord person) {
        return new Said(person.getFullName(), person.getBirthDate(), person.getBirthYear(), person.getSchool(), person.getGuardian());
    }
}
