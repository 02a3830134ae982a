package vn.khuyenhoc.kernel.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Refusal;

/**
 * By what facts are told apart: one or two properties that they have.
 *
 * @param <D> the properties that a module's facts have; those of time are called as their {@link Grain}
 */
public record Grouping<D extends Enum<D>>(List<D> by) {
    private static final int MOST = 2;

    /** The required argument {@code groupBy}. @throws Refusal GROUP_BY_INVALID */
    public static <D extends Enum<D>> Grouping<D> of(DataFetchingEnvironment field, Class<D> dimensions) {
        List<String> wanted = Objects.requireNonNullElse(field.<List<String>>getArgument("groupBy"), List.of());
        if (wanted.isEmpty() || wanted.size() > MOST || wanted.stream().distinct().count() < wanted.size()) {
            throw new Refusal("GROUP_BY_INVALID", "groupBy", MOST);
        }
        return new Grouping<>(wanted.stream().map(name -> Enum.valueOf(dimensions, name)).toList());
    }

    public boolean has(D dimension) {
        return by.contains(dimension);
    }

    /** The grain of a property of time, or null. */
    public static @Nullable Grain grain(Enum<?> dimension) {
        for (Grain grain : Grain.values()) {
            if (grain.name().equals(dimension.name())) {
                return grain;
            }
        }
        return null;
    }

    /** The finest grain of time that facts are told apart by, or null. */
    public @Nullable Grain finest() {
        return by.stream().map(Grouping::grain).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
    }

    /** Whether a month lies in the time that the facts of a group have in common. */
    boolean holds(List<Long> key, int month) {
        return IntStream.range(0, key.size()).allMatch(i -> {
            Grain grain = grain(by.get(i));
            return grain == null || grain.spanOf(month) == key.get(i);
        });
    }

    /** What a key says besides time. */
    List<Long> untimed(List<Long> key) {
        return IntStream.range(0, key.size()).filter(i -> grain(by.get(i)) == null).mapToObj(key::get).toList();
    }

    /** What the key of a group is a year later. */
    List<Long> aYearLater(List<Long> key) {
        return IntStream.range(0, key.size()).mapToObj(i -> grain(by.get(i)) == null ? key.get(i) : Long.valueOf(key.get(i) + 100)).toList();
    }
}
