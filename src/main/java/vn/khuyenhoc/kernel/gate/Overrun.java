package vn.khuyenhoc.kernel.gate;

import static vn.khuyenhoc.kernel.gate.DocumentSize.directives;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.gate.DocumentSize.Size;

/** Where in a document that is too large a bound is passed: the first field, in the order of the text, with which it is. */
final class Overrun {
    /** A document in which the place lies behind more selections than these is told no place. */
    private static final int STEPS = 3_000;

    private final Map<String, FragmentDefinition> fragments;
    private final BiPredicate<Size, Integer> over;
    private Size sum = Size.NONE;
    private int steps;

    private Overrun(Map<String, FragmentDefinition> fragments, BiPredicate<Size, Integer> over) {
        this.fragments = fragments;
        this.over = over;
    }

    /**
     * @param over whether the bound is passed by what was met so far, and by a field that stands so deep
     * @return names with points between them
     */
    static @Nullable String in(Document document, BiPredicate<Size, Integer> over) {
        Map<String, FragmentDefinition> fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
            .collect(Collectors.toMap(FragmentDefinition::getName, Function.identity(), (one, other) -> one));
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            String path = new Overrun(fragments, over).below(operation.getSelectionSet(), "", 1, directives(operation));
            if (path != null) {
                return path;
            }
        }
        return null;
    }

    private @Nullable String below(@Nullable SelectionSet selected, String path, int depth, Size own) {
        sum = sum.and(own);
        for (Selection<?> selection : selected == null ? List.<Selection<?>>of() : selected.getSelections()) {
            if (++steps > STEPS) {
                return null;
            }
            sum = sum.and(Size.SELECTION);
            String found = switch (selection) {
                case Field field -> at(field, path.isEmpty() ? field.getResultKey() : path + "." + field.getResultKey(), depth);
                case InlineFragment fragment -> below(fragment.getSelectionSet(), path, depth, directives(fragment));
                case FragmentSpread spread when fragments.get(spread.getName()) instanceof FragmentDefinition fragment ->
                    below(fragment.getSelectionSet(), path, depth, directives(spread).and(directives(fragment)));
                default -> null;
            };
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable String at(Field field, String path, int depth) {
        sum = sum.and(directives(field)).and(new Size(0, 0, field.getAlias() == null ? 0 : 1, 0));
        return over.test(sum, depth) ? path : below(field.getSelectionSet(), path, depth + 1, Size.NONE);
    }
}
