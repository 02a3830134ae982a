package vn.khuyenhoc.kernel.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import vn.khuyenhoc.kernel.Month;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;

/** The groups of a period's facts, each beside what it was a year before; a group of either year is there. */
public final class Statement<D extends Enum<D>> {
    /** What the facts of a group add up to, now and then. */
    private record Sums(long[] now, long[] before) {
        boolean nothing() {
            return LongStream.concat(Arrays.stream(now), Arrays.stream(before)).allMatch(figure -> figure == 0);
        }
    }

    private static final List<String> MONEY = List.of("count", "amount");

    private final Grouping<D> grouping;
    private final List<String> named;
    private final int measures;
    private final Map<List<Long>, Sums> sums = new HashMap<>();
    private Hiding hiding = Hiding.nothing();
    /** What no group is told of, and all together are. */
    private Sums apart;
    private int stocks;
    private Predicate<List<Long>> last = key -> true;

    /** @param measures how many figures a group has: their number, their amount, and others */
    public Statement(Grouping<D> grouping, int measures) {
        this(grouping, MONEY, measures);
    }

    /** @param named what the figures are called that a group has */
    public Statement(Grouping<D> grouping, List<String> named) {
        this(grouping, named, named.size());
    }

    private Statement(Grouping<D> grouping, List<String> named, int measures) {
        this.grouping = grouping;
        this.named = named;
        this.measures = measures;
        this.apart = nothing(List.of());
    }

    /**
     * Leaves out, in either year, groups that concern fewer than so many people, once all facts are there: in groups, orders, bounds and places. The totals
     * hold what is left out where together it concerns as many.
     *
     * @param people which figure says how many people a group concerns
     */
    public Statement<D> leavingOut(long fewest, int people) {
        Sums left = nothing(List.of());
        sums.values().removeIf(group -> (leave(left.now(), group.now(), fewest, people) | leave(left.before(), group.before(), fewest, people)) && group.nothing());
        leave(nothing(List.of()).now(), left.now(), fewest, people);
        leave(nothing(List.of()).now(), left.before(), fewest, people);
        this.apart = left;
        return this;
    }

    /** What was taken back concerns as many as what was given. */
    private static boolean leave(long[] to, long[] figures, long fewest, int people) {
        boolean few = Math.abs(figures[people]) < fewest && Arrays.stream(figures).anyMatch(figure -> figure != 0);
        if (few) {
            add(to, Arrays.stream(figures).boxed().toList());
            Arrays.fill(figures, 0);
        }
        return few;
    }

    /**
     * Hides figures of fewer than so many people, none excepted, and what would tell them, from here on: in groups, in orders, in bounds and in places.
     *
     * @param ofPeople which groups are of people, by what they have in common
     */
    public Statement<D> hiding(long fewest, Predicate<List<Long>> ofPeople) {
        this.hiding = new Hiding(fewest, ofPeople, 0, key -> key, Set.of());
        return this;
    }

    /** Of the first figures, which are what there is at the end of a group's days, all groups have together what those of the period's end have. */
    public Statement<D> stocks(int stocks, LocalDate end) {
        this.stocks = stocks;
        this.last = key -> grouping.holds(key, Month.of(end));
        return this;
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

    /** The groups as they are told of. */
    public List<Group> groups() {
        Hiding hides = seen();
        return sums.entrySet().stream().map(entry -> new Group(entry.getKey(), hides.told(entry.getKey(), entry.getValue().now()), hides.told(entry.getKey(), entry.getValue().before()))).toList();
    }

    private Hiding seen() {
        Hiding hides = hiding.over(stocks, grouping::untimed);
        sums.forEach((key, group) -> {
            hides.see(key, group.now());
            hides.see(key, group.before());
        });
        return hides;
    }

    /** What all groups add up to, as one that is told apart by nothing; hidden where it would tell what the hidden groups have. */
    public Group totals() {
        Hiding hides = seen();
        List<Long> now = totals(hides, Sums::now);
        List<Long> before = totals(hides, Sums::before);
        boolean noStock = now.subList(0, stocks).contains(Group.HIDDEN) || before.subList(0, stocks).contains(Group.HIDDEN);
        return new Group(List.of(), withoutFlows(hides, now, noStock), withoutFlows(hides, before, noStock));
    }

    private List<Long> totals(Hiding hides, Function<Sums, long[]> year) {
        long[] all = year.apply(apart).clone();
        long[] hidden = new long[measures];
        int[] groups = new int[measures];
        sums.forEach((key, group) -> {
            long[] figures = year.apply(group);
            for (int i = last.test(key) ? 0 : stocks; i < measures; i++) {
                all[i] += figures[i];
                if (hides.hides(key, figures, i)) {
                    hidden[i] += figures[i];
                    groups[i]++;
                }
            }
        });
        // Of one group alone that is hidden, the sum would tell its figure, whatever its size.
        return IntStream.range(0, measures).mapToObj(i -> hides.few(hidden[i]) || hides.flows(i) && groups[i] == 1 ? Group.HIDDEN : Long.valueOf(all[i])).toList();
    }

    /** Coming and going tell each other, and a stock that is hidden. */
    private static List<Long> withoutFlows(Hiding hides, List<Long> told, boolean noStock) {
        boolean none = noStock || IntStream.range(0, told.size()).anyMatch(i -> hides.flows(i) && told.get(i) == Group.HIDDEN);
        return IntStream.range(0, told.size()).mapToObj(i -> none && hides.flows(i) ? Long.valueOf(Group.HIDDEN) : told.get(i)).toList();
    }

    /** A page of the groups that are told of. */
    public Page<Group> page(PageRequest request, Having having) {
        GroupOrder order = GroupOrder.of(grouping, named, request.orderBy());
        List<Group> told = new ArrayList<>(groups().stream().filter(group -> having.holds(group, named)).sorted(order).toList());
        int from = request.after() == null ? 0 : order.behind(request.after(), told);
        int to = Math.min(told.size(), from + request.first());
        return new Page<>(told.subList(from, to).stream().map(group -> new Page.Row<>(group, order.placeOf(group))).toList(),
            request.after() != null, to < told.size(), told.size());
    }
}
