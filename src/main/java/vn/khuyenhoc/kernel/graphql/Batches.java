package vn.khuyenhoc.kernel.graphql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

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
        registry.<Key<A>, R>forName(name).registerMappedBatchLoader((keys, environment) -> Mono.just(loadAll(keys, load)));
        return new Field<>(name);
    }

    /** A nested connection. */
    public <A, T> Field<Listed<A>, Connection<T>> connection(String name, Pages<A, T> pages) {
        return field(name, (parents, listed) -> {
            Map<Long, Connection<T>> connections = new HashMap<>();
            pages.of(parents, listed.arguments(), listed.page()).forEach((parent, page) -> connections.put(parent, Connection.of(page)));
            return connections;
        });
    }

    private static <A, R> Map<Key<A>, R> loadAll(Set<Key<A>> keys, BiFunction<Set<Long>, A, Map<Long, R>> load) {
        Map<A, Set<Long>> parents = keys.stream().collect(groupingBy(Key::arguments, mapping(Key::parent, toSet())));
        Map<Key<A>, R> values = new HashMap<>();
        parents.forEach((arguments, wanted) ->
            load.apply(wanted, arguments).forEach((parent, value) -> values.put(new Key<>(parent, arguments), value)));
        return values;
    }

    private record Key<A>(long parent, A arguments) {}

    /** The arguments of a connection: the page, and whatever else the field takes. */
    public record Listed<A>(A arguments, PageRequest page) {}

    /** Loads a page of each parent's list. */
    public interface Pages<A, T> {
        Map<Long, Page<T>> of(Set<Long> parents, A arguments, PageRequest page);
    }

    /** A registered field, from which the graph class asks the value of one parent. */
    public static final class Field<A, R> {
        private final String name;

        private Field(String name) {
            this.name = name;
        }

        public CompletableFuture<R> of(long parent, A arguments, DataFetchingEnvironment field) {
            DataLoader<Key<A>, R> loader = field.getDataLoader(name);
            if (loader == null) {
                throw new IllegalStateException("no batch named " + name);
            }
            return loader.load(new Key<>(parent, arguments));
        }
    }
}
