package vn.khuyenhoc.organization.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * How the figures of organizations on a day are made up of those of subtrees of that day. Along the tree of the day each is
 * its own subtree; along today's, whole subtrees that stand under it now are added, those that stand elsewhere taken away,
 * and what an organization had itself is divided by the recorded shares.
 */
public final class Composition {
    /** @param sign 1 where the subtree is added, -1 where it is taken away */
    private record Whole(long organization, int sign) {}

    /** A piece of what an organization had itself. */
    private record Part(long organization, List<Cut> cuts, int sign) {}

    private final boolean asWas;
    private final Map<Long, List<Whole>> wholes = new HashMap<>();
    private final Map<Long, List<Part>> parts = new HashMap<>();
    private final Map<Long, Set<Long>> below = new HashMap<>();

    private Composition(boolean asWas) {
        this.asWas = asWas;
    }

    static Composition asWas(Set<Long> organizations) {
        Composition made = new Composition(true);
        organizations.forEach(organization -> made.whole(organization, organization, 1));
        return made;
    }

    static Composition asNow() {
        return new Composition(false);
    }

    /** Whether every figure is simply that of the organization's own subtree. */
    public boolean asWas() {
        return asWas;
    }

    void whole(long of, long organization, int sign) {
        wholes.computeIfAbsent(of, o -> new ArrayList<>()).add(new Whole(organization, sign));
    }

    void part(long of, long organization, List<Cut> cuts, int sign) {
        parts.computeIfAbsent(of, o -> new ArrayList<>()).add(new Part(organization, cuts, sign));
        below.computeIfAbsent(organization, o -> new HashSet<>());
    }

    Set<Long> divided() {
        return below.keySet();
    }

    void below(long organization, long child) {
        below.computeIfAbsent(organization, o -> new HashSet<>()).add(child);
    }

    /** Whether a figure is an estimate, because an organization was divided. */
    public boolean apportioned(long of) {
        return parts.containsKey(of);
    }

    /** Every organization whose own figures are needed. */
    public Set<Long> needed() {
        Set<Long> needed = new HashSet<>(below.keySet());
        below.values().forEach(needed::addAll);
        wholes.values().forEach(some -> some.forEach(whole -> needed.add(whole.organization())));
        return needed;
    }

    /** The organizations of then, whose figures make up those of one of today. */
    public Set<Long> madeOf(long of) {
        Set<Long> madeOf = new HashSet<>();
        wholes.getOrDefault(of, List.of()).forEach(whole -> madeOf.add(whole.organization()));
        parts.getOrDefault(of, List.of()).forEach(part -> madeOf.add(part.organization()));
        return madeOf;
    }

    /** Adds up a figure that counts whole subtrees. */
    public long sum(long of, ToLongFunction<Long> subtree) {
        return sum(of, subtree, organization -> subtree.applyAsLong(organization)
            - below.getOrDefault(organization, Set.of()).stream().mapToLong(subtree::applyAsLong).sum());
    }

    /** The same with what a divided organization had itself, where the figure knows it. */
    public long sum(long of, ToLongFunction<Long> subtree, ToLongFunction<Long> own) {
        long sum = wholes.getOrDefault(of, List.of()).stream().mapToLong(whole -> whole.sign() * subtree.applyAsLong(whole.organization())).sum();
        for (Part part : parts.getOrDefault(of, List.of())) {
            sum += part.sign() * Cut.all(part.cuts(), own.applyAsLong(part.organization()));
        }
        return sum;
    }

    Sums combine(Sums subtrees, Set<Long> organizations) {
        if (asWas) {
            return subtrees;
        }
        Set<List<?>> dimensions = new HashSet<>();
        needed().forEach(organization -> dimensions.addAll(subtrees.dimensions(organization)));
        Sums sums = new Sums(subtrees.measures());
        for (long organization : organizations) {
            for (List<?> values : dimensions) {
                List<Long> amounts = new ArrayList<>();
                for (int measure = 0; measure < subtrees.measures(); measure++) {
                    int m = measure;
                    amounts.add(sum(organization, o -> subtrees.of(o, m, values.toArray())));
                }
                sums.add(organization, values, amounts);
            }
        }
        return sums;
    }
}
