package vn.khuyenhoc.organization;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.MemberRegister.Enrolment;
import vn.khuyenhoc.organization.MemberRegister.Headcount;
import vn.khuyenhoc.organization.OrganizationRegister.Establishment;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.organization.register.Changing;
import vn.khuyenhoc.organization.register.Succession;
import vn.khuyenhoc.organization.register.Successions;
import vn.khuyenhoc.organization.tree.Boundaries;
import vn.khuyenhoc.organization.tree.Composition;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.View;
import vn.khuyenhoc.testing.EmptyTest;
import vn.khuyenhoc.testing.Fixtures;

/** Reorganisations of every kind, entered in any order of time: the tree stays a tree, the past stands, nobody is lost or counted twice. */
@EmptyTest
class ReorganisationsAtRandomTest {
    private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);
    private static final int DAYS = 900, ACTS = 30;

    @Autowired Fixtures fixtures;
    @Autowired Changing changing;
    @Autowired Successions successions;
    @Autowired OrganizationRegister register;
    @Autowired Organizations organizations;
    @Autowired MemberRegister members;
    @Autowired Boundaries boundaries;
    @Autowired KeptTotals totals;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext sql;

    private Random random = new Random();
    private OrganizationId province;
    private final List<OrganizationId> districts = new ArrayList<>(), communes = new ArrayList<>(), boards = new ArrayList<>(), all = new ArrayList<>();

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private LocalDate aDay() {
        return FIRST.plusDays(random.nextInt(DAYS));
    }

    private void aProvince() {
        province = fixtures.aProvince();
        IntStream.range(0, 2).forEach(i -> districts.add(fixtures.aDistrict(province)));
        IntStream.range(0, 5).forEach(i -> communes.add(fixtures.aCommune(i == 0 ? province : any(districts))));
        IntStream.range(0, 8).forEach(i -> boards.add(fixtures.aBoard(any(communes), Fixtures.LONG_AGO)));
        all.add(province);
        List.of(districts, communes, boards).forEach(all::addAll);
        IntStream.range(0, 3).forEach(i -> all.add(fixtures.aGroup(any(boards), Fixtures.LONG_AGO)));
        List<Long> people = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Long known = i < 20 ? null : any(people);
            LocalDate joined = aDay();
            try {
                long enrolled = members.enrol(List.of(new Enrolment(any(all), known, "Ai đó", null, joined, random.nextBoolean() ? null : joined.plusDays(200)))).getFirst();
                people.add(sql.fetchSingle("select person_id from organization_membership where id = ?", enrolled).get(0, Long.class));
            } catch (Refusal already) {
                assertThat(already.code()).isEqualTo("ALREADY_MEMBER");
            }
        }
        for (OrganizationId board : boards.subList(0, 3)) {
            LocalDate on = aDay();
            if (!members.listed(board, on)) {
                members.report(List.of(new Headcount(board, random.nextInt(50), on)));
            }
        }
    }

    private void act(LocalDate on) {
        List<OrganizationId> active = active(communes, on);
        OrganizationId from = any(active), to = any(active), other = any(active), third = any(active);
        switch (random.nextInt(9)) {
            case 0 -> reorganise(on, Succession.full(from.value(), to.value()));
            case 1 -> reorganise(on, Succession.full(from.value(), to.value()), Succession.full(other.value(), to.value()));
            case 2 -> reorganise(on, part(from, to, 5_500), part(from, other, 4_500));
            case 3 -> reorganise(on, part(from, to, 3_333), part(from, other, 3_333), part(from, third, 3_334));
            case 4 -> reorganise(on, part(from, to, 1_000 + random.nextInt(6_000)));
            case 5 -> reorganise(on, Succession.full(any(districts).value(), province.value()));
            case 6 -> found(on, from, to);
            case 7 -> register.merge(List.of(new Merger(any(active(boards, on)), any(active(boards, on)))), on);
            default -> {
                OrganizationId board = any(active(boards, on));
                Organization was = organizations.on(List.of(new At(board, on))).get(new At(board, on));
                changing.move(new Changing.Of(board, on, was.version(), Scope.EVERYWHERE), to);
            }
        }
    }

    private List<OrganizationId> active(List<OrganizationId> some, LocalDate on) {
        Map<At, Organization> found = organizations.on(some.stream().map(o -> new At(o, on)).toList());
        return some.stream().filter(o -> found.get(new At(o, on)) != null && found.get(new At(o, on)).state() == OrganizationState.ACTIVE).toList();
    }

    private void reorganise(LocalDate on, Succession... wanted) {
        successions.reorganise(Map.of(), List.of(wanted), on, random.nextLong(1, 1L << 60));
    }

    /** A part that takes some of the giver's boards and members along. */
    private Succession part(OrganizationId from, OrganizationId to, int share) {
        Set<Long> branches = boards.stream().filter(board -> random.nextInt(4) == 0).map(OrganizationId::value)
            .filter(board -> sql.fetchCount(sql.selectOne().from("organization_register").where("organization_id = ? and parent_id = ? and superseded_at is null", board, from.value())) == 1
                && sql.fetchCount(sql.selectOne().from("organization_register").where("organization_id = ? and superseded_at is null", board)) == 1).collect(toSet());
        return new Succession(from.value(), to.value(), share, branches, Set.of(), Set.of());
    }

    private void found(LocalDate on, OrganizationId from, OrganizationId other) {
        long id = random.nextLong(1, 1L << 60);
        String code = "R-" + id;
        successions.reorganise(Map.of(id, new Establishment(code, code, OrganizationLevel.COMMUNE, OrganizationBasis.TERRITORY, province, new UnitId(id), on)),
            from.equals(other) ? List.of(Succession.full(from.value(), id)) : List.of(Succession.full(from.value(), id), Succession.full(other.value(), id)),
            on, random.nextLong(1, 1L << 60));
        communes.add(new OrganizationId(id));
        all.add(new OrganizationId(id));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 24})
    void keepTheTreeThePastAndThePeople(long seed) {
        random = new Random(seed);
        aProvince();
        int done = 0;
        for (int i = 0; i < ACTS; i++) {
            // Most in their order, some entered late.
            LocalDate on = i % 3 == 0 ? aDay() : FIRST.plusDays(i * DAYS / ACTS + random.nextInt(20));
            List<OrganizationId> there = List.copyOf(all);
            List<LocalDate> earlier = List.of(on.minusDays(1), on.minusDays(1 + random.nextInt(400)), FIRST.minusDays(1));
            List<LocalDate> later = List.of(on, on.plusDays(45), FIRST.plusDays(2 * DAYS));
            List<Object> past = answers(there, earlier);
            List<Integer> inAll = later.stream().map(day -> count(province, day)).toList();
            List<OrganizationId> known = List.copyOf(communes);
            try {
                transaction.executeWithoutResult(status -> act(on));
                done++;
            } catch (Refusal | OptimisticLockingFailureException | IllegalArgumentException refused) {
                communes.retainAll(known);
                all.retainAll(there);
            }
            assertThat(answers(there, earlier)).as("seed %d, act %d on %s: earlier days", seed, i, on).isEqualTo(past);
            assertThat(later.stream().map(day -> count(province, day)).toList()).as("seed %d, act %d on %s: people", seed, i, on).isEqualTo(inAll);
        }
        assertThat(done).as("acts that were possible").isGreaterThan(8);
        isATreeOnEveryDay(seed);
        addsUpInBothViews(seed);
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    /** What is told of some days: the organizations as they were, and how many people each had. */
    private List<Object> answers(List<OrganizationId> asked, List<LocalDate> on) {
        List<Object> answers = new ArrayList<>();
        for (LocalDate day : on) {
            answers.add(organizations.on(asked.stream().map(o -> new At(o, day)).toList()));
            answers.add(members.count(asked.stream().map(OrganizationId::value).collect(toSet()), day));
        }
        return answers;
    }

    private int count(OrganizationId organization, LocalDate day) {
        return members.count(Set.of(organization.value()), day).get(organization.value()).count();
    }

    private record Line(long organization, @Nullable Long parent, LocalDate from, LocalDate to, @Nullable String ended) {}

    private record Pair(long ancestor, long descendant, int distance, int depth) {}

    /** The published tree says on every day what the register says: each under one, up to the province; what ended, under its heir. */
    private void isATreeOnEveryDay(long seed) {
        String ours = all.stream().map(o -> String.valueOf(o.value())).collect(Collectors.joining(",", "(", ")"));
        Map<Long, List<Line>> lines = sql.fetch("select organization_id, parent_id, valid_from, valid_to, ended_as from organization_register where organization_id in " + ours
            + " and superseded_at is null order by valid_from").stream().map(r -> new Line(r.get(0, Long.class), r.get(1, Long.class), r.get(2, LocalDate.class),
            r.get(3, LocalDate.class), r.get(4, String.class))).collect(Collectors.groupingBy(Line::organization));
        List<? extends Record> tree = sql.fetch("select ancestor_id, descendant_id, distance, ancestor_depth, valid_from, valid_to from organization_tree where descendant_id in "
            + ours + " and superseded_at is null");
        TreeSet<LocalDate> days = new TreeSet<>();
        lines.values().forEach(some -> some.forEach(line -> days.addAll(List.of(line.from(), line.to().minusDays(1), line.to()))));
        tree.forEach(pair -> days.addAll(List.of(pair.get(4, LocalDate.class), pair.get(5, LocalDate.class))));
        days.remove(LocalDate.of(9999, 12, 31));
        days.remove(LocalDate.of(9999, 12, 30));
        for (LocalDate day : days) {
            List<Pair> published = tree.stream().filter(r -> !r.get(4, LocalDate.class).isAfter(day) && r.get(5, LocalDate.class).isAfter(day))
                .map(r -> new Pair(r.get(0, Long.class), r.get(1, Long.class), r.get(2, Integer.class), r.get(3, Integer.class))).toList();
            Set<Pair> reckoned = new HashSet<>();
            for (OrganizationId organization : all) {
                boolean active = lines.get(organization.value()).stream().anyMatch(line -> !line.from().isAfter(day) && line.to().isAfter(day));
                List<Long> path = path(organization.value(), day, lines);
                assertThat(path).as("seed %d: %s on %s", seed, organization, day).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(6);
                if (active) {
                    assertThat(path).first().isEqualTo(organization.value());
                    assertThat(path).last().isEqualTo(province.value());
                }
                IntStream.range(0, path.size()).forEach(i -> reckoned.add(new Pair(path.get(i), organization.value(), active ? i : i + 1, path.size() - 1 - i)));
            }
            assertThat(published).as("seed %d: the tree on %s", seed, day).containsExactlyInAnyOrderElementsOf(reckoned);
        }
    }

    private List<Long> path(long organization, LocalDate day, Map<Long, List<Line>> lines) {
        List<Line> own = lines.get(organization);
        List<Line> valid = own.stream().filter(line -> !line.from().isAfter(day) && line.to().isAfter(day)).toList();
        assertThat(valid).as("lines of %d on %s", organization, day).hasSizeLessThan(2);
        List<Long> path = new ArrayList<>();
        if (!valid.isEmpty()) {
            path.add(organization);
            if (valid.getFirst().parent() != null) {
                path.addAll(path(valid.getFirst().parent(), day, lines));
            }
        } else if (own.getLast().ended() != null && !own.getLast().to().isAfter(day)) {
            Long heir = sql.fetch("select successor_id from organization_succession where predecessor_id = ? and effective_on = ? and superseded_at is null "
                + "order by coalesce(share, 10000) desc, successor_id", organization, own.getLast().to()).stream().findFirst().map(r -> r.get(0, Long.class)).orElse(own.getLast().parent());
            path.addAll(path(heir, day, lines));
        }
        return path;
    }

    /** Along today's tree the province has who it had; and an organization that nothing was divided for, whoever stands under it now. */
    private void addsUpInBothViews(long seed) {
        Set<Long> asked = all.stream().map(OrganizationId::value).collect(toSet());
        for (LocalDate day : List.of(FIRST.plusDays(40), FIRST.plusDays(333), FIRST.plusDays(700), FIRST.plusDays(DAYS))) {
            Composition made = boundaries.of(asked, new View(day, Boundary.AS_NOW));
            Map<Long, Membership> now = members.count(asked, day, made, totals.reading()).get();
            assertThat(now.get(province.value()).count()).as("seed %d on %s", seed, day).isEqualTo(count(province, day));
            Map<Long, Integer> whole = asked.stream().filter(o -> !made.apportioned(o)).collect(toMap(Function.identity(), o -> now.get(o).count()));
            Map<Long, Integer> recounted = new HashMap<>();
            whole.keySet().forEach(o -> recounted.put(o, standingNowUnder(o, day)));
            assertThat(whole).as("seed %d on %s", seed, day).isEqualTo(recounted);
        }
    }

    private int standingNowUnder(long organization, LocalDate day) {
        String below = " in (select descendant_id from organization_tree where ancestor_id = ? and valid_to = date '9999-12-31' and superseded_at is null)"
            + " and valid_from <= ? and valid_to > ? and superseded_at is null";
        return sql.fetchSingle("select count(distinct person_id) from organization_membership where organization_id" + below, organization, day, day).get(0, Integer.class)
            + sql.fetchSingle("select coalesce(sum(reported), 0) from organization_tally where organization_id" + below, organization, day, day).get(0, Integer.class);
    }
}
