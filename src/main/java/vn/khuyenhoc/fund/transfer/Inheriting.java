package vn.khuyenhoc.fund.transfer;

import static vn.khuyenhoc.fund.jooq.Tables.FUND_ACCOUNT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_TRANSFER;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jooq.DSLContext;
import org.jooq.Record2;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.fund.jooq.tables.records.FundTransferRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.events.ProcessedEvents;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.organization.events.OrganizationsReorganised.Succession;
import vn.khuyenhoc.organization.tree.Heirs;
import vn.khuyenhoc.organization.tree.Heirs.Heir;

/** Prepares, when organizations are succeeded, the transfer of what their funds hold; the successors' officers confirm it. */
@Component
class Inheriting {
    private static final long WHOLE = 10_000;

    private final DSLContext sql;
    private final TransferBook book;
    private final ProcessedEvents processed;
    private final Days days;

    Inheriting(DSLContext sql, TransferBook book, ProcessedEvents processed, Days days) {
        this.sql = sql;
        this.days = days;
        this.book = book;
        this.processed = processed;
    }

    @ApplicationModuleListener
    void on(OrganizationsReorganised event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            redirect(Heirs.of(event, days.today(), sql));
            Map<Long, Long> free = free(event.successions().stream().map(Succession::predecessor).collect(Collectors.toSet()));
            event.successions().stream().filter(succession -> free.containsKey(succession.predecessor()))
                .sorted(Comparator.comparing(Succession::full)).forEach(succession -> prepare(succession, free.get(succession.predecessor()), event.on()));
        }
    }

    /** Whoever has most of one that ended, has also what no share can be taken of: goods, earmarks, and what is left over. */
    private void prepare(Succession succession, long free, LocalDate on) {
        Heir heir = Heirs.last(new Heir(succession.successor(), on), days.today(), sql);
        Long amount = succession.full() || succession.share() == null ? null : (Long) (free * succession.share() / WHOLE);
        if (amount == null || amount > 0) {
            book.prepare(succession.predecessor(), heir.organization(), amount, heir.since(), TransferCause.SUCCESSION, null);
        }
    }

    /** What waits for somebody who has ended comes to the heir: nobody could confirm it into a fund that is closed. */
    private void redirect(Map<Long, Heir> heirs) {
        var t = FUND_TRANSFER;
        List<FundTransferRecord> waiting = heirs.isEmpty() ? List.of() : sql.selectFrom(t).where(Keys.in(t.TO_ORGANIZATION_ID, heirs.keySet()))
            .and(t.STATE.eq(TransferState.PREPARED)).and(t.CAUSE.eq(TransferCause.SUCCESSION)).and(Valid.known(t)).fetch();
        Rows.correct(sql, waiting, days.now(), row -> {
            Heir heir = Objects.requireNonNull(heirs.get(row.getToOrganizationId()));
            return row.setToOrganizationId(heir.organization()).setTransferredOn(heir.since().isAfter(row.getTransferredOn()) ? heir.since() : row.getTransferredOn());
        });
    }

    /** The money free of earmarks, of funds that hold anything. */
    private Map<Long, Long> free(Set<Long> holders) {
        List<Record2<Long, Long>> held = sql.select(FUND_ACCOUNT.ORGANIZATION_ID, FUND_ACCOUNT.FREE_MONEY).from(FUND_ACCOUNT)
            .where(Keys.in(FUND_ACCOUNT.ORGANIZATION_ID, holders)).and(FUND_ACCOUNT.BALANCE.gt(0L)).fetch();
        return held.stream().collect(Collectors.toMap(Record2::value1, Record2::value2));
    }
}
