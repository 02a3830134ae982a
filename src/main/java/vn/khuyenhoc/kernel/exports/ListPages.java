package vn.khuyenhoc.kernel.exports;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import vn.khuyenhoc.kernel.graphql.LargestPage;
import vn.khuyenhoc.kernel.sql.SortedAhead;
import vn.khuyenhoc.kernel.tables.Table;

/** Reads an answer, and its lists page by page, by the way that every query takes, so that rights, bounds and deadlines are those of a query. */
final class ListPages {
    /** A page below which nothing is won. */
    private static final int SMALL = 100;

    private final WebGraphQlHandler requests;
    private final Supplier<WebGraphQlRequest> query;
    private final Reading reading;
    private final int largest;
    private final SortedAhead ahead = new SortedAhead();
    private int size;

    ListPages(WebGraphQlHandler requests, Supplier<WebGraphQlRequest> query, Reading reading, int size) {
        this.requests = requests;
        this.query = query;
        this.reading = reading;
        this.largest = size;
        this.size = size;
    }

    /** Known once something was read. */
    List<Table> tables() {
        return reading.tables();
    }

    /** What has no pages or, if all has, the first page of the first list. */
    ExportedList.Page first() {
        return page(null, null);
    }

    /** As many rows as the gate lets pass at once. */
    ExportedList.Page behind(Table list, @Nullable String place) {
        return page(list, place);
    }

    private ExportedList.Page page(@Nullable Table table, @Nullable String place) {
        while (true) {
            reading.page(table, size, place);
            try {
                Object answered = ask();
                ExportedList list = reading.list();
                return list == null ? new ExportedList.Page(answered, false, null) : list.page(answered);
            } catch (ExportRefused refused) {
                int smaller = reading.list() == null ? size : refused.smallerThan(size, SMALL);
                if (smaller == size) {
                    throw refused;
                }
                size = smaller;
            }
        }
    }

    /** @return how many rows the list has whose page was read last; -1 where counting them costs more than a query may */
    int count() {
        reading.count();
        try {
            return Objects.requireNonNull(reading.list()).count(ask());
        } catch (ExportRefused refused) {
            if (refused.code().equals("QUERY_TOO_COSTLY") || refused.code().equals("DEADLINE_EXCEEDED")) {
                return -1;
            }
            throw refused;
        }
    }

    private @Nullable Object ask() {
        WebGraphQlRequest request = query.get();
        request.configureExecutionInput((_, input) -> input.graphQLContext(context -> {
            context.put(Reading.class, reading);
            LargestPage.raise(context, largest, ahead);
        }).build());
        ExecutionResult answer = Objects.requireNonNull(requests.handleRequest(request).block()).getExecutionResult();
        List<GraphQLError> errors = answer.getErrors();
        if (!errors.isEmpty()) {
            throw new ExportRefused(errors);
        }
        return answer.getData();
    }
}
