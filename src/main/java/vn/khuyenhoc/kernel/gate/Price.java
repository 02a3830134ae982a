package vn.khuyenhoc.kernel.gate;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;

import graphql.execution.ExecutionContext;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.LargestPage;

/**
 * What an operation may cost, reckoned from its text, its variables and the schema before any SQL: an object 1, one that is
 * computed from arguments 10, as is a plain value, a page {@code first} times its row, a count 10 or at the root 1000, any other
 * plain value nothing, and on top what {@code @cost} says of a field. At the root, the count of a list within an organization costs 3000, a list that is filtered 2500 more, its count 1500 more, one that is searched by text 5000 and its count too, one that is ordered 7500,
 * one in which facts of a period are added up 5000; of a list that {@code @scans} fewer than 200,000 rows so much less. The schema itself has a price of its own.
 */
final class Price {
    private static final int PAGE = 20;
    /** Measured on the sample: a list of 200,000 rows is counted in 20 to 100 ms, one below an organization in 1. */
    private static final int COUNTED = 1000;
    private static final int COUNTED_BELOW = 10;
    /** Measured on the sample: whether each of 60,000 facts, or those who gave them, belongs to the province is found in 0.1 to 0.2 s. */
    private static final int COUNTED_WITHIN = 3000;
    /** Measured on the sample: 200,000 names are searched in 0.4 s and ordered in 0.3, or in 0.9 where a filter asks of their organizations too; one request does so twice or once. */
    private static final int SEARCHED = 5000;
    private static final int ORDERED = 7500;
    /** Measured on the sample: 200,000 rows are looked through for what no index finds in 0.04 to 0.15 s. */
    private static final int FILTERED = 2500;
    /** By how many rows these are reckoned. */
    private static final int SCANNED = 200_000;
    /** Figures of one organization on a day within a month, in the time of about ten rows. */
    private static final int COMPUTED = 10;

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Given given;
    private final int listSize;
    private final int introspection;
    private final int largestPage;

    private Price(ExecutionContext operation, int listSize, int introspection) {
        this.schema = operation.getGraphQLSchema();
        this.fragments = operation.getFragmentsByName();
        this.given = new Given(operation.getCoercedVariables().toMap());
        this.listSize = listSize;
        this.introspection = introspection;
        this.largestPage = LargestPage.of(operation.getGraphQLContext());
    }

    static Priced of(ExecutionContext execution, int listSize, int introspection) {
        OperationDefinition operation = execution.getOperationDefinition();
        Priced whole = new Priced(null, "", 0, 1, 0);
        GraphQLObjectType root = switch (operation.getOperation()) {
            case QUERY -> execution.getGraphQLSchema().getQueryType();
            case MUTATION -> execution.getGraphQLSchema().getMutationType();
            case SUBSCRIPTION -> execution.getGraphQLSchema().getSubscriptionType();
        };
        if (root != null) {
            new Price(execution, listSize, introspection).add(whole, root, operation.getSelectionSet());
        }
        return whole;
    }

    private void add(Priced parent, GraphQLType type, @Nullable SelectionSet selected) {
        if (selected == null || !(type instanceof GraphQLCompositeType)) {
            return;
        }
        for (Selection<?> selection : selected.getSelections()) {
            if (given.leavesOut(selection)) {
                continue;
            }
            switch (selection) {
                case Field field when type instanceof GraphQLFieldsContainer object -> add(parent, object, field);
                case InlineFragment fragment -> add(parent, narrowed(type, fragment.getTypeCondition()), fragment.getSelectionSet());
                case FragmentSpread spread when fragments.get(spread.getName()) instanceof FragmentDefinition fragment ->
                    add(parent, narrowed(type, fragment.getTypeCondition()), fragment.getSelectionSet());
                default -> { }
            }
        }
    }

