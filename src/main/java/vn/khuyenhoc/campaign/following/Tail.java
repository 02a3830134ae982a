package vn.khuyenhoc.campaign.following;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** What one reader has read of the news already. Nothing is passed over: what was committed late is found by a look that goes back a little. */
class Tail {
    private final Function<LocalDateTime, List<NewsItem>> since;
    private final Supplier<LocalDateTime> now;
    private LocalDateTime from;
    private Set<Long> seen = Set.of();

    /**
     * @param since what there is since a moment, or not long before it
     * @param from a moment; some of what was before it is read too
     */
    Tail(Function<LocalDateTime, List<NewsItem>> since, Supplier<LocalDateTime> now, LocalDateTime from) {
        this.since = since;
        this.now = now;
        this.from = from;
    }

    /** Not yet read, the oldest first. */
    List<NewsItem> next() {
        LocalDateTime asked = now.get();
        List<NewsItem> read = since.apply(from);
        List<NewsItem> fresh = read.stream().filter(item -> !seen.contains(item.id())).toList();
        seen = read.stream().map(NewsItem::id).collect(toSet());
        from = asked;
        return fresh;
    }
}
