package vn.khuyenhoc.organization.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import vn.khuyenhoc.organization.jooq.tables.records.OrganizationTreeRecord;
import vn.khuyenhoc.organization.register.Lineage.Stretch;
import vn.khuyenhoc.organization.tree.Regrouped;

/** What must change in the tree from a day on, for its pairs to be those of the lineage. */
final class Branches {
    record Pair(long ancestor, long descendant, int distance, int depth, LocalDate from, LocalDate to) {
        boolean continues(Pair other) {
            return ancestor == other.ancestor && distance == other.distance && depth == other.depth && from.equals(other.to);
        }

        Pair until(LocalDate day) {
            return new Pair(ancestor, descendant, distance, depth, from, day);
        }
    }

    final List<OrganizationTreeRecord> changed = new ArrayList<>();
    final List<OrganizationTreeRecord> gone = new ArrayList<>();
    final Map<Long, LocalDate> newEnds = new HashMap<>();
    final List<Pair> grown = new ArrayList<>();
    private final LocalDate from;
    private final Map<Long, Integer> depths = new HashMap<>();
    private final Map<Regrouped, Integer> regrouped = new LinkedHashMap<>();

    Branches(LocalDate from) {
        this.from = from;
    }

    /** @param known the descendant's pairs that hold on some day from {@code from} on */
    void compare(long descendant, List<OrganizationTreeRecord> known, List<Stretch> lineage) {
        List<Pair> wanted = pairs(descendant, lineage);
        wanted.forEach(pair -> count(pair.ancestor(), pair.depth(), descendant, pair.from(), pair.to(), 1));
        for (OrganizationTreeRecord record : known) {
            Pair pair = pair(record);
            count(pair.ancestor(), pair.depth(), descendant, pair.from().isBefore(from) ? from : pair.from(), pair.to(), -1);
            keep(record, pair, wanted);
        }
        grown.addAll(wanted);
    }

    /** A pair that held before stays one row for as long as it goes on. */
    private void keep(OrganizationTreeRecord record, Pair pair, List<Pair> wanted) {
        boolean older = pair.from().isBefore(from);
        Pair same = wanted.stream().filter(w -> older ? w.continues(pair.until(from)) : w.equals(pair.until(w.to()))).findFirst().orElse(null);
        wanted.remove(same);
        if (same == null && !older) {
            gone.add(record);
            return;
        }
        LocalDate end = same == null ? from : same.to();
        if (!end.equals(pair.to())) {
            changed.add(record);
            newEnds.put(record.getId(), end);
        }
    }

    private static Pair pair(OrganizationTreeRecord record) {
        return new Pair(record.getAncestorId(), record.getDescendantId(), record.getDistance(), record.getAncestorDepth(),
            record.getValidFrom(), record.getValidTo());
    }

    private static List<Pair> pairs(long descendant, List<Stretch> lineage) {
        List<Pair> pairs = new ArrayList<>();
        for (Stretch stretch : lineage) {
            List<Long> path = stretch.path();
            for (int i = 0; i < path.size(); i++) {
                add(pairs, new Pair(path.get(i), descendant, stretch.active() ? i : i + 1, path.size() - 1 - i, stretch.from(), stretch.to()));
            }
        }
        return pairs;
    }

    private static void add(List<Pair> pairs, Pair pair) {
        Pair before = pairs.stream().filter(pair::continues).findFirst().orElse(null);
        if (before == null) {
            pairs.add(pair);
        } else {
            pairs.set(pairs.indexOf(before), before.until(pair.to()));
        }
    }

    private void count(long ancestor, int depth, long descendant, LocalDate begins, LocalDate ends, int sign) {
        depths.putIfAbsent(ancestor, depth);
        regrouped.merge(new Regrouped(ancestor, 0, descendant, begins, ends, 1), sign, Integer::sum);
    }

    /** Only what differs: pairs that hold as before cancel out, whatever the depth of the ancestor. */
    List<Regrouped> regrouped() {
        return regrouped.entrySet().stream().filter(entry -> entry.getValue() != 0)
            .map(entry -> entry.getKey().counted(depths.get(entry.getKey().ancestor()), entry.getValue())).toList();
    }
}
