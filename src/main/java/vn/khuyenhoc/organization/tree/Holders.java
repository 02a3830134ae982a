package vn.khuyenhoc.organization.tree;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TREE;

import java.time.LocalDate;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.jooq.tables.OrganizationTree;

/** The organizations at the tops of subtrees, joined to facts below them, for what cannot be kept added up: people who are counted once. */
public final class Holders {
    private final OrganizationTree tree = ORGANIZATION_TREE.as("holders");
    private final Set<Long> wanted;

    public Holders(Set<Long> wanted) {
        this.wanted = wanted;
    }

    public Table<?> table() {
        return tree;
    }

    /** Under whom a fact is counted. */
    public Field<Long> holder() {
        return tree.ANCESTOR_ID;
    }

    /** That a fact's organization stood under a holder on a day. */
    public Condition hold(Field<Long> organization, Field<LocalDate> day) {
        return tree.DESCENDANT_ID.eq(organization).and(Keys.in(tree.ANCESTOR_ID, wanted)).and(Valid.on(tree, day)).and(Valid.known(tree));
    }
}
