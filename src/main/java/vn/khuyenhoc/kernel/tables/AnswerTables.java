package vn.khuyenhoc.kernel.tables;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import graphql.execution.ExecutionContext;
import graphql.language.OperationDefinition;
import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.kernel.tables.Table.Way;

/**
 * The tables that an operation's answer makes: its single figures under each other, each of its lists with those within it unrolled, and each field that is
 * asked several times. What stands beside the rows of a list that is shown by the page is a figure too, but for its length and its pages.
 */
public final class AnswerTables {
    private static final Set<String> OF_PAGES = Set.of("totalCount", "pageInfo");

    /** A single figure and where an answer has it. */
    private record Figure(Column column, List<String> keys) {}

    private final ExecutionContext operation;
    private final boolean asPaths;
    private final UnaryOperator<String> words;
    private final List<Table> lists = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private boolean figuresOfListsOnly = true;

    private AnswerTables(ExecutionContext operation, boolean asPaths, UnaryOperator<String> words) {
        this.operation = operation;
        this.asPaths = asPaths;
        this.words = words;
    }

    /**
     * @param asPaths whether figures are called as the query names them
     * @param words what {@code figures}, {@code figure}, {@code value} and {@code group} are called
     */
    public static List<Table> of(ExecutionContext operation, boolean asPaths, UnaryOperator<String> words) {
        OperationDefinition definition = operation.getOperationDefinition();
        if (definition.getOperation() != OperationDefinition.Operation.QUERY) {
            return List.of();
        }
        AnswerTables tables = new AnswerTables(operation, asPaths, words);
        tables.gather(Branch.select(Selections.of(operation), operation.getLocale(), operation.getGraphQLSchema().getQueryType(), definition.getSelectionSet()).values(),
            List.of(), List.of(), false);
        return tables.all();
    }

    private void gather(Collection<Branch> selected, List<String> keys, List<String> called, boolean besideRows) {
        List<Branch> branches = List.copyOf(selected);
        Set<List<Branch>> groups = SideBySide.among(branches);
        for (Branch branch : branches) {
            List<Branch> alike = groups.stream().filter(group -> group.contains(branch)).findFirst().orElse(List.of());
            if (!alike.isEmpty()) {
                if (alike.getFirst() == branch) {
                    compare(alike, keys);
                }
            } else if (!(besideRows && OF_PAGES.contains(branch.field()))) {
                take(branch, Shape.then(keys, branch.key()), Shape.then(called, branch.words()), besideRows);
            }
        }
    }

    private void take(Branch branch, List<String> keys, List<String> called, boolean besideRows) {
        Branch rows = branch.rows();
        if (branch.isPlain()) {
            figuresOfListsOnly &= besideRows;
            figures.add(new Figure(new Column(String.join(".", keys), String.join(" › ", called), branch.type()), keys));
        } else if (branch.isList()) {
            list(branch, keys, Shape.of(branch.below().values()), List.of(), keys);
        } else if (rows != null) {
            List<Way> ways = rows.ways().stream().map(way -> new Way(way.subList(0, way.size() - 1), way.getLast())).toList();
            list(branch, keys, Shape.of(rows.below().values()), ways, Shape.then(keys, rows.key()));
            gather(branch.below().values().stream().filter(beside -> !beside.words().isEmpty()).toList(), keys, called, true);
        } else {
            gather(branch.below().values(), keys, called, besideRows);
        }
    }

    private void list(Branch branch, List<String> keys, Shape shape, List<Way> ways, List<String> elements) {
        if (shape.columns().isEmpty()) {
            return;
        }
        lists.add(new Table(String.join(".", keys), branch.words(), shape.columns(), ways, (answer, to) -> {
            if (Shape.within(answer, elements) instanceof Collection<?> rows) {
                rows.forEach(row -> shape.lines(row, to));
            }
        }));
    }

    private void compare(List<Branch> alike, List<String> keys) {
        SideBySide compared = new SideBySide(alike, operation, words.apply("group"));
        lists.add(new Table(String.join(".", Shape.then(keys, String.join("|", alike.stream().map(Branch::key).toList()))),
            alike.getFirst().named(operation.getLocale()), compared.columns(), List.of(), (answer, to) -> compared.lines(Shape.within(answer, keys), to)));
    }

    private List<Table> all() {
        List<Table> all = new ArrayList<>(lists);
        if (!figures.isEmpty()) {
            // The sums beside a list come behind it; else what an answer is of comes first.
            all.add(figuresOfListsOnly ? all.size() : 0, figures());
        }
        return all;
    }

    private Table figures() {
        int common = (int) figures.stream().map(figure -> figure.keys.getFirst()).distinct().count() == 1 ? 1 : 0;
        return new Table(Table.FIGURES, words.apply("figures"), List.of(new Column("path", words.apply("figure"), "String"), new Column("value", words.apply("value"), "String")),
            List.of(), (answer, to) -> figures.forEach(figure -> to.accept(new @Nullable Object[] {asPaths ? figure.column.path() : shortened(figure.column.words(), common),
                figure.column.cell(Shape.within(answer, figure.keys))})));
    }

    /** Where everything asked is of one thing, its name would only stand before everything. */
    private static String shortened(String words, int common) {
        String[] parts = words.split(" › ", 2);
        return common == 1 && parts.length == 2 ? parts[1] : words;
    }
}
