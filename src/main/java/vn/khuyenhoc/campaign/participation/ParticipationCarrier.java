package vn.khuyenhoc.campaign.participation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jooq.DSLContext;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.events.ProcessedEvents;
import vn.khuyenhoc.organization.events.OrganizationsDissolved;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.organization.events.OrganizationsReorganised.Succession;
import vn.khuyenhoc.organization.tree.Heirs;
import vn.khuyenhoc.organization.tree.Heirs.Heir;

/** Carries participation to the successors of organizations that ended, and ends it where there is none. */
@Component
class ParticipationCarrier {
    private final Participations participations;
    private final ProcessedEvents processed;
    private final DSLContext sql;
    private final Days days;

    ParticipationCarrier(Participations participations, ProcessedEvents processed, DSLContext sql, Days days) {
        this.participations = participations;
        this.sql = sql;
        this.days = days;
        this.processed = processed;
    }

    @ApplicationModuleListener
    void on(OrganizationsReorganised event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            carryOver(event.successions().stream().filter(Succession::full).collect(Collectors.toMap(Succession::predecessor, Succession::successor)), event.on());
        }
    }

    /** A successor may have ended too, and that may have been told before. */
    private void carryOver(Map<Long, Long> successors, LocalDate on) {
        participations.carryOver(successors, on);
        Map<LocalDate, Map<Long, Long>> further = new TreeMap<>();
        for (long successor : new TreeSet<>(successors.values())) {
            Heir heir = new Heir(successor, on), next = Heirs.next(heir, days.today(), sql);
            if (next.equals(heir)) {
                Heirs.ended(heir, days.today(), sql).ifPresent(ended -> participations.end(List.of(successor), ended));
            } else {
                further.computeIfAbsent(next.since(), since -> new TreeMap<>()).put(successor, next.organization());
            }
        }
        further.forEach((since, some) -> carryOver(some, since));
    }

    @ApplicationModuleListener
    void on(OrganizationsDissolved event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            participations.end(event.organizations(), event.on());
        }
    }
}
