package vn.khuyenhoc.kernel.sql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.trueCondition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.RecordMapper;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.kernel.access.Scope;

/**
 * A list of facts that can be filtered, ordered and read page by page, at the root or for many parents at once.
 * Whatever the number of parents or rows, a page is one statement, and a count is one more.
 *
 * @param <V> the view that a row becomes
 */
public final class Listing<V> {
    /** Column of every fetched row: whether the caller may read what is personal in it. */
    public static final Field<Boolean> IN_SCOPE = field("in_scope", Boolean.class);

    private static final int LOOKED_AT = 2_000;

    private final DSLContext sql;
    private final Table<?> facts;
    private final Field<Long> id;
    private final Field<Long> parent;
    private final Table<?> joined;
    private final List<? extends SelectField<?>> columns;
    private final RecordMapper<Record, V> view;
    private Criteria criteria = Criteria.on();
    private Orders orders = Orders.by();
    private Function<Scope, Condition> inScope = scope -> trueCondition();
    private boolean personal;
    private boolean computed;
    private Predicate<Map<?, ?>> filteredByFacts = Map::isEmpty;
    private @Nullable Condition published;

    /**
     * @param facts the table that is listed, filtered to what is known now
     * @param id its column that identifies a row of the list and orders it
     * @param parent its column that names the owner of a nested list
     * @param joined the table with whatever else a view needs joined to it, one row a fact; by {@code leftJoin}, though the other row is always there:
     *     MySQL takes "superseded_at is null" for rare, begins with the other table and sorts all (the first contributions: 350 ms, so 1)
     */
    public Listing(DSLContext sql, Table<?> facts, Field<Long> id, Field<Long> parent, Table<?> joined,
                   List<? extends SelectField<?>> columns, RecordMapper<Record, V> view) {
        this.sql = sql;
        this.facts = facts;
        this.id = id;
        this.parent = parent;
        this.joined = joined;
        this.columns = columns;
        this.view = view;
    }

    public Listing<V> filteredBy(Criteria criteria) {
        this.criteria = criteria;
        return this;
    }

    public Listing<V> orderedBy(Orders orders) {
        this.orders = orders;
        return this;
    }

    /** Rows that are made up anew for each question, as sums are: they are made up once, sorted as they are, and counted as they are read. */
    public Listing<V> computed() {
        this.computed = true;
        return this;
    }

    /** Its filters ask nothing of what is joined, but for these: where none of them is asked for, nothing is joined to count. */
    public Listing<V> filteredByFacts(String... but) {
        this.filteredByFacts = filter -> !Criteria.asks(filter, but);
        return this;
    }

    /** Says in {@link #IN_SCOPE} whose rows may be shown with what is personal in them. */
    public Listing<V> tellingScope(Function<Scope, Condition> inScope) {
        this.inScope = inScope;
        return this;
    }

    /** Rows that are personal as a whole: outside the caller's scope there are none, in pages and in counts. */
    public Listing<V> personal(Function<Scope, Condition> inScope) {
        this.personal = true;
        return tellingScope(inScope);
    }

    /** Rows that are hidden outside the caller's scope as long as they are not published. */
    public Listing<V> personalUnless(Condition published, Function<Scope, Condition> inScope) {
        this.published = published;
        return personal(inScope);
    }

    /** A page of all facts that {@code where} lets through. */
    public Page<V> page(Condition where, PageRequest request) {
        Condition matching = matching(where, request);
        if (request.ahead() != null && request.after() != null && request.listed() && !request.orderBy().isEmpty() && !computed) {
            return ahead(matching, request, request.ahead(), request.after());
        }
        if (computed && request.counted() && request.listed()) {
            return counting(matching, request);
        }
        List<Page.Row<V>> rows = rows(matching, request);
        return Page.of(rows, request, request.counted() ? sql.fetchCount(counted(request), matching) : null);
    }

