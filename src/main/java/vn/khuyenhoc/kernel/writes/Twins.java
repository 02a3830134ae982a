package vn.khuyenhoc.kernel.writes;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import vn.khuyenhoc.kernel.writes.FirstAnswers.Question;

/**
 * Lets what is sent again while it is being made wait for the first, before it holds anything. Met in the database, where one holds its key and wants the fund, and the other
 * the fund and wants the key, H2 lets both burn a core for its lock time-out of 2 s, as long as they are tried again (seen: 8 s). Between servers the database alone keeps twins apart.
 */
final class Twins {
    private final Map<List<String>, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
    private final Duration patience;

    /** @param patience after which a twin goes on, to wait in the database, where its request's deadline finds it */
    Twins(Duration patience) {
        this.patience = patience;
    }

    <T> T inTurn(Question question, Supplier<T> work) {
        List<String> key = List.of(question.caller(), question.operation(), question.key());
        CompletableFuture<Void> mine = new CompletableFuture<>();
        for (CompletableFuture<Void> first; (first = underWay.putIfAbsent(key, mine)) != null;) {
            if (!ended(first)) {
                return work.get();
            }
        }
        try {
            return work.get();
        } finally {
            underWay.remove(key, mine);
            mine.complete(null);
        }
    }

    private boolean ended(CompletableFuture<Void> first) {
        return first.copy().completeOnTimeout(null, patience.toMillis(), MILLISECONDS).thenApply(_ -> first.isDone()).join();
    }
}
