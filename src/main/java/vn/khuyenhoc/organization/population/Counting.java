package vn.khuyenhoc.organization.population;

import static java.util.stream.Collectors.toMap;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_POPULATION;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_UNIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jooq.DSLContext;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.UnitRegister;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationPopulationRecord;
import vn.khuyenhoc.organization.population.PopulationMutations.CorrectPopulationInput;
import vn.khuyenhoc.organization.population.PopulationMutations.NewPopulationInput;
import vn.khuyenhoc.organization.population.PopulationMutations.WithdrawPopulationInput;
import vn.khuyenhoc.organization.tidings.PopulationTidings;
import vn.khuyenhoc.organization.unit.UnitReach;

/** What must be true of a population that an officer records: there is one of each definition for a unit and a day. */
@Component
public class Counting {
    public static final int LONGEST_TEXT = 200;
    /** Twice the country's: a slip of the keyboard. */
    public static final long MOST_PEOPLE = 200_000_000;
    private static final int MOST = 500;

    private final DSLContext sql;
    private final Days days;
    private final UnitRegister register;
    private final UnitReach reach;
    private final Populations populations;
    private final PopulationTidings tidings;

    Counting(DSLContext sql, Days days, UnitRegister register, UnitReach reach, Populations populations, PopulationTidings tidings) {
        this.sql = sql;
        this.days = days;
        this.register = register;
        this.reach = reach;
        this.populations = populations;
        this.tidings = tidings;
    }

    /**
     * @return the keys of what was recorded
     * @throws Refusal LIST_EMPTY, LIST_TOO_LONG, UNIT_UNKNOWN, DATE_IN_FUTURE, POPULATION_OUT_OF_RANGE, POPULATION_KNOWN, TEXT_*
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> record(List<NewPopulationInput> wanted, Scope scope) {
        if (wanted.isEmpty()) {
            throw new Refusal("LIST_EMPTY", "populations");
        }
        if (wanted.size() > MOST) {
            throw new Refusal("LIST_TOO_LONG", "populations", MOST);
        }
        List<UnitRegister.Population> counts = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            NewPopulationInput one = wanted.get(i);
            String path = "populations." + i + ".";
            counts.add(new UnitRegister.Population(UnitReach.id(one.unit(), path + "unit"), one.value(), one.countedOn(),
                Text.line(one.definition(), path + "definition", LONGEST_TEXT), Text.line(one.source(), path + "source", LONGEST_TEXT)));
        }
        return enter(counts, scope, "populations.");
    }

    /** As {@link #record}, of any number. @param path the field with the list, for refusals */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> enter(List<UnitRegister.Population> counts, Scope scope, String path) {
        Set<Long> units = new HashSet<>(counts.stream().map(count -> count.unit().value()).toList());
        Set<Kind> known = new HashSet<>(known(units).keySet());
        for (int i = 0; i < counts.size(); i++) {
            UnitRegister.Population count = counts.get(i);
            refuse(count, scope, path + i + ".");
            if (!known.add(Kind.of(count))) {
                throw new Refusal("POPULATION_KNOWN", path + i + ".definition", count.definition(), count.countedOn());
            }
        }
        Map<Long, LocalDate> since = new HashMap<>();
        counts.forEach(count -> since.merge(count.unit().value(), count.countedOn(), Counting::earlier));
        tidings.changed(since);
        return register.count(counts);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** Of what there is one at the most. */
    private record Kind(long unit, LocalDate on, String definition) {
        static Kind of(UnitRegister.Population count) {
            return new Kind(count.unit().value(), count.countedOn(), count.definition());
        }
    }

    /** Nobody else counts in these units, or ends them, until the transaction ends. */
    private Map<Kind, Long> known(Collection<Long> units) {
        var p = ORGANIZATION_POPULATION;
        sql.select(ORGANIZATION_UNIT.ID).from(ORGANIZATION_UNIT).where(ORGANIZATION_UNIT.UNIT_ID.in(units)).orderBy(ORGANIZATION_UNIT.ID).forUpdate().fetch();
        return sql.selectFrom(p).where(p.UNIT_ID.in(units)).and(Valid.known(p))
            .fetch().stream().collect(toMap(count -> new Kind(count.getUnitId(), count.getCountedOn(), count.getDefinition()), OrganizationPopulationRecord::getId,
                (one, other) -> one));
    }

    private void refuse(UnitRegister.Population count, Scope scope, String path) {
        if (count.countedOn().isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", path + "countedOn", count.countedOn());
        }
        if (count.inhabitants() < 0 || count.inhabitants() > MOST_PEOPLE) {
            throw new Refusal("POPULATION_OUT_OF_RANGE", path + "value", MOST_PEOPLE);
        }
        if (!reach.holds(scope, count.unit(), count.countedOn())) {
            throw new Refusal("UNIT_UNKNOWN", path + "unit");
        }
    }

    /** @throws Refusal POPULATION_UNKNOWN and as {@link #record} */
    @Transactional(propagation = Propagation.MANDATORY)
    public Population correct(CorrectPopulationInput input, Scope scope) {
        OrganizationPopulationRecord known = known(input.id(), input.version(), scope);
        UnitRegister.Population said = new UnitRegister.Population(new UnitId(known.getUnitId()), input.value(), input.countedOn(),
            Text.line(input.definition(), "definition", LONGEST_TEXT), Text.line(input.source(), "source", LONGEST_TEXT));
        refuse(said, scope, "");
        if (!Objects.requireNonNullElse(known(List.of(known.getUnitId())).get(Kind.of(said)), known.getId()).equals(known.getId())) {
            throw new Refusal("POPULATION_KNOWN", "definition", said.definition(), said.countedOn());
        }
        tidings.changed(Map.of(known.getUnitId(), earlier(known.getCountedOn(), said.countedOn())));
        Rows.correct(sql, List.of(known), days.now(), count -> count.setInhabitants(said.inhabitants()).setCountedOn(said.countedOn())
            .setDefinition(said.definition()).setSource(said.source()));
        return shown(List.of(known.getId())).getFirst();
    }

    /** As if it had never been recorded. @return the population as it was */
    @Transactional(propagation = Propagation.MANDATORY)
    public Population withdraw(WithdrawPopulationInput input, Scope scope) {
        OrganizationPopulationRecord known = known(input.id(), input.version(), scope);
        tidings.changed(Map.of(known.getUnitId(), known.getCountedOn()));
        Rows.withdraw(sql, List.of(known), days.now());
        return Population.of(known);
    }

    private OrganizationPopulationRecord known(String globalId, String version, Scope scope) {
        var p = ORGANIZATION_POPULATION;
        GlobalId id = GlobalId.parse(globalId);
        OrganizationPopulationRecord known = id == null || !id.type().equals("Population") ? null : sql.fetchOne(p, p.ID.eq(id.key()).and(Valid.known(p)));
        if (known == null || !reach.holds(scope, new UnitId(known.getUnitId()), known.getCountedOn())) {
            throw new Refusal("POPULATION_UNKNOWN", "id");
        }
        if (!Version.of(known.getRecordedAt()).equals(version)) {
            throw new OptimisticLockingFailureException("population " + known.getId() + " was changed meanwhile");
        }
        return known;
    }

    /** In the order of their keys, which is that of recording. */
    List<Population> shown(List<Long> keys) {
        Map<Long, Population> found = populations.withIds(keys).stream().collect(toMap(Population::key, count -> count));
        return keys.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
