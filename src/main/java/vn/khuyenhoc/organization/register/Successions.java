package vn.khuyenhoc.organization.register;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_SUCCESSION;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.LearningCentreRegister;
import vn.khuyenhoc.organization.MemberRegister;
import vn.khuyenhoc.organization.OfficerRegister;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister.Establishment;
import vn.khuyenhoc.organization.OrganizationState;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationRegisterRecord;
import vn.khuyenhoc.organization.tree.TreeGuard;

/**
 * Carries out successions that take effect on one day. An organization ends when it goes as a whole, or in parts that make
 * up the whole; what no part names, goes with the largest.
 */
@Component
public class Successions {
    private final DSLContext sql;
    private final Days days;
    private final TreeGuard guard;
    private final Tidings tidings;
    private final Standing standing;
    private final Localities localities;
    private final Rewriting rewriting;
    private final MemberRegister members;
    private final LearningCentreRegister centres;
    private final OfficerRegister officers;
    private final ApplicationEventPublisher events;

    Successions(DSLContext sql, Days days, TreeGuard guard, Tidings tidings, Standing standing, Localities localities, Rewriting rewriting, MemberRegister members,
                LearningCentreRegister centres, OfficerRegister officers, ApplicationEventPublisher events) {
        this.sql = sql;
        this.days = days;
        this.guard = guard;
        this.tidings = tidings;
        this.standing = standing;
        this.localities = localities;
        this.rewriting = rewriting;
        this.members = members;
        this.centres = centres;
        this.officers = officers;
        this.events = events;
    }

    /**
     * What a reorganisation did.
     *
     * @param moved the organizations that came under another one, each with all below it
     */
    public record Effect(int ended, Set<Long> moved, int members, int centres) {}

    /** @param established organizations that the act founds, by the ids that they will have */
    public Effect reorganise(Map<Long, Establishment> established, List<Succession> successions, LocalDate on, long reorganisation) {
        guard.holdAlone();
        Lines lines = new Lines(sql, days.now());
        List<OrganizationRegisterRecord> begun = new ArrayList<>();
        established.forEach((id, wanted) -> begun.add(NewLine.of(wanted, id, days.now())));
        begun.forEach(lines::begin);
        Effect effect = write(successions, lines, on, reorganisation);
        // Only now: a code and a unit may pass from those that end to those that begin.
        standing.refuseUnfit(begun);
        tidings.established(begun);
        return effect;
    }

    /**
     * @param lines with those of the successors that are new, if any; whatever else they were changed is written too
     * @param reorganisation the act that they belong to, or null
     * @throws Refusal SUCCESSION_NOT_POSSIBLE, SHARES_TOO_LARGE, LEVEL_NOT_BELOW_PARENT, PARENT_NOT_ACTIVE, CHANGED_LATER
     */
    Effect write(List<Succession> successions, Lines lines, LocalDate on, @Nullable Long reorganisation) {
        Set<Long> ending = ending(successions);
        Map<Long, Succession> heirs = new HashMap<>();
        successions.stream().sorted(comparing(Succession::size).reversed().thenComparing(Succession::successor))
            .forEach(succession -> heirs.putIfAbsent(succession.predecessor(), succession));
        List<OrganizationRegisterRecord> below = standing.below(heirs.keySet(), on);
        lines.read(Stream.concat(Stream.concat(heirs.keySet().stream(), successions.stream().map(Succession::successor)),
            below.stream().map(OrganizationRegisterRecord::getOrganizationId)).toList());
        Set<Pair> pairs = new HashSet<>();
        successions.forEach(succession -> refuseImpossible(succession, ending, pairs, lines, on));
        Set<Long> moved = moveBranches(successions, ending, heirs, below, lines, on);
        new TreeSet<>(ending).forEach(predecessor -> lines.end(predecessor, on, OrganizationState.MERGED));
        localities.follow(lines, on);
        Rows.insert(sql, successions.stream().map(succession -> ORGANIZATION_SUCCESSION.newRecord()
            .setId(Ids.next()).setRecordedAt(days.now()).setPredecessorId(succession.predecessor()).setSuccessorId(succession.successor())
            .setExtent(succession.isFull() ? "FULL" : "PARTIAL").setShare(succession.share()).setEffectiveOn(on)
            .setReorganisationId(reorganisation)).toList());
        rewriting.write(lines, on, days.now());
        // Only now: a successor that is new stands in the tree.
        int transferred = transferMembers(successions, ending, heirs, on);
        int handedOver = transferCentres(successions, ending, heirs, on);
        officers.endAll(ending.stream().map(OrganizationId::new).collect(toSet()), on);
        Parts.of(successions, OrganizationsReorganised.MOST).forEach(some -> events.publishEvent(new OrganizationsReorganised(Ids.next(), on,
            some.stream().map(s -> new OrganizationsReorganised.Succession(s.predecessor(), s.successor(),
                ending.contains(s.predecessor()) && heirs.get(s.predecessor()) == s, s.share())).toList())));
        return new Effect(ending.size(), moved, transferred, handedOver);
    }

