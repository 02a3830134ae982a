package vn.khuyenhoc.organization.tree;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.organization.tree.Ancestors.Ancestor;

/** Ancestors of those to whom facts were added lately, remembered until the tree changes: it changes some times a year, and each gift asks. */
@Component
class KnownAncestors {
    private static final int MOST = 20_000;

    /** @param tree which one it is of, as {@link TreeGuard} numbers it */
    private record Known(long tree, Map<Long, List<Ancestor>> byDescendant) {}

    private final DSLContext sql;
    private volatile Known known = new Known(-1, Map.of());

    KnownAncestors(DSLContext sql) {
        this.sql = sql;
    }

    /** @param tree which one the caller's transaction has; null if it is to be read anew */
    Ancestors of(Collection<Long> organizations, @Nullable Long tree) {
        if (tree == null) {
            return Ancestors.of(organizations, sql);
        }
        Known before = known;
        Known now = before.tree() == tree && before.byDescendant().size() < MOST ? before : new Known(tree, new ConcurrentHashMap<>());
        List<Long> missing = organizations.stream().filter(one -> !now.byDescendant().containsKey(one)).toList();
        if (missing.isEmpty()) {
            return Ancestors.of(now.byDescendant());
        }
        Map<Long, List<Ancestor>> read = Ancestors.read(missing, sql);
        now.byDescendant().putAll(read);
        known = now;
        return Ancestors.of(now.byDescendant());
    }
}
