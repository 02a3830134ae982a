package vn.khuyenhoc.kernel.sql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.rowNumber;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * A list of facts that can be read page by page, at the root or for many parents at once, ordered by id.
 * Whatever the number of parents or rows, a page is one statement, and a count is one more.
 *
 * @param <V> the view that a row becomes
 */
public final class Listing<V> {
    private final DSLContext sql;
    private final Table<?> facts;
    private final Field<Long> id;
    private final Field<Long> parent;
    private final Table<?> joined;
    private final List<? extends SelectField<?>> columns;
    private final RecordMapper<Record, V> view;

    /**
     * @param facts the table that is listed, filtered to what is known now
     * @param id its column that identifies a row of the list and orders it
     * @param parent its column that names the owner of a nested list
     * @param joined the table with whatever else a view needs joined to it, one row a fact
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

    /** A page of all facts that {@code where} lets through. */
    public Page<V> page(Condition where, PageRequest request) {
        Condition matching = where.and(Valid.known(facts));
        List<V> rows = sql.select(columns).from(joined)
            .where(matching).and(behind(request))
            .orderBy(id).limit(request.first() + 1)
            .fetch(view);
        return Page.of(rows, request, request.counted() ? sql.fetchCount(facts, matching) : null);
    }

    /** A page for each of the parents: ids are ranked first, rows are joined to the few that remain. */
    public Map<Long, Page<V>> pages(Set<Long> parents, Condition where, PageRequest request) {
        Condition matching = parent.in(parents).and(where).and(Valid.known(facts));
        Field<Long> rankedId = id.as("ranked_id");
        Field<Long> rankedUnder = parent.as("ranked_under");
        Field<Integer> place = rowNumber().over().partitionBy(parent).orderBy(parent, id).as("place");
        Table<?> ranked = sql.select(rankedId, rankedUnder, place).from(facts).where(matching).and(behind(request)).asTable("ranked");
        Map<Long, List<V>> rows = sql.select(columns).select(parent.as("listed_under"))
            .from(ranked).join(joined).on(id.eq(ranked.field(rankedId))).and(parent.eq(ranked.field(rankedUnder)))
            .where(ranked.field(place).le(request.first() + 1)).and(where).and(Valid.known(facts))
            .orderBy(parent, id)
            .fetch().stream()
            .collect(groupingBy(row -> row.get("listed_under", Long.class), mapping(view::map, toList())));
        Map<Long, Integer> totals = request.counted() ? counts(matching) : Map.of();
        return parents.stream().collect(Collectors.toMap(Function.identity(), owner ->
            Page.of(rows.getOrDefault(owner, List.of()), request, request.counted() ? totals.getOrDefault(owner, 0) : null)));
    }

    /** The facts with these ids, whatever their owners. */
    public List<V> withIds(Collection<Long> ids) {
        return sql.select(columns).from(joined).where(id.in(ids)).and(Valid.known(facts)).fetch(view);
    }

    public @Nullable V withId(long wanted) {
        List<V> found = withIds(List.of(wanted));
        return found.isEmpty() ? null : found.getFirst();
    }

    private Condition behind(PageRequest request) {
        return request.after() == null ? noCondition() : id.gt(request.after());
    }

    private Map<Long, Integer> counts(Condition matching) {
        return sql.select(parent, count()).from(facts).where(matching).groupBy(parent).fetchMap(parent, count());
    }
}
