package vn.khuyenhoc.organization.tree;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TREE;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jooq.DSLContext;

import vn.khuyenhoc.kernel.sql.Valid;

/** The ancestors of some organizations through time, read at once. */
final class Ancestors {
    /** @param depth how many levels the ancestor stands below the root */
    record Ancestor(long id, int depth, LocalDate validFrom, LocalDate validTo) {
        boolean on(LocalDate day) {
            return !validFrom.isAfter(day) && validTo.isAfter(day);
        }
    }

    private final Map<Long, List<Ancestor>> byDescendant;

    private Ancestors(Map<Long, List<Ancestor>> byDescendant) {
        this.byDescendant = byDescendant;
    }

    static Ancestors of(Collection<Long> organizations, DSLContext sql) {
        var tree = ORGANIZATION_TREE;
        return new Ancestors(sql
            .select(tree.DESCENDANT_ID, tree.ANCESTOR_ID, tree.ANCESTOR_DEPTH, tree.VALID_FROM, tree.VALID_TO)
            .from(tree)
            .where(tree.DESCENDANT_ID.in(organizations)).and(Valid.known(tree))
            .fetchGroups(row -> row.value1(), row -> new Ancestor(row.value2(), row.value3(), row.value4(), row.value5())));
    }

    /** The organization itself, while it stood, and all it ever stood under. */
    List<Ancestor> of(long organization) {
        return byDescendant.getOrDefault(organization, List.of());
    }

    boolean stood(long organization, LocalDate day) {
        return of(organization).stream().anyMatch(ancestor -> ancestor.id() == organization && ancestor.on(day));
    }
}
