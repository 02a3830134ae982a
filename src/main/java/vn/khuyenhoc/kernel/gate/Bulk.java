package vn.khuyenhoc.kernel.gate;

import graphql.execution.ExecutionContext;
import graphql.execution.FieldCollector;
import graphql.execution.FieldCollectorParameters;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;

/** Mutations that change many records at once, such as an import or the closing of a year: the schema says of each that it is {@code @bulk}. */
final class Bulk {
    private static final FieldCollector FIELDS = new FieldCollector();

    private Bulk() {}

    /** Whether any field of a mutation that is not skipped is one. */
    static boolean in(ExecutionContext operation) {
        GraphQLObjectType mutations = operation.getGraphQLSchema().getMutationType();
        if (mutations == null || operation.getOperationDefinition().getOperation() != Operation.MUTATION) {
            return false;
        }
        FieldCollectorParameters asked = FieldCollectorParameters.newParameters().schema(operation.getGraphQLSchema()).objectType(mutations)
            .fragments(operation.getFragmentsByName()).variables(operation.getCoercedVariables().toMap()).graphQLContext(operation.getGraphQLContext()).build();
        return FIELDS.collectFields(asked, operation.getOperationDefinition().getSelectionSet()).getSubFieldsList().stream()
            .anyMatch(field -> mutations.getFieldDefinition(field.getName()) instanceof GraphQLFieldDefinition known && known.hasAppliedDirective("bulk"));
    }
}
