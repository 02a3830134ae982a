package vn.khuyenhoc.kernel.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.execution.ExecutionContext;
import graphql.execution.ValuesResolver;
import graphql.language.Field;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.kernel.graphql.Described;

/** The same field asked several times by aliases, as of two years: what is compared becomes rows, told apart by their aliases and by what they were asked with. */
final class SideBySide {
    private final List<Branch> alike;
    private final Shape shape;
    private final List<Column> told = new ArrayList<>();
    private final List<List<@Nullable Object>> labels = new ArrayList<>();

    SideBySide(List<Branch> alike, ExecutionContext operation, String group) {
        this.alike = alike;
        this.shape = Shape.of(alike.stream().reduce(Branch::with).orElseThrow().below().values());
        Locale language = operation.getLocale();
        GraphQLFieldDefinition definition = Objects.requireNonNull(alike.getFirst().definition());
        List<Map<String, @Nullable Object>> asked = alike.stream().map(branch -> arguments(definition, branch.ways().getFirst().getLast().field(), operation)).toList();
        told.add(new Column("alias", group, "String"));
        alike.forEach(branch -> labels.add(new ArrayList<>(List.of(branch.key()))));
        for (GraphQLArgument argument : definition.getArguments()) {
            List<@Nullable Object> values = asked.stream().<@Nullable Object>map(each -> each.get(argument.getName())).toList();
            if (values.stream().map(String::valueOf).distinct().count() > 1) {
                String type = ((GraphQLNamedType) GraphQLTypeUtil.unwrapAll(argument.getType())).getName();
                Column column = new Column("alias." + argument.getName(), Described.shortly(argument.getDescription(), language), type);
                told.add(column);
                for (int i = 0; i < alike.size(); i++) {
                    Object value = values.get(i);
                    labels.get(i).add(value == null || value instanceof Number ? value : column.cell(value.toString()));
                }
            }
        }
    }

    private static Map<String, @Nullable Object> arguments(GraphQLFieldDefinition definition, Field field, ExecutionContext operation) {
        return ValuesResolver.getArgumentValues(definition.getArguments(), field.getArguments(), operation.getCoercedVariables(),
            operation.getGraphQLContext(), operation.getLocale());
    }

    /** Fields that are asked more than once, each time by an alias, and hold no pages, which are lists of their own. */
    static Set<List<Branch>> among(List<Branch> selected) {
        return selected.stream().filter(branch -> !branch.isPlain() && !branch.isList()).collect(Collectors.groupingBy(Branch::field)).values().stream()
            .filter(alike -> alike.size() > 1 && alike.stream().noneMatch(branch -> branch.key().equals(branch.field()) || branch.holdsPages()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    List<Column> columns() {
        return Stream.concat(told.stream(), shape.columns().stream()).toList();
    }

    /** @param object that has the fields */
    void lines(@Nullable Object object, Consumer<@Nullable Object[]> to) {
        for (int i = 0; i < alike.size(); i++) {
            @Nullable Object element = Shape.within(object, List.of(alike.get(i).key()));
            List<@Nullable Object> label = labels.get(i);
            if (element != null) {
                shape.lines(element, line -> to.accept(Stream.concat(label.stream(), Arrays.stream(line)).toArray()));
            }
        }
    }
}
