package vn.khuyenhoc.kernel.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;

/** The groups of a period's facts, each beside what it was a year before; a group of either year is there. */
public final class Statement<D extends Enum<D>> {
    /** What the facts of a group add up to, now and then. */
    private record Sums(long[] now, long[] before) {}

    private final Grouping<D> grouping;
    private final int measures;
    private final Map<List<Long>, Sums> sums = new HashMap<>();

    /** @param measures how many figures a group has: their number, their amount, and others */
    public Statement(Grouping<D> grouping, int measures) {
        this.grouping = grouping;
        this.measures = measures;
    }

    /** Adds facts of the period. */
    public void add(List<Long> key, List<Long> figures) {
        add(sums.computeIfAbsent(key, this::nothing).now(), figures);
    }

    /** Adds facts of the year before. */
    public void addBefore(List<Long> key, List<Long> figures) {
        add(sums.computeIfAbsent(grouping.aYearLater(key), this::nothing).before(), figures);
    }

    private Sums nothing(List<Long> key) {
        return new Sums(new long[measures], new long[measures]);
    }

    private static void add(long[] to, List<Long> figures) {
        Arrays.setAll(to, i -> to[i] + figures.get(i));
    }

    private Stream<Group> groups() {
        return sums.entrySet().stream().map(entry -> new Group(entry.getKey(), listed(entry.getValue().now()), listed(entry.getValue().before())));
    }

    private static List<Long> listed(long[] figures) {
        return Arrays.stream(figures).boxed().toList();
    }

    /** What all groups add up to, as one that is told apart by nothing. */
    public Group totals() {
        long[] now = new long[measures];
        long[] before = new long[measures];
        groups().forEach(group -> {
            add(now, group.now());
            add(before, group.before());
        });
        return new Group(List.of(), listed(now), listed(before));
    }

    /** A page of the groups that are told of. */
    public Page<Group> page(PageRequest request, Having having) {
        GroupOrder order = GroupOrder.of(grouping, request.orderBy());
        List<Group> told = new ArrayList<>(groups().filter(having::holds).sorted(order).toList());
        int from = request.after() == null ? 0 : order.behind(request.after(), told);
        int to = Math.min(told.size(), from + request.first());
        return new Page<>(told.subList(from, to).stream().map(group -> new Page.Row<>(group, order.placeOf(group))).toList(),
            request.after() != null, to < told.size(), told.size());
    }
}
