package vn.khuyenhoc.kernel.gate;

import graphql.execution.ExecutionContext;
import graphql.execution.FieldCollector;
import graphql.execution.FieldCollectorParameters;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;

import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Scope;

/** What changes many records at once, such as an import, or reads each of them again, as an auditor does: the schema says of each such field that it is {@code @bulk}. */
final class Bulk {
    private static final FieldCollector FIELDS = new FieldCollector();

    private Bulk() {}

    /** Whether any field of an operation that is not skipped is one; for who reads nowhere no query is, because that one would be refused and the others gain its time. */
    static boolean in(ExecutionContext operation) {
        GraphQLObjectType root = switch (operation.getOperationDefinition().getOperation()) {
            case QUERY -> reads(Caller.of(operation.getGraphQLContext())) ? operation.getGraphQLSchema().getQueryType() : null;
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

    private static boolean reads(Caller caller) {
        return caller.known() && !caller.reads().equals(Scope.NOWHERE);
    }
}
