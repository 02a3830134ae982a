package vn.khuyenhoc.organization.tree;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
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
 * Says what {@link Subtree} says, for pages of long lists in the order of their ids. Below a commune MySQL had best begin with the
 * organizations; of a province, where nearly every row belongs, it must go by the order of the list and ask of each row, or it sorts
 * 200,000 rows to show fifty (0.7 to 1 s of CPU). Where all must be looked at anyway, to count or to sort them, asking of each costs
 * twice as much (0.7 s for 0.36).
 */
@Component
public class Reach {
    private final DSLContext sql;

    Reach(DSLContext sql) {
        this.sql = sql;
    }

    public Condition of(Scope scope, Field<Long> organization, Field<LocalDate> day) {
        return scope.everywhere() || !ofProvince(scope.subtrees()) ? Subtree.of(scope, organization, day) : asked(scope.subtrees(), organization, day);
    }

    @Public
    public Condition of(long ancestor, Field<Long> organization, LocalDate day) {
        return ofProvince(Set.of(ancestor)) ? asked(Set.of(ancestor), organization, val(day)) : Subtree.of(ancestor, organization, day);
    }

    private boolean ofProvince(Collection<Long> organizations) {
        return !organizations.isEmpty() && sql.fetchExists(ORGANIZATION_REGISTER,
            Keys.in(ORGANIZATION_REGISTER.ORGANIZATION_ID, organizations).and(ORGANIZATION_REGISTER.LEVEL.eq(OrganizationLevel.PROVINCE)));
    }

    /** A subquery that MySQL does not turn into a join: it is one value, or none. */
    private static Condition asked(Collection<Long> ancestors, Field<Long> organization, Field<LocalDate> day) {
        var tree = ORGANIZATION_TREE.as("reach");
        return field(select(inline(1)).from(tree).where(Keys.in(tree.ANCESTOR_ID, ancestors)).and(tree.DESCENDANT_ID.eq(organization))
            .and(Valid.on(tree, day)).and(Valid.known(tree)).limit(1)).isNotNull();
    }
}
