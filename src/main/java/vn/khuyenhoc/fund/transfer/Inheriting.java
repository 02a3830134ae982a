package vn.khuyenhoc.fund.transfer;

import static vn.khuyenhoc.fund.jooq.Tables.FUND_ACCOUNT;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jooq.DSLContext;
import org.jooq.Record2;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.events.ProcessedEvents;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.organization.events.OrganizationsReorganised.Succession;

/** Prepares, when organizations are succeeded, the transfer of what their funds hold; the successors' officers confirm it. */
@Component
class Inheriting {
    private static final long WHOLE = 10_000;

    private final DSLContext sql;
    private final TransferBook book;
    private final ProcessedEvents processed;

    Inheriting(DSLContext sql, TransferBook book, ProcessedEvents processed) {
        this.sql = sql;
        this.book = book;
        this.processed = processed;
    }

    @ApplicationModuleListener
    void on(OrganizationsReorganised event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            Map<Long, Long> free = free(event.successions().stream().map(Succession::predecessor).collect(Collectors.toSet()));
            event.successions().stream().filter(succession -> free.containsKey(succession.predecessor()))
                .sorted(Comparator.comparing(Succession::full)).forEach(succession -> prepare(succession, free.get(succession.predecessor()), event.on()));
        }
    }

    /** Whoever has most of one that ended, has also what no share can be taken of: goods, earmarks, and what is left over. */
    private void prepare(Succession succession, long free, LocalDate on) {
        Long amount = succession.full() || succession.share() == null ? null : (Long) (free * succession.share() / WHOLE);
        if (amount == null || amount > 0) {
            book.prepare(succession.predecessor(), succession.successor(), amount, on, TransferCause.SUCCESSION, null);
        }
    }

    /** The money free of earmarks, of funds that hold anything. */
    private Map<Long, Long> free(Set<Long> holders) {
        List<Record2<Long, Long>> held = sql.select(FUND_ACCOUNT.ORGANIZATION_ID, FUND_ACCOUNT.FREE_MONEY).from(FUND_ACCOUNT)
            .where(Keys.in(FUND_ACCOUNT.ORGANIZATION_ID, holders)).and(FUND_ACCOUNT.BALANCE.gt(0L)).fetch();
        return held.stream().collect(Collectors.toMap(Record2::value1, Record2::value2));
    }
}
