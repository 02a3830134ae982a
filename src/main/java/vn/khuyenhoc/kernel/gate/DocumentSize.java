package vn.khuyenhoc.kernel.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import graphql.language.Definition;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import org.jspecify.annotations.Nullable;

/** How large the operations of a document become once their fragments are spread; every fragment is measured once, however often it is spread. */
final class DocumentSize {
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Size> known = new HashMap<>();

    private DocumentSize(Document document) {
        document.getDefinitionsOfType(FragmentDefinition.class).forEach(fragment -> fragments.put(fragment.getName(), fragment));
    }

    /** The most of each that any definition has, spread or not, because validation walks them all. */
    static Size of(Document document) {
        DocumentSize sizes = new DocumentSize(document);
        Size most = Size.NONE;
        for (Definition<?> definition : document.getDefinitions()) {
            if (definition instanceof OperationDefinition operation) {
                most = most.or(sizes.of(operation.getSelectionSet()).and(directives(operation)));
            } else if (definition instanceof FragmentDefinition fragment) {
                most = most.or(sizes.spread(fragment.getName()));
            }
        }
        return most;
    }

    private Size of(@Nullable SelectionSet selected) {
        Size size = Size.NONE;
        for (Selection<?> selection : selected == null ? List.<Selection<?>>of() : selected.getSelections()) {
            size = size.and(switch (selection) {
                case Field field -> of(field);
                case InlineFragment fragment -> of(fragment.getSelectionSet()).and(directives(fragment));
                case FragmentSpread fragment -> spread(fragment.getName()).and(directives(fragment));
                default -> Size.NONE;
            }).and(Size.SELECTION);
        }
        return size;
    }

    private Size of(Field field) {
        Size below = of(field.getSelectionSet());
        // graphql-java bounds the depth of introspection itself: GraphiQL's own query is deeper than any of data may be.
        int depth = field.getName().startsWith("__") ? 1 : below.depth() + 1;
        return new Size(below.selections(), depth, below.aliases() + (field.getAlias() == null ? 0 : 1), below.directives())
            .and(directives(field));
    }

    static Size directives(DirectivesContainer<?> annotated) {
        return new Size(0, 0, 0, annotated.getDirectives().size());
    }

    /** A circle of fragments ends here; validation refuses it. */
    private Size spread(String name) {
        Size size = known.get(name);
        FragmentDefinition fragment = fragments.get(name);
        if (size == null && fragment != null) {
            known.put(name, Size.NONE);
            size = of(fragment.getSelectionSet()).and(directives(fragment));
            known.put(name, size);
        }
        return size == null ? Size.NONE : size;
    }

    /** Counts stop growing long before they overflow. */
    record Size(long selections, int depth, long aliases, long directives) {
        private static final long PLENTY = 1_000_000_000;
        static final Size NONE = new Size(0, 0, 0, 0);
        static final Size SELECTION = new Size(1, 0, 0, 0);

        Size and(Size other) {
            return new Size(Math.min(PLENTY, selections + other.selections), Math.max(depth, other.depth),
                Math.min(PLENTY, aliases + other.aliases), Math.min(PLENTY, directives + other.directives));
        }

        Size or(Size other) {
            return new Size(Math.max(selections, other.selections), Math.max(depth, other.depth),
                Math.max(aliases, other.aliases), Math.max(directives, other.directives));
        }
    }
}
