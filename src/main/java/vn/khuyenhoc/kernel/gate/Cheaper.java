package vn.khuyenhoc.kernel.gate;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * How a query that costs too much could be asked instead.
 *
 * @param path the connection that costs most, or whatever field does where no page makes it pass
 * @param first the largest page with which the query passes; 0 if no page does
 * @param everywhere whether every connection must take this page, because one alone does not do
 */
record Cheaper(String path, int first, boolean everywhere) {
    /** Hundreds of connections are not worth trying one by one. */
    private static final int TRIED = 5;

    static Cheaper than(Priced query, long limit) {
        List<Priced> costly = query.connections().stream().map(connection -> new Candidate(connection, with(query, connection, 1)))
            .sorted(Comparator.comparingLong(Candidate::rest)).limit(TRIED).map(Candidate::connection).toList();
        for (Priced connection : costly) {
            int first = largest(connection.first(), page -> with(query, connection, page) <= limit);
            if (first > 0) {
                return new Cheaper(connection.path(), first, false);
            }
        }
        int everywhere = costly.isEmpty() ? 0 : largest(100, page -> query.cost(each -> Math.min(page, each.first())) <= limit);
        return new Cheaper(everywhere == 0 ? query.costliest().path() : costly.getFirst().path(), everywhere, true);
    }

    private static long with(Priced query, Priced connection, int page) {
        return query.cost(each -> each == connection ? page : each.first());
    }

    /** The largest page up to {@code most} that passes, or 0; a smaller page never costs more. */
    private static int largest(int most, IntPredicate passes) {
        int good = 0;
        int bad = most + 1;
        while (bad - good > 1) {
            int page = (good + bad) / 2;
            if (passes.test(page)) {
                good = page;
            } else {
                bad = page;
            }
        }
        return good;
    }

    private record Candidate(Priced connection, long rest) {}
}
