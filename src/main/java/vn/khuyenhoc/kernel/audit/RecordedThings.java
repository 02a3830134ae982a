package vn.khuyenhoc.kernel.audit;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;
import static vn.khuyenhoc.kernel.jooq.Tables.CHANGE_FACT;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Repository;
import org.springframework.util.function.SingletonSupplier;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.kernel.sql.Keys;

/** What the tables and rows that changes name mean to a client, and under which rows a thing of a client is recorded. */
@Repository
class RecordedThings {
    private static final Field<Long> ID = field("id", Long.class);

    private final DSLContext sql;
    private final SingletonSupplier<Map<String, NodeSource>> sources;
    private final SingletonSupplier<Map<String, String>> types;

    RecordedThings(DSLContext sql, ObjectProvider<NodeSource> all) {
        this.sql = sql;
        // Later: among the sources are those that show changes.
        this.sources = SingletonSupplier.of(() -> all.stream().filter(source -> source.type().isAnnotationPresent(RecordedIn.class)).collect(toMap(source -> source.type().getSimpleName(), identity())));
        this.types = SingletonSupplier.of(() -> sources.obtain().keySet().stream().collect(toMap(type -> Objects.requireNonNull(place(type)).value(), identity())));
    }

    private @Nullable RecordedIn place(String type) {
        NodeSource source = sources.obtain().get(type);
        return source == null ? null : source.type().getAnnotation(RecordedIn.class);
    }

    /** The GraphQL types by the names of their tables. */
    @Public
    Map<String, String> types() {
        return types.obtain();
    }

    /** The rows of a thing; of most there is one, whose id is the thing's. */
    @Public
    Set<Long> factsOf(GlobalId thing) {
        RecordedIn place = place(thing.type());
        Set<Long> facts = new HashSet<>(Set.of(thing.key()));
        if (place != null && !place.key().equals(ID.getName())) {
            facts.addAll(sql.select(ID).from(table(place.value())).where(field(place.key(), Long.class).eq(thing.key())).fetch(ID));
        }
        return facts;
    }

    /** The things of a type that rows are about, as far as a caller may see them, by their rows. */
    Map<Long, Node> ofFacts(String type, Set<Long> facts, Caller caller) {
        NodeSource source = sources.obtain().get(type);
        RecordedIn place = place(type);
        if (source == null || place == null) {
            return Map.of();
        }
        Field<Long> key = field(place.key(), Long.class);
        Map<Long, Long> keys = place.key().equals(ID.getName()) ? facts.stream().collect(toMap(identity(), identity()))
            : sql.select(ID, key).from(table(place.value())).where(Keys.in(ID, facts)).fetchMap(ID, key);
        Map<Long, Node> things = source.find(Set.copyOf(keys.values()), caller).stream().collect(toMap(Node::key, identity()));
        return keys.entrySet().stream().filter(entry -> things.containsKey(entry.getValue())).collect(toMap(Map.Entry::getKey, entry -> things.get(entry.getValue())));
    }

    /** The acts that changed one of these rows together with others. */
    @Public
    Set<Long> changesOf(Set<Long> facts) {
        return sql.select(CHANGE_FACT.CHANGE_ID).from(CHANGE_FACT).where(Keys.in(CHANGE_FACT.FACT_ID, facts)).fetchSet(CHANGE_FACT.CHANGE_ID);
    }
}
