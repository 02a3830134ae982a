package vn.khuyenhoc.organization.tree;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.trueCondition;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TREE;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;

/** Whether a fact belongs to an organization or to one below it, on a day. */
public final class Subtree {
    private Subtree() {}

    /**
     * @param ancestor the organization at the top, itself included
     * @param organization the column of the fact that names its organization
     * @param day the column with the day whose tree counts
     */
    public static Condition of(long ancestor, Field<Long> organization, Field<LocalDate> day) {
        var tree = ORGANIZATION_TREE.as("under");
        return exists(selectOne().from(tree)
            .where(tree.ANCESTOR_ID.eq(ancestor)).and(tree.DESCENDANT_ID.eq(organization))
            .and(Valid.on(tree, day)).and(Valid.known(tree)));
    }

    /** Whether a scope holds the fact: its organization stood in one of the scope's subtrees on the day. */
    public static Condition of(Scope scope, Field<Long> organization, Field<LocalDate> day) {
        if (scope.everywhere() || scope.subtrees().isEmpty()) {
            return scope.everywhere() ? trueCondition() : falseCondition();
        }
        var tree = ORGANIZATION_TREE.as("scope");
        return exists(selectOne().from(tree)
            .where(tree.ANCESTOR_ID.in(scope.subtrees())).and(tree.DESCENDANT_ID.eq(organization))
            .and(Valid.on(tree, day)).and(Valid.known(tree)));
    }

    /** The same for the tree of one given day. */
    public static Condition of(long ancestor, Field<Long> organization, LocalDate day) {
        return of(ancestor, organization, DSL.val(day));
    }

    /** Which organizations stood there on a day, those at the top included: of a few, whose facts are then found by their index. */
    public static Set<Long> below(Collection<Long> ancestors, LocalDate day, DSLContext sql) {
        var tree = ORGANIZATION_TREE;
        return ancestors.isEmpty() ? Set.of() : sql.selectDistinct(tree.DESCENDANT_ID).from(tree).where(Keys.in(tree.ANCESTOR_ID, ancestors))
            .and(Valid.on(tree, day)).and(Valid.known(tree)).fetchSet(tree.DESCENDANT_ID);
    }
}
