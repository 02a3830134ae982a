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
import vn.khuyenhoc.fund.ledger.Funds;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.events.ProcessedEvents;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.events.OrganizationsDissolved;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.organization.events.OrganizationsReorganised.Succession;
import vn.khuyenhoc.organization.tree.Heirs;
import vn.khuyenhoc.organization.tree.Heirs.Heir;

/** Prepares, when organizations end or are divided, the transfer of what their funds hold; the officers of whoever has it now confirm it. A fund with nothing in it closes. */
@Component
class Inheriting {
    private final DSLContext sql;
    private final TransferBook book;
    private final Funds funds;
    private final ProcessedEvents processed;
    private final Days days;

    Inheriting(DSLContext sql, TransferBook book, Funds funds, ProcessedEvents processed, Days days) {
        this.sql = sql;
        this.days = days;
        this.book = book;
        this.funds = funds;
        this.processed = processed;
    }

    @ApplicationModuleListener
    void on(OrganizationsReorganised event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            Map<Long, Long> free = free(event.successions().stream().map(Succession::predecessor).collect(Collectors.toSet()));
            redirect(Heirs.of(event, days.today(), sql));
            event.successions().stream().filter(succession -> free.containsKey(succession.predecessor()))
                .sorted(Comparator.comparing(Succession::full)).forEach(succession -> prepare(succession, free.get(succession.predecessor()), event.on()));
            funds.close(event.successions().stream().filter(Succession::full).map(Succession::predecessor).toList(), event.on());
        }
    }

    /** What is left of an organization without a successor comes to the one above it. */
    @ApplicationModuleListener
    void on(OrganizationsDissolved event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            Map<Long, Heir> heirs = Heirs.of(event, days.today(), sql);
            Set<Long> holding = free(Set.copyOf(event.organizations())).keySet();
            redirect(heirs);
            heirs.forEach((ended, heir) -> {
                if (holding.contains(ended)) {
                    book.bequeath(ended, heir.organization(), null, null, heir.since());
                }
            });
            funds.close(event.organizations(), event.on());
        }
    }

    /** Whoever has most of one that ended, has also what no share can be taken of: goods, earmarks, and what is left over. */
    private void prepare(Succession succession, long free, LocalDate on) {
        Heir heir = Heirs.last(new Heir(succession.successor(), on), days.today(), sql);
        Long amount = succession.full() || succession.share() == null ? null : (Long) Dividing.share(free, succession.share(), Dividing.WHOLE);
        if (amount == null || amount > 0) {
            book.bequeath(succession.predecessor(), heir.organization(), amount, amount != null && ended(succession.predecessor(), on) ? succession.share() : null, heir.since());
        }
    }

    /** By that very act, which may be told in several events. */
    private boolean ended(long predecessor, LocalDate on) {
        return Heirs.ended(new Heir(predecessor, on.minusDays(1)), on, sql).isPresent();
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

    /** The money free of earmarks, of funds that hold anything; they are locked before any transfer, as by whoever confirms one, so that nothing comes in unseen before they are closed. */
    private Map<Long, Long> free(Set<Long> holders) {
        funds.hold(holders);
        List<Record2<Long, Long>> held = sql.select(FUND_ACCOUNT.ORGANIZATION_ID, FUND_ACCOUNT.FREE_MONEY).from(FUND_ACCOUNT)
            .where(Keys.in(FUND_ACCOUNT.ORGANIZATION_ID, holders)).and(FUND_ACCOUNT.BALANCE.gt(0L)).fetch();
        return held.stream().collect(Collectors.toMap(Record2::value1, Record2::value2));
    }
}
