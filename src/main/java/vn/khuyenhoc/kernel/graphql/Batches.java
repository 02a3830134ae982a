package vn.khuyenhoc.kernel.graphql;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import graphql.schema.DataFetchingEnvironment;
import org.dataloader.DataLoader;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;

/** Makes nested fields with arguments cost one load for all parents that a request asks with the same arguments. */
@Component
public class Batches {
    private final BatchLoaderRegistry registry;

    Batches(BatchLoaderRegistry registry) {
        this.registry = registry;
    }

    /**
     * A nested field.
     *
     * @param name {@code Type.field}, unique in the application
     * @param load the values of all these parents for one set of arguments; a parent without a value may be missing
     * @param <A> its arguments, a value with {@code equals}
     */
    public <A, R> Field<A, R> field(String name, BiFunction<Set<Long>, A, Map<Long, R>> load) {
        registry.<Key<A>, R>forName(name).registerMappedBatchLoader((keys, environment) -> Mono.just(loadAll(name, keys, load)));
        return new Field<>(name, name);
    }

    /**
     * Nested fields that are loaded together: each first says what it needs, in the order of their names, so that the same
     * fields make the same statement; then each takes what it got.
     *
     * @param name unique in the application
     * @param shared through what they ask, made anew for each load
     */
    public <S> Together<S> together(String name, Supplier<S> shared) {
        return new Together<>(registry, name, shared);
    }

    /** A nested connection. */
    public <A, T> Field<Listed<A>, Connection<T>> connection(String name, Pages<A, T> pages) {
        return field(name, (parents, listed) -> {
            Map<Long, Connection<T>> connections = new HashMap<>();
            pages.of(parents, listed.arguments(), listed.page()).forEach((parent, page) -> connections.put(parent, Connection.of(page)));
            return connections;
        });
    }

    private static <A, R> Map<Key<A>, R> loadAll(String name, Set<Key<A>> keys, BiFunction<Set<Long>, A, Map<Long, R>> load) {
        Map<A, Set<Long>> parents = keys.stream().collect(groupingBy(Key::arguments, mapping(Key::parent, toSet())));
        Map<Key<A>, R> values = new HashMap<>();
        parents.forEach((arguments, wanted) ->
            load.apply(wanted, arguments).forEach((parent, value) -> values.put(new Key<>(name, parent, arguments), value)));
        return values;
    }

    private record Key<A>(String field, long parent, A arguments) {}

    /** The arguments of a connection: the page, and whatever else the field takes. */
    public record Listed<A>(A arguments, PageRequest page) {}

    /** Loads a page of each parent's list. */
    public interface Pages<A, T> {
        Map<Long, Page<T>> of(Set<Long> parents, A arguments, PageRequest page);
    }

    /** Says what the values of all these parents need, and gives them when all that is loaded together has said so. */
    public interface Asking<S, A, R> {
        Supplier<Map<Long, R>> of(Set<Long> parents, A arguments, S shared);
    }

    /** Fields that are loaded together. */
    public static final class Together<S> {
        private record Some(String field, Object arguments) {}

        private final String name;
        private final Map<String, Asking<S, Object, ?>> fields = new ConcurrentHashMap<>();

        private Together(BatchLoaderRegistry registry, String name, Supplier<S> shared) {
            this.name = name;
            registry.<Key<Object>, Object>forName(name).registerMappedBatchLoader((keys, environment) -> Mono.just(loadAll(keys, shared.get())));
        }

        /** As {@link Batches#field}. */
        @SuppressWarnings("unchecked")
        public <A, R> Field<A, R> field(String field, Asking<S, A, R> asking) {
            fields.put(field, (Asking<S, Object, ?>) asking);
            return new Field<>(name, field);
        }

        private Map<Key<Object>, Object> loadAll(Set<Key<Object>> keys, S shared) {
            Map<Some, Set<Long>> parents = keys.stream().sorted(comparing(Key::field))
                .collect(groupingBy(key -> new Some(key.field(), key.arguments()), LinkedHashMap::new, mapping(Key::parent, toSet())));
            Map<Some, Supplier<? extends Map<Long, ?>>> asked = new LinkedHashMap<>();
            parents.forEach((some, wanted) -> asked.put(some, Objects.requireNonNull(fields.get(some.field())).of(wanted, some.arguments(), shared)));
            Map<Key<Object>, Object> values = new HashMap<>();
            asked.forEach((some, given) ->
                given.get().forEach((parent, value) -> values.put(new Key<>(some.field(), parent, some.arguments()), value)));
            return values;
        }
    }

    /** A registered field, from which the graph class asks the value of one parent. */
    public static final class Field<A, R> {
        private final String loader;
        private final String name;

        private Field(String loader, String name) {
            this.loader = loader;
            this.name = name;
        }

        public CompletableFuture<R> of(long parent, A arguments, DataFetchingEnvironment field) {
            DataLoader<Key<A>, R> loading = field.getDataLoader(loader);
            if (loading == null) {
                throw new IllegalStateException("no batch named " + loader);
            }
            return loading.load(new Key<>(name, parent, arguments));
        }
    }
}
