package vn.khuyenhoc.organization.membership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationMembershipRecord;
import vn.khuyenhoc.organization.tree.Ancestors;

/**
 * Where one person is listed more than once. Of n memberships in a subtree n - 1 must not count: taken in the order of the
 * tree, each but the first is noted at the lowest organization that stands above it and the one before it. Whatever
 * subtree is asked for then holds one note less than memberships.
 */
final class Listed {
    /** @param organization below which the person is listed that many times too often */
    record Twice(long organization, int times, LocalDate from, LocalDate to) {}

    private static final Comparator<List<Long>> IN_TREE = (one, other) -> {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            if (!one.get(i).equals(other.get(i))) {
                return Long.compare(one.get(i), other.get(i));
            }
        }
        return Integer.compare(one.size(), other.size());
    };

    private Listed() {}

    static Set<Twice> twice(List<OrganizationMembershipRecord> memberships, Ancestors ancestors) {
        Set<Twice> found = new HashSet<>();
        Map<Long, Twice> open = new HashMap<>();
        for (LocalDate day : turns(memberships, ancestors)) {
            Map<Long, Integer> times = times(memberships, ancestors, day);
            open.values().removeIf(twice -> {
                boolean over = times.getOrDefault(twice.organization(), 0) != twice.times();
                if (over) {
                    found.add(new Twice(twice.organization(), twice.times(), twice.from(), day));
                }
                return over;
            });
            times.forEach((organization, count) -> open.putIfAbsent(organization, new Twice(organization, count, day, Days.FOREVER)));
        }
        found.addAll(open.values());
        return found;
    }

    /** The days on which the person's memberships, or what stands above them, changed. */
    private static TreeSet<LocalDate> turns(List<OrganizationMembershipRecord> memberships, Ancestors ancestors) {
        TreeSet<LocalDate> turns = new TreeSet<>();
        for (OrganizationMembershipRecord membership : memberships) {
            turns.add(membership.getValidFrom());
            turns.add(membership.getValidTo());
            ancestors.of(membership.getOrganizationId()).forEach(above -> {
                turns.add(above.validFrom());
                turns.add(above.validTo());
            });
        }
        turns.remove(Days.FOREVER);
        return turns;
    }

    private static Map<Long, Integer> times(List<OrganizationMembershipRecord> memberships, Ancestors ancestors, LocalDate day) {
        List<List<Long>> paths = memberships.stream()
            .filter(membership -> !membership.getValidFrom().isAfter(day) && membership.getValidTo().isAfter(day))
            .map(membership -> ancestors.path(membership.getOrganizationId(), day)).sorted(IN_TREE).toList();
        Map<Long, Integer> times = new HashMap<>();
        for (int i = 1; i < paths.size(); i++) {
            List<Long> shared = new ArrayList<>(paths.get(i));
            while (!shared.isEmpty() && !paths.get(i - 1).subList(0, Math.min(shared.size(), paths.get(i - 1).size())).equals(shared)) {
                shared.removeLast();
            }
            if (!shared.isEmpty()) {
                times.merge(shared.getLast(), 1, Integer::sum);
            }
        }
        return times;
    }
}
