package vn.khuyenhoc.kernel.exports;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import graphql.execution.ExecutionContext;
import graphql.language.OperationDefinition;
import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.tables.AnswerTables;
import vn.khuyenhoc.kernel.tables.Table;

/** What an export asks of the operation that is executed next: all that is no page of a list, a page of one, or how long that is. */
final class Reading {
    private final @Nullable String wanted;
    private final boolean asPaths;
    private @Nullable List<Table> tables;
    private @Nullable ExportedList list;
    private @Nullable String after;
    private boolean counting;
    private int first;

    /**
     * @param wanted the path of the table that is meant; null where all are
     * @param asPaths whether figures are called as the query names them
     */
    Reading(@Nullable String wanted, boolean asPaths) {
        this.wanted = wanted;
        this.asPaths = asPaths;
    }

    /** Known once an operation has run. */
    List<Table> tables() {
        return Objects.requireNonNull(tables);
    }

    /** The list whose page was read; null of what has no pages. */
    @Nullable ExportedList list() {
        return list;
    }

    /** @param table null: what has no pages or, if all has, a page of the first list */
    void page(@Nullable Table table, int first, @Nullable String after) {
        this.list = table == null ? list : new ExportedList(table);
        this.counting = false;
        this.first = first;
        this.after = after;
    }

    void count() {
        this.counting = true;
    }

    OperationDefinition of(ExecutionContext operation, UnaryOperator<String> words) {
        OperationDefinition sent = operation.getOperationDefinition();
        if (tables == null) {
            List<Table> found = found(operation, words);
            tables = found;
            list = found.stream().allMatch(Table::paged) ? new ExportedList(found.getFirst()) : null;
        }
        ExportedList read = list;
        return read == null ? sent : counting ? read.count(sent) : read.page(sent, first, after);
    }

    /** @throws Refusal EXPORT_LIST_MISSING */
    private List<Table> found(ExecutionContext operation, UnaryOperator<String> words) {
        List<Table> found = AnswerTables.of(operation, asPaths, words).stream().filter(table -> wanted == null || wanted.equals(table.path())).toList();
        if (found.isEmpty()) {
            throw new Refusal("EXPORT_LIST_MISSING", wanted == null ? null : "list");
        }
        return found;
    }
}
