package vn.khuyenhoc.organization.tree;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TREE;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationLevel;

/**
 * Says what {@link Subtree} says, for long lists. Where one province is all there is, nothing need be asked of each row below it. Of one of
 * several, where many rows belong, MySQL must go by the order of the list and ask of each, or it sorts 200,000 rows to show fifty (0.7 to
 * 1 s of CPU, and to count them 0.7 s for 0.5). Below a commune either database had best begin with the organizations, and H2 must be told which
 * they can be at all: it asks of each row otherwise (a commune's 2,343 of 216,652 members: 500 ms, so 10; MySQL takes 5 either way).
 */
@Component
public class Reach {
    private final DSLContext sql;

    Reach(DSLContext sql) {
        this.sql = sql;
    }

    public Condition of(Scope scope, Field<Long> organization, Field<LocalDate> day) {
        if (scope.everywhere() || scope.subtrees().isEmpty()) {
            return Subtree.of(scope, organization, day);
        }
        return ofProvince(scope.subtrees()) ? asked(scope.subtrees(), organization, day) : everBelow(scope.subtrees(), organization).and(Subtree.of(scope, organization, day));
    }

    @Public
    public Condition of(long ancestor, Field<Long> organization, LocalDate day) {
        return ofProvince(Set.of(ancestor)) ? asked(Set.of(ancestor), organization, val(day)) : everBelow(Set.of(ancestor), organization).and(Subtree.of(ancestor, organization, day));
    }

    private static Condition everBelow(Collection<Long> ancestors, Field<Long> organization) {
        var tree = ORGANIZATION_TREE.as("ever");
        return organization.in(select(tree.DESCENDANT_ID).from(tree).where(Keys.in(tree.ANCESTOR_ID, ancestors)));
    }

    private boolean ofProvince(Collection<Long> organizations) {
        return !organizations.isEmpty() && sql.fetchExists(ORGANIZATION_REGISTER,
            Keys.in(ORGANIZATION_REGISTER.ORGANIZATION_ID, organizations).and(ORGANIZATION_REGISTER.LEVEL.eq(OrganizationLevel.PROVINCE)));
    }

    /** No organization ever stood at the top but these. */
    private boolean all(Collection<Long> organizations) {
        var r = ORGANIZATION_REGISTER;
        return !sql.fetchExists(r, r.PARENT_ID.isNull().and(Valid.known(r)).and(r.ORGANIZATION_ID.notIn(organizations)));
    }

    /** A subquery that MySQL does not turn into a join: it is one value, or none. */
    private Condition asked(Collection<Long> ancestors, Field<Long> organization, Field<LocalDate> day) {
        if (all(ancestors)) {
            return trueCondition();
        }
        var tree = ORGANIZATION_TREE.as("reach");
        return field(select(inline(1)).from(tree).where(Keys.in(tree.ANCESTOR_ID, ancestors)).and(tree.DESCENDANT_ID.eq(organization))
            .and(Valid.on(tree, day)).and(Valid.known(tree)).limit(1)).isNotNull();
    }
}