    /**
     * The same of very many facts. What many have in common fills a page with the next few of all, before anything is asked of them; only what is rarer is looked for among
     * all, which H2 sorts though they lie in order (the first of 216,652 members: 0.5 s, so 0.01).
     */
    public Page<V> pageOfMany(Condition where, PageRequest request) {
        if (!request.orderBy().isEmpty() || !request.listed()) {
            return page(where, request);
        }
        Page<V> next = page(where.and(amongNext(request)), request.uncounted());
        return next.more() ? next.of(page(where, request.unlisted()).total()) : page(where, request);
    }

    /** A page for each of the parents: ids are ranked first, rows are joined to the few that remain. */
    public Map<Long, Page<V>> pages(Set<Long> parents, Condition where, PageRequest request) {
        if (parents.size() == 1) {
            // No ranking for one parent: the plain query cost MySQL 0.3 ms less (five campaigns of a province).
            Long owner = parents.iterator().next();
            return Map.of(owner, page(parent.eq(owner).and(where), request));
        }
        Condition matching = Keys.in(parent, parents).and(matching(where, request));
        Map<Long, List<Page.Row<V>>> rows = ranked(matching, where, request);
        Map<Long, Integer> totals = request.counted() ? counts(matching, request) : Map.of();
        Map<Long, Page<V>> pages = new HashMap<>();
        for (Long owner : parents) {
            pages.put(owner, Page.of(rows.getOrDefault(owner, List.of()), request, request.counted() ? totals.getOrDefault(owner, 0) : null));
        }
        return pages;
    }

    /** Of a list that is only counted order and cursor are looked at too. */
    private List<Page.Row<V>> rows(Condition matching, PageRequest request) {
        Keyset keyset = orders.keyset(request.orderBy(), id);
        Condition behind = keyset.behind(request.after());
        if (!request.listed()) {
            return List.of();
        }
        var selected = sql.select(columns).select(keyset.columns()).select(field(inScope.apply(request.scope())).as(IN_SCOPE));
        if (computed || request.orderBy().isEmpty()) {
            return selected.from(joined).where(matching).and(behind).orderBy(keyset.order()).limit(request.first() + 1)
                .fetch(row -> new Page.Row<>(view.map(row), keyset.placeOf(row)));
        }
        // Only ids are sorted, whole rows joined to the few that remain: 200,000 whole rows were too many for H2 to sort in memory.
        Field<Long> orderedId = id.as("ordered_id");
        Table<?> ordered = sql.select(orderedId).from(source(request, keyset)).where(matching).and(behind).orderBy(keyset.order()).limit(request.first() + 1)
            .asTable("ordered");
        return selected.from(ordered).join(joined).on(id.eq(ordered.field(orderedId))).where(matching).orderBy(keyset.order())
            .fetch(row -> new Page.Row<>(view.map(row), keyset.placeOf(row)));
    }

    /** Behind the last row none says how many there are. */
    private Page<V> counting(Condition matching, PageRequest request) {
        Keyset keyset = orders.keyset(request.orderBy(), id);
        Table<?> all = sql.select(joined.fields()).select(count().over().as("of_all")).from(joined).where(matching).asTable(joined.getName());
        Field<Integer> length = Valid.column(all, "of_all", Integer.class);
        int[] total = new int[1];
        List<Page.Row<V>> rows = sql.select(columns).select(keyset.columns()).select(field(inScope.apply(request.scope())).as(IN_SCOPE), length).from(all).where(keyset.behind(request.after()))
            .orderBy(keyset.order()).limit(request.first() + 1).fetch(row -> {
                total[0] = row.get(length);
                return new Page.Row<>(view.map(row), keyset.placeOf(row));
            });
        return Page.of(rows, request, rows.isEmpty() ? Integer.valueOf(sql.fetchCount(joined, matching)) : total[0]);
    }

