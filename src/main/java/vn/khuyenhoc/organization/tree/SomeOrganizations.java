package vn.khuyenhoc.organization.tree;

import static org.jooq.impl.DSL.select;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TREE;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;

/**
 * Says of 200,000 facts and more whether they belong to some organizations, which a query finds whatever the fact. H2 asks the query again for every row, so it is told its
 * answer (members counted by wanted organizations and their day of joining 0.65 s, so 0.13).
 */
@Component
public class SomeOrganizations {
    private final DSLContext sql;

    SomeOrganizations(DSLContext sql) {
        this.sql = sql;
    }

    @Public
    public Condition own(Field<Long> organization, Select<Record1<Long>> some) {
        return sql.family() == SQLDialect.H2 ? among(ids(some)).apply(organization) : organization.in(some);
    }

    /**
     * Whether they belong to one that stands, or once stood, under another. MySQL would make a join of it too, and go from each organization to its facts: of a province that
     * is most of them (members by year 1.7 s, so 0.7).
     */
    @Public
    public Condition everUnder(Field<Long> organization, long top) {
        return among(everUnder(top)).apply(organization);
    }

    /** Whether these are more than half of all there are: then whoever looks for the first facts of theirs, in whatever order, soon finds them. */
    @Public
    public boolean mostEverUnder(long top) {
        return everUnder(top).size() > all().size() / 2;
    }

    /**
     * Whichever are fewer, those or the others: of most, H2 would look up the facts of each, and sort them instead of following their order until a page is full, and a
     * statement would name thousands. What belongs to no organization that ever was is theirs too, where the others are named.
     *
     * @return for the column of a fact that names its organization
     */
    @Public
    public Function<Field<Long>, Condition> among(Set<Long> some) {
        Set<Long> others = all();
        others.removeAll(some);
        return some.size() <= others.size() ? organization -> Keys.in(organization, some) : organization -> Keys.in(organization, others).not();
    }

    private Set<Long> all() {
        return ids(select(ORGANIZATION_REGISTER.ORGANIZATION_ID).from(ORGANIZATION_REGISTER));
    }

    private Set<Long> everUnder(long top) {
        var tree = ORGANIZATION_TREE;
        return ids(select(tree.DESCENDANT_ID).from(tree).where(tree.ANCESTOR_ID.eq(top)).and(Valid.known(tree)));
    }

    private Set<Long> ids(Select<Record1<Long>> organizations) {
        return new TreeSet<>(sql.fetchValues(organizations));
    }
}