    private static Set<Long> ending(List<Succession> successions) {
        Map<Long, Integer> shares = successions.stream().collect(groupingBy(Succession::predecessor, summingInt(Succession::size)));
        Set<Long> ending = new HashSet<>();
        shares.forEach((predecessor, share) -> {
            if (share > Succession.WHOLE) {
                throw new Refusal("SHARES_TOO_LARGE", "sharePercent");
            }
            if (share == Succession.WHOLE) {
                ending.add(predecessor);
            }
        });
        return ending;
    }

    private record Pair(long predecessor, long successor) {}

    private static void refuseImpossible(Succession succession, Set<Long> ending, Set<Pair> pairs, Lines lines, LocalDate on) {
        OrganizationRegisterRecord from = lines.on(succession.predecessor(), on.minusDays(1));
        OrganizationRegisterRecord to = lines.on(succession.successor(), on);
        boolean possible = from != null && to != null && !ending.contains(succession.successor()) && succession.predecessor() != succession.successor()
            && pairs.add(new Pair(succession.predecessor(), succession.successor())) && lines.on(succession.predecessor(), on) != null && Standing.association(from.getLevel()) == Standing.association(to.getLevel());
        if (!possible) {
            throw new Refusal("SUCCESSION_NOT_POSSIBLE", "from", from == null ? "?" : from.getCode());
        }
    }

    private int transferMembers(List<Succession> successions, Set<Long> ending, Map<Long, Succession> heirs, LocalDate on) {
        int transferred = 0;
        for (Succession succession : successions) {
            if (!succession.members().isEmpty()) {
                transferred += succession.members().size();
                members.transfer(succession.members(), new OrganizationId(succession.predecessor()), new OrganizationId(succession.successor()), on);
            }
        }
        return transferred + members.transferAll(whole(ending, heirs), on);
    }

    private int transferCentres(List<Succession> successions, Set<Long> ending, Map<Long, Succession> heirs, LocalDate on) {
        int transferred = 0;
        for (Succession succession : successions) {
            centres.transfer(succession.centres(), new OrganizationId(succession.predecessor()), new OrganizationId(succession.successor()), on);
            transferred += succession.centres().size();
        }
        return transferred + centres.transferAll(whole(ending, heirs), on);
    }

    private static Map<OrganizationId, OrganizationId> whole(Set<Long> ending, Map<Long, Succession> heirs) {
        Map<OrganizationId, OrganizationId> whole = new HashMap<>();
        ending.forEach(predecessor -> whole.put(new OrganizationId(predecessor), new OrganizationId(heirs.get(predecessor).successor())));
        return whole;
    }

    private static Set<Long> moveBranches(List<Succession> successions, Set<Long> ending, Map<Long, Succession> heirs,
                                           List<OrganizationRegisterRecord> below, Lines lines, LocalDate on) {
        Map<Long, Long> moved = new HashMap<>();
        below.stream().filter(line -> ending.contains(line.getParentId()) && !ending.contains(line.getOrganizationId()))
            .forEach(line -> moved.put(line.getOrganizationId(), heirs.get(line.getParentId()).successor()));
        for (Succession succession : successions) {
            for (long branch : succession.branches()) {
                OrganizationRegisterRecord line = lines.on(branch, on);
                if (line == null || !Long.valueOf(succession.predecessor()).equals(line.getParentId())) {
                    throw new Refusal("BRANCH_NOT_BELOW", "branches", line == null ? "?" : line.getCode());
                }
                moved.put(branch, succession.successor());
            }
        }
        moved.forEach((branch, successor) -> move(branch, successor, lines, on));
        return moved.keySet();
    }

    private static void move(long branch, long successor, Lines lines, LocalDate on) {
        OrganizationRegisterRecord parent = lines.active(successor, on, "to");
        LocalDate from = lines.on(branch, on) == null ? lines.after.get(branch).getFirst().getValidFrom() : on;
        OrganizationRegisterRecord line = lines.active(branch, from, "on");
        if (parent.getLevel().compareTo(line.getLevel()) >= 0) {
            throw new Refusal("LEVEL_NOT_BELOW_PARENT", "to", line.getCode());
        }
        lines.change(branch, from, ORGANIZATION_REGISTER.PARENT_ID, successor);
    }
}