    /** Each page of an order would sort all rows that are left: 109 times for all members of a province. */
    private Page<V> ahead(Condition matching, PageRequest request, SortedAhead ahead, Place after) {
        Keyset keyset = orders.keyset(request.orderBy(), id);
        Condition behind = keyset.behind(after);
        String question = sql.renderInlined(sql.select(id).from(source(request, keyset)).where(matching).orderBy(keyset.order()));
        long[] next = ahead.next(question, after, request.first() + 1, most -> {
            try (Stream<Record1<Long>> sorted = sql.select(id).from(source(request, keyset)).where(matching).and(behind).orderBy(keyset.order()).limit(most).fetchStream()) {
                return sorted.mapToLong(Record1::value1).toArray();
            }
        });
        List<Long> ids = Arrays.stream(next).limit(request.first()).boxed().toList();
        // In the order of the ids, so that the place of the last is that of the page, whatever was renamed meanwhile.
        Map<Long, Page.Row<V>> rows = sql.select(columns).select(keyset.columns()).select(field(inScope.apply(request.scope())).as(IN_SCOPE)).from(joined).where(id.in(ids)).and(matching)
            .fetchMap(row -> row.get("key_id", Long.class), row -> new Page.Row<>(view.map(row), keyset.placeOf(row)));
        return new Page<>(ids.stream().map(rows::get).filter(Objects::nonNull).toList(), true, next.length > request.first(), request.counted() ? sql.fetchCount(counted(request), matching) : null);
    }

    private Map<Long, List<Page.Row<V>>> ranked(Condition matching, Condition where, PageRequest request) {
        Keyset keyset = orders.keyset(request.orderBy(), id);
        Condition behind = keyset.behind(request.after());
        if (!request.listed()) {
            return Map.of();
        }
        List<OrderField<?>> order = new ArrayList<>(keyset.order());
        order.addFirst(parent);
        Field<Long> rankedId = id.as("ranked_id");
        Field<Long> rankedUnder = parent.as("ranked_under");
        Field<Integer> place = rowNumber().over().partitionBy(parent).orderBy(order).as("place");
        Table<?> ranked = sql.select(rankedId, rankedUnder, place).from(source(request, keyset))
            .where(matching).and(behind).asTable("ranked");
        return sql.select(columns).select(keyset.columns()).select(field(inScope.apply(request.scope())).as(IN_SCOPE), parent.as("listed_under"))
            .from(ranked).join(joined).on(id.eq(ranked.field(rankedId))).and(parent.eq(ranked.field(rankedUnder)))
            .where(ranked.field(place).le(request.first() + 1)).and(where).and(Valid.known(facts))
            .orderBy(order)
            .fetch().stream()
            .collect(groupingBy(row -> row.get("listed_under", Long.class),
                mapping(row -> new Page.Row<>(view.map(row), keyset.placeOf(row)), toList())));
    }

    /** The facts with these ids, whatever their owners. */
    public List<V> withIds(Collection<Long> ids, Scope scope) {
        return sql.select(columns).select(field(inScope.apply(scope)).as(IN_SCOPE)).from(joined)
            .where(id.in(ids)).and(Valid.known(facts)).and(visible(scope)).fetch(view);
    }

    /** Which facts, with all that is joined to them, a request is shown: figures of the same facts are made up by this too. */
    public Condition matching(Condition where, PageRequest request) {
        return where.and(Valid.known(facts)).and(criteria.condition(request.where(), request.scope())).and(visible(request.scope()));
    }

    private Condition amongNext(PageRequest request) {
        Field<Long> next = id.as("next_id");
        Table<?> some = sql.select(next).from(this.facts).where(Valid.known(this.facts)).and(orders.keyset(List.of(), id).behind(request.after()))
            .orderBy(id).limit(LOOKED_AT).asTable("next_facts");
        return id.le(sql.select(max(some.field(next))).from(some));
    }

    private Condition visible(Scope scope) {
        Condition within = personal ? inScope.apply(scope) : trueCondition();
        return published == null ? within : published.or(within);
    }

    /** Filters and orders may speak of what is joined; where none does, the facts alone are ranked. */
    private Table<?> source(PageRequest request, Keyset keyset) {
        return keyset.of(facts) ? counted(request) : joined;
    }

    private Table<?> counted(PageRequest request) {
        return filteredByFacts.test(request.where()) ? facts : joined;
    }

    private Map<Long, Integer> counts(Condition matching, PageRequest request) {
        return sql.select(parent, count()).from(counted(request)).where(matching).groupBy(parent).fetchMap(parent, count());
    }
}
