package vn.khuyenhoc.organization.tree;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_SUCCESSION;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jooq.DSLContext;

import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.events.OrganizationsDissolved;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.organization.events.OrganizationsReorganised.Succession;
import vn.khuyenhoc.organization.tree.Ancestors.Ancestor;

/** Who has by now what organizations had that ended: their successors may have ended too, and events come in any order. */
public final class Heirs {
    /** @param since the day on which it came to have it */
    public record Heir(long organization, LocalDate since) {}

    private Heirs() {}

    /** Of each organization that ended by an event, the one that has what it had on a day or, if that is later, on the event's. */
    public static Map<Long, Heir> of(OrganizationsReorganised event, LocalDate day, DSLContext sql) {
        LocalDate by = day.isBefore(event.on()) ? event.on() : day;
        Map<Long, Heir> heirs = new TreeMap<>();
        event.successions().stream().filter(Succession::full).forEach(one -> heirs.put(one.predecessor(), last(new Heir(one.successor(), event.on()), by, sql)));
        return heirs;
    }

    /** Of each organization that was dissolved, the one above it, or who has by then what that had; one that stood under nobody is missing. */
    public static Map<Long, Heir> of(OrganizationsDissolved event, LocalDate day, DSLContext sql) {
        LocalDate by = day.isBefore(event.on()) ? event.on() : day;
        Map<Long, Heir> heirs = new TreeMap<>();
        event.organizations().forEach(one -> heirs.put(one, last(new Heir(one, event.on().minusDays(1)), by, sql)));
        heirs.entrySet().removeIf(one -> one.getKey() == one.getValue().organization());
        return heirs;
    }

    /** Who has on a day what somebody came to have before. */
    public static Heir last(Heir first, LocalDate day, DSLContext sql) {
        Heir heir = first;
        for (Heir next = next(heir, day, sql); !next.equals(heir); next = next(heir, day, sql)) {
            heir = next;
        }
        return heir;
    }

    /** Who came after it, at once, by a day; itself where it goes on or nobody did. What an organization had that ended stands in the tree below its heir. */
    public static Heir next(Heir heir, LocalDate day, DSLContext sql) {
        Ancestors ancestors = Ancestors.of(List.of(heir.organization()), sql);
        LocalDate ended = ended(heir, ancestors).orElse(heir.since());
        List<Long> path = ended.isAfter(day) ? List.of() : ancestors.path(heir.organization(), ended);
        return path.isEmpty() || path.getLast() == heir.organization() ? heir : new Heir(path.getLast(), ended);
    }

    /**
     * Who has on a day what an organization had: itself while it stands, else all of its successors, whatever their parts; of one that was dissolved,
     * the one above it.
     */
    public static Set<Long> all(long organization, LocalDate day, DSLContext sql) {
        Set<Long> all = new TreeSet<>();
        Deque<Heir> some = new ArrayDeque<>(List.of(new Heir(organization, LocalDate.MIN)));
        while (!some.isEmpty()) {
            Heir one = some.pop();
            ended(one, day, sql).ifPresentOrElse(on -> some.addAll(after(one, on, day, sql)), () -> all.add(one.organization()));
        }
        return all;
    }

    private static Collection<Heir> after(Heir ended, LocalDate on, LocalDate day, DSLContext sql) {
        var s = ORGANIZATION_SUCCESSION;
        List<Heir> successors = sql.select(s.SUCCESSOR_ID).from(s).where(s.PREDECESSOR_ID.eq(ended.organization())).and(s.EFFECTIVE_ON.eq(on)).and(Valid.known(s))
            .fetch(row -> new Heir(row.value1(), on));
        Heir above = next(ended, day, sql);
        return !successors.isEmpty() ? successors : above.equals(ended) ? List.of() : List.of(above);
    }

    /** The day by which an organization has ended, if it has, with an heir or without. */
    public static Optional<LocalDate> ended(Heir heir, LocalDate day, DSLContext sql) {
        return ended(heir, Ancestors.of(List.of(heir.organization()), sql)).filter(on -> !on.isAfter(day));
    }

    private static Optional<LocalDate> ended(Heir heir, Ancestors ancestors) {
        return ancestors.of(heir.organization()).stream().filter(one -> one.id() == heir.organization()).map(Ancestor::validTo).filter(to -> to.isAfter(heir.since())).max(LocalDate::compareTo);
    }
}