    private void add(Priced parent, GraphQLFieldsContainer object, Field field) {
        GraphQLFieldDefinition definition = object.getFieldDefinition(field.getName());
        if (definition == null) {
            int points = ofSchema(field.getName());
            if (points > 0) {
                new Priced(parent, field.getResultKey(), points, 1, 0);
            }
            return;
        }
        GraphQLType type = GraphQLTypeUtil.unwrapAll(definition.getType());
        boolean list = GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()));
        if (type instanceof GraphQLCompositeType) {
            int rows = !list ? 1 : parent.first() > 0 ? 0 : listed(definition, field);
            int page = page(definition, field);
            boolean computed = parent.parent() != null && page == 0 && !definition.getArguments().isEmpty();
            boolean atRoot = page > 0 && parent.parent() == null;
            boolean addedUp = atRoot && definition.getArgument("from") != null;
            int searched = atRoot ? scanning(definition, SEARCHED) * (given.texts(field, "where") + (addedUp ? 1 : 0)) : 0;
            int filtered = atRoot && !addedUp && given.conditions(field, "where") ? scanning(definition, FILTERED) : 0;
            int within = atRoot && !addedUp && given.of(field, "within") != null ? Math.max(0, scanning(definition, COUNTED_WITHIN) - COUNTED) : 0;
            int ordered = atRoot && !addedUp && given.of(field, "orderBy") != null ? scanning(definition, ORDERED) : 0;
            int own = weight(definition) + (computed ? COMPUTED : 1) + Math.max(Math.max(searched, ordered), reads(field.getSelectionSet()) ? filtered : 0);
            add(new Priced(parent, field.getResultKey(), own, rows, page, addedUp ? 0 : within + Math.max(searched, filtered - COUNTED)), type, field.getSelectionSet());
        } else if (parent.first() > 0 && field.getName().equals("totalCount")) {
            boolean whole = parent.parent() != null && parent.parent().parent() == null;
            new Priced(parent, field.getResultKey(), (whole ? COUNTED : COUNTED_BELOW) + parent.scan(), 1, 0);
        } else if (parent.parent() != null && !definition.getArguments().isEmpty()) {
            // Of the holder's own day, which differs from one to the next, each may be a statement of its own.
            boolean once = once(definition) && given.of(field, "asOf") != null;
            new Priced(parent, field.getResultKey(), (once ? 0 : weight(definition)) + COMPUTED, 1, 0);
            if (once) {
                new Priced(parent.root(), field.getResultKey(), weight(definition), 1, 0);
            }
        }
    }

    /** Whatever of it is asked for; graphql-java lets an operation ask once for either, and once for the fields of types. */
    private int ofSchema(String field) {
        return field.equals("__schema") ? introspection : field.equals("__type") ? introspection / 4 : 0;
    }

    /** Whether a list is asked for more than its length. */
    private boolean reads(@Nullable SelectionSet selected) {
        return selected != null && selected.getSelections().stream().anyMatch(selection -> switch (selection) {
            case Field field -> !field.getName().equals("totalCount") && !field.getName().startsWith("__");
            case InlineFragment fragment -> reads(fragment.getSelectionSet());
            case FragmentSpread spread when fragments.get(spread.getName()) instanceof FragmentDefinition fragment -> reads(fragment.getSelectionSet());
            default -> false;
        });
    }

    /** What the schema itself says that a field costs. */
    private static int weight(GraphQLFieldDefinition definition) {
        GraphQLAppliedDirective cost = definition.getAppliedDirective("cost");
        return cost == null ? 0 : Objects.requireNonNull(cost.getArgument("weight").<Integer>getValue());
    }

    private static int scanning(GraphQLFieldDefinition list, int points) {
        GraphQLAppliedDirective scans = list.getAppliedDirective("scans");
        return scans == null ? points : (int) ((long) points * Objects.requireNonNull(scans.getArgument("rows").<Integer>getValue()) / SCANNED);
    }

    /** Whether one statement answers for all rows, so that it costs the same for one of them. */
    private static boolean once(GraphQLFieldDefinition definition) {
        GraphQLAppliedDirective cost = definition.getAppliedDirective("cost");
        return cost != null && Boolean.TRUE.equals(cost.getArgument("once").<Boolean>getValue());
    }

    /** A page out of bounds is refused by the list itself, in better words. */
    private int page(GraphQLFieldDefinition definition, Field field) {
        GraphQLArgument first = definition.getArgument("first");
        if (first == null) {
            return 0;
        }
        Object wanted = given.of(field, "first");
        if (wanted == null && first.getArgumentDefaultValue().getValue() instanceof Object byDefault) {
            wanted = byDefault;
        }
        return wanted instanceof Number page ? (int) Math.clamp(page.longValue(), 1, largestPage) : PAGE;
    }

    /** The length of a list that is as long as the list of ids it is asked for, or as such lists are reckoned. */
    private int listed(GraphQLFieldDefinition definition, Field field) {
        Object ids = definition.getArgument("ids") == null ? null : given.of(field, "ids");
        return ids instanceof Collection<?> values ? Math.max(1, values.size()) : listSize;
    }

    private GraphQLType narrowed(GraphQLType type, @Nullable TypeName condition) {
        GraphQLType named = condition == null ? null : schema.getType(condition.getName());
        return named == null ? type : named;
    }
}
