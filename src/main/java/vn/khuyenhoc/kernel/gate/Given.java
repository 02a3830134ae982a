package vn.khuyenhoc.kernel.gate;

import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.Selection;
import graphql.language.Value;
import graphql.language.VariableReference;
import org.jspecify.annotations.Nullable;

/** What an operation gives its fields and directives, whether it stands in the text or in a variable. */
record Given(Map<String, Object> variables) {
    /** The parts of a filter that read every text. */
    private static final Set<String> TEXT_SEARCHES = Set.of("contains", "startsWith");
    private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);

    /** An argument as plain Java: maps, lists, numbers, truth values; anything else as what it is. */
    @Nullable Object of(Field field, String name) {
        return field.getArguments().stream().filter(argument -> argument.getName().equals(name)).findFirst()
            .map(Argument::getValue).map(this::plain).orElse(null);
    }

    private @Nullable Object plain(Value<?> value) {
        return switch (value) {
            case VariableReference variable -> variables.get(variable.getName());
            case IntValue number -> number.getValue().min(LARGEST);
            case BooleanValue truth -> truth.isValue();
            case ArrayValue list -> list.getValues().stream().map(this::plain).toList();
            case ObjectValue object -> {
                Map<String, @Nullable Object> fields = new HashMap<>();
                for (ObjectField field : object.getObjectFields()) {
                    fields.put(field.getName(), plain(field.getValue()));
                }
                yield fields;
            }
            case NullValue _ -> null;
            default -> value;
        };
    }

    /** In how many parts a filter searches texts. */
    int texts(Field field, String argument) {
        return texts(of(field, argument));
    }

    private static int texts(@Nullable Object filter) {
        return switch (filter) {
            case Map<?, ?> parts -> parts.entrySet().stream()
                .mapToInt(part -> TEXT_SEARCHES.contains(part.getKey()) && part.getValue() != null ? 1 : texts(part.getValue())).sum();
            case Collection<?> list -> list.stream().mapToInt(Given::texts).sum();
            case null, default -> 0;
        };
    }

    /** Whether a filter asks for anything. */
    boolean conditions(Field field, String argument) {
        return conditions(of(field, argument));
    }

    private static boolean conditions(@Nullable Object filter) {
        return switch (filter) {
            case Map<?, ?> parts -> parts.values().stream().anyMatch(Given::conditions);
            case null -> false;
            default -> true;
        };
    }

    /** Whether {@code @skip} or {@code @include} leaves a selection out. */
    boolean leavesOut(Selection<?> selection) {
        for (Directive directive : ((DirectivesContainer<?>) selection).getDirectives()) {
            boolean met = directive.getArgument("if") != null && Boolean.TRUE.equals(plain(directive.getArgument("if").getValue()));
            if (directive.getName().equals("skip") && met || directive.getName().equals("include") && !met) {
                return true;
            }
        }
        return false;
    }
}
