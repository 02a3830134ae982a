package vn.khuyenhoc.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jooq.DSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.MemberRegister.Enrolment;
import vn.khuyenhoc.organization.MemberRegister.Headcount;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.organization.register.Changing;
import vn.khuyenhoc.organization.register.Succession;
import vn.khuyenhoc.organization.register.Successions;
import vn.khuyenhoc.testing.EmptyTest;
import vn.khuyenhoc.testing.Fixtures;

/** Whatever happens to a province, in whatever order it is entered: the past stands, nobody is lost, nobody counts twice. */
@EmptyTest
class HistoriesTest {
    private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);
    private static final int DAYS = 900;

    @Autowired Fixtures fixtures;
    @Autowired Changing changing;
    @Autowired Successions successions;
    @Autowired OrganizationRegister register;
    @Autowired Organizations organizations;
    @Autowired MemberRegister members;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext sql;

    private Random random = new Random();
    private OrganizationId province;
    private final List<OrganizationId> communes = new ArrayList<>();
    private final List<OrganizationId> boards = new ArrayList<>();
    private final List<OrganizationId> all = new ArrayList<>();

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private LocalDate aDay() {
        return FIRST.plusDays(random.nextInt(DAYS));
    }

    private void aProvince() {
        province = fixtures.aProvince();
        all.add(province);
        for (int i = 0; i < 4; i++) {
            communes.add(fixtures.aCommune(province));
        }
        for (int i = 0; i < 8; i++) {
            boards.add(fixtures.aBoard(any(communes), Fixtures.LONG_AGO));
        }
        all.addAll(communes);
        all.addAll(boards);
    }

    private List<Long> people() {
        return sql.fetch("select distinct person_id from organization_membership where organization_id in "
            + all.stream().map(o -> String.valueOf(o.value())).collect(Collectors.joining(",", "(", ")"))).getValues(0, Long.class);
    }

    private void act() {
        LocalDate on = aDay();
        List<Long> people = people();
        switch (random.nextInt(9)) {
            case 0, 1 -> members.enrol(List.of(new Enrolment(any(all), "Ai đó", null, on, random.nextBoolean() ? null : on.plusDays(1 + random.nextInt(300)))));
            case 2, 3 -> {
                if (!people.isEmpty()) {
                    members.enrol(List.of(new Enrolment(any(all), any(people), "Ai đó", null, on, random.nextBoolean() ? null : on.plusDays(1 + random.nextInt(300)))));
                }
            }
            case 4 -> members.report(List.of(new Headcount(any(all), random.nextInt(50), on)));
            case 5 -> register.merge(List.of(new Merger(any(boards), any(boards))), on);
            case 6 -> changing.move(of(any(boards), on), any(communes));
            case 7 -> changing.dissolve(of(any(boards), on));
            default -> {
                OrganizationId from = any(communes), to = any(communes), other = any(communes);
                if (random.nextBoolean()) {
                    successions.reorganise(Map.of(), List.of(Succession.full(from.value(), to.value())), on, random.nextLong(1, 1L << 60));
                } else {
                    successions.reorganise(Map.of(), List.of(new Succession(from.value(), to.value(), 6_000, Set.of(), Set.of(), Set.of()),
                        new Succession(from.value(), other.value(), 4_000, Set.of(), Set.of(), Set.of())), on, random.nextLong(1, 1L << 60));
                }
            }
        }
    }

    private Changing.Of of(OrganizationId organization, LocalDate on) {
        Organization was = organizations.on(List.of(new At(organization, on))).get(new At(organization, on));
        return new Changing.Of(organization, on, was == null ? "" : was.version(), Scope.EVERYWHERE);
    }

    /** From the records alone: who is listed below an organization on a day, each once, and what was reported there. */
    private int recounted(OrganizationId organization, LocalDate day) {
        String below = " in (select descendant_id from organization_tree where ancestor_id = " + organization.value()
            + " and valid_from <= ? and valid_to > ? and superseded_at is null) and valid_from <= ? and valid_to > ? and superseded_at is null";
        Object[] days = {day, day, day, day};
        Set<Long> listed = new HashSet<>(sql.fetch("select person_id from organization_membership where organization_id" + below, days).getValues(0, Long.class));
        Long reported = sql.fetchOne("select coalesce(sum(reported), 0) from organization_tally where organization_id" + below, days).get(0, Long.class);
        return listed.size() + reported.intValue();
    }

    private Map<OrganizationId, Integer> counts(LocalDate day) {
        Map<Long, Membership> counted = members.count(all.stream().map(OrganizationId::value).collect(Collectors.toSet()), day);
        return all.stream().collect(Collectors.toMap(Function.identity(), o -> counted.get(o.value()).count()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void addUpAndStand(long seed) {
        random = new Random(seed);
        aProvince();
        int done = 0;
        for (int i = 0; i < 60; i++) {
            try {
                transaction.executeWithoutResult(status -> act());
                done++;
            } catch (Refusal | org.springframework.dao.OptimisticLockingFailureException refused) {
                // What the rules refuse must leave no trace, which the recount below would show.
            }
        }
        assertThat(done).as("acts that were possible").isGreaterThan(20);
        for (LocalDate day : List.of(FIRST, FIRST.plusDays(100), FIRST.plusDays(455), FIRST.plusDays(703), FIRST.plusDays(DAYS), FIRST.plusDays(2 * DAYS))) {
            Map<OrganizationId, Integer> counted = counts(day);
            Map<OrganizationId, Integer> recounted = new HashMap<>();
            all.forEach(o -> recounted.put(o, recounted(o, day)));
            assertThat(counted).as("seed %d on %s", seed, day).isEqualTo(recounted);
        }
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void changeNothingBeforeTheirDay(long seed) {
        random = new Random(seed);
        aProvince();
        for (int i = 0; i < 25; i++) {
            members.enrol(List.of(new Enrolment(any(all), "Ai đó", null, aDay(), null)));
        }
        LocalDate on = FIRST.plusDays(DAYS + 10);
        Map<LocalDate, Map<OrganizationId, Integer>> before = new HashMap<>();
        for (LocalDate day : List.of(FIRST.plusDays(200), FIRST.plusDays(DAYS), on.minusDays(1))) {
            before.put(day, counts(day));
        }
        int province = counts(on).get(this.province);
        transaction.executeWithoutResult(status -> successions.reorganise(Map.of(), List.of(Succession.full(communes.get(0).value(), communes.get(1).value()),
            Succession.full(communes.get(2).value(), communes.get(1).value())), on, seed));
        before.forEach((day, counts) -> assertThat(counts(day)).as("on %s", day).isEqualTo(counts));
        assertThat(counts(on).get(this.province)).as("nobody is lost").isEqualTo(province);
        assertThat(counts(on).get(communes.get(0))).isZero();
    }
}
