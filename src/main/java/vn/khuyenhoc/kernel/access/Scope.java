package vn.khuyenhoc.kernel.access;

import java.util.Set;

/**
 * In which organizations a caller may read what is personal, or may write: everywhere, nowhere, or in some with all below them.
 * What is public is read by anyone and needs none.
 *
 * @param everywhere whether every organization is within it
 * @param subtrees the organizations at the tops of what is within it, where not everything is
 */
public record Scope(boolean everywhere, Set<Long> subtrees) {
    public static final Scope NOWHERE = new Scope(false, Set.of());
    public static final Scope EVERYWHERE = new Scope(true, Set.of());

    public Scope {
        subtrees = Set.copyOf(subtrees);
    }

    public static Scope of(Set<Long> subtrees) {
        return new Scope(false, subtrees);
    }
}
