package vn.khuyenhoc.organization.tree;

import static java.util.Comparator.comparingInt;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TREE;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jooq.DSLContext;

import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;

/** The ancestors of some organizations through time, read at once. */
public final class Ancestors {
    /** @param depth how many levels the ancestor stands below the root */
    public record Ancestor(long id, int depth, LocalDate validFrom, LocalDate validTo) {
        public boolean on(LocalDate day) {
            return !validFrom.isAfter(day) && validTo.isAfter(day);
        }
    }

    private final Map<Long, List<Ancestor>> byDescendant;

    private Ancestors(Map<Long, List<Ancestor>> byDescendant) {
        this.byDescendant = byDescendant;
    }

    static Ancestors none() {
        return new Ancestors(Map.of());
    }

    public static Ancestors of(Collection<Long> organizations, DSLContext sql) {
        return new Ancestors(read(organizations, sql));
    }

    /** Of those that were read before. */
    static Ancestors of(Map<Long, List<Ancestor>> byDescendant) {
        return new Ancestors(byDescendant);
    }

    static Map<Long, List<Ancestor>> read(Collection<Long> organizations, DSLContext sql) {
        var tree = ORGANIZATION_TREE;
        return sql
            .select(tree.DESCENDANT_ID, tree.ANCESTOR_ID, tree.ANCESTOR_DEPTH, tree.VALID_FROM, tree.VALID_TO)
            .from(tree)
            .where(Keys.in(tree.DESCENDANT_ID, organizations)).and(Valid.known(tree))
            .fetchGroups(row -> row.value1(), row -> new Ancestor(row.value2(), row.value3(), row.value4(), row.value5()));
    }

    /** The organization itself, while it stood, and all it ever stood under. */
    public List<Ancestor> of(long organization) {
        return byDescendant.getOrDefault(organization, List.of());
    }

    /** From the root to the organization itself, as it stood on a day; empty if it did not stand. */
    public List<Long> path(long organization, LocalDate day) {
        return of(organization).stream().filter(ancestor -> ancestor.on(day)).sorted(comparingInt(Ancestor::depth)).map(Ancestor::id).toList();
    }

    boolean stood(long organization, LocalDate day) {
        return of(organization).stream().anyMatch(ancestor -> ancestor.id() == organization && ancestor.on(day));
    }
}
