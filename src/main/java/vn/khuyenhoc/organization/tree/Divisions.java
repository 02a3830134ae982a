package vn.khuyenhoc.organization.tree;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** Where what organizations had themselves went, as they gave parts away, and those who received them gave parts again. */
final class Divisions {
    /** @param share of a part, in hundredths of a percent of what the predecessor had on the day; null of the whole */
    record Given(long predecessor, long successor, @Nullable Integer share, LocalDate on) {}

    /** @param holder who has it in the end */
    record Piece(long holder, List<Cut> cuts) {}

    private final List<Given> given;
    private final Map<Long, TreeMap<LocalDate, List<Given>>> byPredecessor;

    /** @param given in the order of time and, of one day, of the successors */
    Divisions(List<Given> given) {
        this.given = given;
        this.byPredecessor = given.stream().collect(groupingBy(Given::predecessor, groupingBy(Given::on, TreeMap::new, toList())));
    }

    /** Those of whose own something came into parts, however often it was handed on before. */
    Set<Long> divided() {
        Set<Long> divided = new HashSet<>();
        for (Given one : given.reversed()) {
            if (one.share() != null || divided.contains(one.successor())) {
                divided.add(one.predecessor());
            }
        }
        return divided;
    }

    /** The pieces of what an organization had on a day; together they are the whole. */
    List<Piece> of(long organization, LocalDate day) {
        List<Piece> pieces = new ArrayList<>();
        follow(organization, day, List.of(), pieces);
        return pieces;
    }

    private void follow(long holder, LocalDate since, List<Cut> cuts, List<Piece> pieces) {
        List<Cut> left = cuts;
        for (Map.Entry<LocalDate, List<Given>> act : byPredecessor.getOrDefault(holder, new TreeMap<>()).tailMap(since, false).entrySet()) {
            long reached = 0;
            for (Given one : act.getValue()) {
                long until = one.share() == null ? Cut.WHOLE : reached + one.share();
                follow(one.successor(), act.getKey(), one.share() == null ? left : cut(left, reached, until), pieces);
                reached = until;
            }
            if (reached == Cut.WHOLE) {
                return;
            }
            left = cut(left, reached, Cut.WHOLE);
        }
        pieces.add(new Piece(holder, left));
    }

    private static List<Cut> cut(List<Cut> cuts, long from, long to) {
        List<Cut> more = new ArrayList<>(cuts);
        more.add(new Cut(from, to));
        return more;
    }
}
