package vn.khuyenhoc.kernel.gate;

import graphql.execution.ExecutionContext;
import graphql.execution.FieldCollector;
import graphql.execution.FieldCollectorParameters;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;

/** What changes many records at once, such as an import, or reads each of them again, as an auditor does: the schema says of each such field that it is {@code @bulk}. */
final class Bulk {
    private static final FieldCollector FIELDS = new FieldCollector();

    private Bulk() {}

    /** Whether any field of an operation that is not skipped is one. */
    static boolean in(ExecutionContext operation) {
        GraphQLObjectType root = switch (operation.getOperationDefinition().getOperation()) {
            case QUERY -> operation.getGraphQLSchema().getQueryType();
            case MUTATION -> operation.getGraphQLSchema().getMutationType();
            case SUBSCRIPTION -> null;
        };
        if (root == null) {
            return false;
        }
        FieldCollectorParameters asked = FieldCollectorParameters.newParameters().schema(operation.getGraphQLSchema()).objectType(root)
            .fragments(operation.getFragmentsByName()).variables(operation.getCoercedVariables().toMap()).graphQLContext(operation.getGraphQLContext()).build();
        return FIELDS.collectFields(asked, operation.getOperationDefinition().getSelectionSet()).getSubFieldsList().stream()
            .anyMatch(field -> root.getFieldDefinition(field.getName()) instanceof GraphQLFieldDefinition known && known.hasAppliedDirective("bulk"));
    }
}
