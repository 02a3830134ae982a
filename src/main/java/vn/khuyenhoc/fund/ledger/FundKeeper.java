package vn.khuyenhoc.fund.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jooq.DSLContext;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.events.ProcessedEvents;
import vn.khuyenhoc.organization.events.OrganizationsDissolved;
import vn.khuyenhoc.organization.events.OrganizationsEstablished;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.organization.events.OrganizationsReorganised.Succession;
import vn.khuyenhoc.organization.tree.Ancestors;
import vn.khuyenhoc.organization.tree.Ancestors.Ancestor;

/** Opens and closes funds as organizations come and go. */
@Component
class FundKeeper {
    private final Funds funds;
    private final ProcessedEvents processed;
    private final DSLContext sql;
    private final Days days;

    FundKeeper(Funds funds, ProcessedEvents processed, DSLContext sql, Days days) {
        this.funds = funds;
        this.sql = sql;
        this.days = days;
        this.processed = processed;
    }

    @ApplicationModuleListener
    void on(OrganizationsEstablished event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            funds.open(event.organizations().stream().collect(Collectors.toMap(Function.identity(), o -> event.on())));
            closeEnded(event.organizations());
        }
    }

    /** One that has ended already may be told of late. */
    private void closeEnded(Collection<Long> organizations) {
        Ancestors ancestors = Ancestors.of(organizations, sql);
        organizations.forEach(one -> ancestors.of(one).stream().filter(itself -> itself.id() == one).map(Ancestor::validTo).max(LocalDate::compareTo)
            .filter(ended -> !ended.isAfter(days.today())).ifPresent(ended -> funds.close(List.of(one), ended)));
    }

    @ApplicationModuleListener
    void on(OrganizationsReorganised event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            funds.close(event.successions().stream().filter(Succession::full).map(Succession::predecessor).toList(), event.on());
        }
    }

    @ApplicationModuleListener
    void on(OrganizationsDissolved event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            funds.close(event.organizations(), event.on());
        }
    }
}
