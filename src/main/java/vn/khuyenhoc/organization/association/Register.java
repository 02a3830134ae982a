package vn.khuyenhoc.organization.association;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.inline;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER_TOTAL;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_SUCCESSION;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.MemberRegister;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationState;
import vn.khuyenhoc.organization.events.OrganizationsEstablished;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.organization.events.OrganizationsReorganised.Succession;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationRegisterRecord;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationSuccessionRecord;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotal;
import vn.khuyenhoc.organization.tree.KeptTotals;

/** Establishes and merges organizations by the association's rules. */
@Component
class Register implements OrganizationRegister {
    /** How many organizations there are in a subtree: a line of the register counts while it is valid. */
    static final KeptTotal ORGANIZATIONS = KeptTotal.stock(ORGANIZATION_REGISTER, ORGANIZATION_REGISTER_TOTAL)
        .adding(ORGANIZATION_REGISTER_TOTAL.ORGANIZATIONS, inline(1L));

    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;
    private final Tree tree;
    private final MemberRegister members;
    private final ApplicationEventPublisher events;

    Register(DSLContext sql, Days days, KeptTotals totals, Tree tree, MemberRegister members, ApplicationEventPublisher events) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
        this.tree = tree;
        this.members = members;
        this.events = events;
        totals.keep(ORGANIZATIONS);
    }

    @Override
    @Transactional
    public List<OrganizationId> establish(List<Establishment> establishments) {
        refuseTakenCodes(establishments);
        Map<Long, OrganizationRegisterRecord> parents = lines(establishments.stream()
            .map(Establishment::parent).filter(parent -> parent != null).map(OrganizationId::value).collect(toSet()));
        LocalDateTime now = days.now();
        List<OrganizationRegisterRecord> lines = new ArrayList<>();
        for (Establishment wanted : establishments) {
            OrganizationId parent = wanted.parent();
            if (parent != null) {
                OrganizationRegisterRecord above = activeOn(wanted.on(), parents.get(parent.value()));
                if (above.getLevel().compareTo(wanted.level()) >= 0) {
                    throw new Refusal("LEVEL_NOT_BELOW_PARENT", "level", wanted.code());
                }
            }
            lines.add(line(wanted, now));
        }
        Rows.insert(sql, lines);
        tree.grow(lines, now);
        totals.add(ORGANIZATIONS, lines.stream()
            .map(line -> Delta.begins(line.getOrganizationId(), line.getValidFrom(), List.of(), List.of(1L))).toList());
        tellOfEstablished(lines);
        return lines.stream().map(line -> new OrganizationId(line.getOrganizationId())).toList();
    }

    private OrganizationRegisterRecord line(Establishment wanted, LocalDateTime now) {
        OrganizationId parent = wanted.parent();
        return ORGANIZATION_REGISTER.newRecord()
            .setId(Ids.next()).setRecordedAt(now).setOrganizationId(Ids.next())
            .setCode(wanted.code()).setName(wanted.name()).setLevel(wanted.level()).setBasis(wanted.basis())
            .setParentId(parent == null ? null : parent.value()).setUnitId(wanted.unit().value())
            .setEstablishedOn(wanted.on()).setValidFrom(wanted.on()).setValidTo(Days.FOREVER);
    }

    private void refuseTakenCodes(List<Establishment> establishments) {
        Set<String> codes = new HashSet<>();
        for (Establishment wanted : establishments) {
            if (!codes.add(wanted.code())) {
                throw new Refusal("ORGANIZATION_CODE_TAKEN", "code", wanted.code());
            }
        }
        sql.select(ORGANIZATION_REGISTER.CODE).from(ORGANIZATION_REGISTER)
            .where(ORGANIZATION_REGISTER.CODE.in(codes)).and(ORGANIZATION_REGISTER.VALID_TO.eq(Days.FOREVER)).and(Valid.known(ORGANIZATION_REGISTER))
            .limit(1)
            .fetchOptional(ORGANIZATION_REGISTER.CODE)
            .ifPresent(taken -> {
                throw new Refusal("ORGANIZATION_CODE_TAKEN", "code", taken);
            });
    }

    /** The last line of each organization. */
    private Map<Long, OrganizationRegisterRecord> lines(Collection<Long> organizations) {
        return sql.selectFrom(ORGANIZATION_REGISTER)
            .where(ORGANIZATION_REGISTER.ORGANIZATION_ID.in(organizations))
            .and(ORGANIZATION_REGISTER.VALID_TO.eq(Days.FOREVER)).and(Valid.known(ORGANIZATION_REGISTER))
            .fetchMap(ORGANIZATION_REGISTER.ORGANIZATION_ID);
    }

    private static OrganizationRegisterRecord activeOn(LocalDate day, @Nullable OrganizationRegisterRecord line) {
        if (line == null || line.getValidFrom().isAfter(day)) {
            throw new Refusal("ORGANIZATION_NOT_ACTIVE", "on", day.toString());
        }
        return line;
    }

    private void tellOfEstablished(List<OrganizationRegisterRecord> lines) {
        lines.stream().collect(groupingBy(OrganizationRegisterRecord::getValidFrom,
            mapping(OrganizationRegisterRecord::getOrganizationId, toList()))).forEach((on, organizations) ->
                chunks(organizations, OrganizationsEstablished.MOST).forEach(some ->
                    events.publishEvent(new OrganizationsEstablished(Ids.next(), on, some))));
    }

    @Override
    @Transactional
    public void merge(List<Merger> mergers, LocalDate on) {
        Map<Long, Long> successors = mergers.stream().collect(toMap(m -> m.predecessor().value(), m -> m.successor().value()));
        Map<Long, OrganizationRegisterRecord> lines = lines(both(successors));
        Set<Long> parents = sql.selectDistinct(ORGANIZATION_REGISTER.PARENT_ID).from(ORGANIZATION_REGISTER)
            .where(ORGANIZATION_REGISTER.PARENT_ID.in(successors.keySet()))
            .and(ORGANIZATION_REGISTER.VALID_TO.eq(Days.FOREVER)).and(Valid.known(ORGANIZATION_REGISTER))
            .fetchSet(ORGANIZATION_REGISTER.PARENT_ID);
        successors.forEach((from, to) -> refuseImpossible(lines.get(from), lines.get(to), on, successors.containsKey(to) || parents.contains(from)));
        LocalDateTime now = days.now();
        members.transferAll(mergers.stream().collect(toMap(Merger::predecessor, Merger::successor)), on);
        end(successors.keySet().stream().map(lines::get).toList(), on, now);
        List<OrganizationSuccessionRecord> successions = successors.entrySet().stream().map(pair -> ORGANIZATION_SUCCESSION.newRecord()
            .setId(Ids.next()).setRecordedAt(now).setPredecessorId(pair.getKey()).setSuccessorId(pair.getValue())
            .setExtent("FULL").setEffectiveOn(on)).toList();
        Rows.insert(sql, successions);
        chunks(successions, OrganizationsReorganised.MOST).forEach(some -> events.publishEvent(new OrganizationsReorganised(Ids.next(), on,
            some.stream().map(s -> new Succession(s.getPredecessorId(), s.getSuccessorId(), true)).toList())));
    }

    private static Set<Long> both(Map<Long, Long> successors) {
        Set<Long> both = new HashSet<>(successors.keySet());
        both.addAll(successors.values());
        return both;
    }

    private static void refuseImpossible(@Nullable OrganizationRegisterRecord from, @Nullable OrganizationRegisterRecord to,
                                         LocalDate on, boolean entangled) {
        boolean possible = from != null && to != null && !entangled && !from.getOrganizationId().equals(to.getOrganizationId())
            && from.getValidFrom().isBefore(on) && !to.getValidFrom().isAfter(on)
            && from.getLevel().compareTo(OrganizationLevel.COMMUNE) > 0 && to.getLevel().compareTo(OrganizationLevel.COMMUNE) > 0;
        if (!possible) {
            throw new Refusal("MERGER_NOT_POSSIBLE", "predecessor", from == null ? "?" : from.getCode());
        }
    }

    private void end(List<OrganizationRegisterRecord> lines, LocalDate on, LocalDateTime now) {
        Rows.correct(sql, lines, now, line -> line.setValidTo(on).setEndedAs(OrganizationState.MERGED));
        totals.add(ORGANIZATIONS, lines.stream().map(line -> Delta.ends(line.getOrganizationId(), on, List.of(), List.of(1L))).toList());
        tree.prune(lines.stream().map(OrganizationRegisterRecord::getOrganizationId).toList(), on, now);
    }

    private static <T> List<List<T>> chunks(List<T> all, int size) {
        List<List<T>> chunks = new ArrayList<>();
        for (int i = 0; i < all.size(); i += size) {
            chunks.add(List.copyOf(all.subList(i, Math.min(i + size, all.size()))));
        }
        return chunks;
    }
}
