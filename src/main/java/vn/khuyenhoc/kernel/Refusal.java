package vn.khuyenhoc.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A rule of the association, or a bound of the API, that a request broke.
 * The code is what programs read; people read the message of that code in {@code i18n/messages}, in their language.
 */
public class Refusal extends RuntimeException {
    private final String code;
    private final @Nullable String argument;
    private final Object[] details;

    /**
     * @param argument the name of the argument at fault, or null where the fault is not in one
     * @param details what the message names; values of an enum as they are
     */
    public Refusal(String code, @Nullable String argument, Object... details) {
        super(code + (argument == null ? "" : " " + argument) + " " + Arrays.toString(details), null, false, false);
        this.code = code;
        this.argument = argument;
        this.details = details;
    }

    /** The same where the argument is a field of another one. */
    public Refusal under(String outer) {
        return new Refusal(code, argument == null ? outer : outer + "." + argument, details);
    }

    /** The same at another argument, for whoever was asked by another name. */
    public Refusal at(String other) {
        return new Refusal(code, other, details);
    }

    public String code() {
        return code;
    }

    public @Nullable String argument() {
        return argument;
    }

    /** What the message names: {0} is the argument, the details follow from {1}; of an enum, the word for its value. */
    public Object[] named() {
        return Stream.concat(Stream.of(String.valueOf(argument)), Stream.of(details).map(Word::of)).toArray();
    }

    /** The same where it was kept as texts for somebody who reads it later. */
    public static Object[] named(List<String> kept) {
        return kept.stream().map(Word::read).toArray();
    }
}
