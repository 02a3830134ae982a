package vn.khuyenhoc.kernel.tables;

import java.util.function.BiConsumer;

import graphql.execution.ExecutionContext;
import graphql.execution.conditional.ConditionalNodes;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLType;
import org.jspecify.annotations.Nullable;

/** Walks what an operation selects, as it will be executed: fragments spread, what directives leave out left out. */
record Selections(ExecutionContext operation, ConditionalNodes conditions) {
    static Selections of(ExecutionContext operation) {
        return new Selections(operation, new ConditionalNodes());
    }

    /** Tells every field with the type on which it is selected. */
    void fields(GraphQLType type, @Nullable SelectionSet selected, BiConsumer<GraphQLFieldsContainer, Field> told) {
        if (selected == null) {
            return;
        }
        for (Selection<?> selection : selected.getSelections()) {
            if (!conditions.shouldInclude((DirectivesContainer<?>) selection, operation.getCoercedVariables().toMap(),
                operation.getGraphQLSchema(), operation.getGraphQLContext())) {
                continue;
            }
            switch (selection) {
                case Field field when type instanceof GraphQLFieldsContainer container -> told.accept(container, field);
                case InlineFragment fragment -> fields(narrowed(type, fragment.getTypeCondition()), fragment.getSelectionSet(), told);
                case FragmentSpread spread when operation.getFragmentsByName().get(spread.getName()) instanceof FragmentDefinition fragment ->
                    fields(narrowed(type, fragment.getTypeCondition()), fragment.getSelectionSet(), told);
                default -> { }
            }
        }
    }

    private GraphQLType narrowed(GraphQLType type, @Nullable TypeName condition) {
        GraphQLType named = condition == null ? null : operation.getGraphQLSchema().getType(condition.getName());
        return named == null ? type : named;
    }
}
