package vn.khuyenhoc.kernel.exports;

import java.util.Objects;

import graphql.execution.ExecutionContext;
import graphql.language.OperationDefinition;
import org.jspecify.annotations.Nullable;

/** What an export asks of the operation that is executed next: a page of its list, or how long that is. */
final class Reading {
    private final @Nullable String wanted;
    private @Nullable ExportedList list;
    private @Nullable String after;
    private boolean counting;
    private int first;

    /** @param wanted the path of the list that is meant; null where the query has but one */
    Reading(@Nullable String wanted) {
        this.wanted = wanted;
    }

    /** Known once an operation has run. */
    ExportedList list() {
        return Objects.requireNonNull(list);
    }

    void page(int first, @Nullable String after) {
        this.counting = false;
        this.first = first;
        this.after = after;
    }

    void count() {
        this.counting = true;
    }

    OperationDefinition of(ExecutionContext operation) {
        ExportedList known = list;
        if (known == null) {
            known = ListSearch.in(operation, wanted);
            list = known;
        }
        OperationDefinition sent = operation.getOperationDefinition();
        return counting ? known.count(sent) : known.page(sent, first, after);
    }
}
