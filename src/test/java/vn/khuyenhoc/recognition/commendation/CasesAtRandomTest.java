package vn.khuyenhoc.recognition.commendation;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.recognition.CommendationState.AWARDED;
import static vn.khuyenhoc.recognition.CommendationState.DECIDED;
import static vn.khuyenhoc.recognition.CommendationState.NOMINATED;
import static vn.khuyenhoc.recognition.CommendationState.PROPOSED_UP;
import static vn.khuyenhoc.recognition.CommendationState.REFUSED;
import static vn.khuyenhoc.recognition.CommendationState.VERIFIED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.recognition.CommendationForm;
import vn.khuyenhoc.recognition.CommendationState;
import vn.khuyenhoc.recognition.RecipientKind;
import vn.khuyenhoc.recognition.commendation.CaseInputs.AwardCommendationsInput;
import vn.khuyenhoc.recognition.commendation.CaseInputs.CaseToAwardInput;
import vn.khuyenhoc.recognition.commendation.CaseInputs.CommendationRecipientInput;
import vn.khuyenhoc.recognition.commendation.CaseInputs.DecideCommendationInput;
import vn.khuyenhoc.recognition.commendation.CaseInputs.NominateCommendationInput;
import vn.khuyenhoc.recognition.commendation.CaseInputs.ProposeCommendationUpInput;
import vn.khuyenhoc.recognition.commendation.CaseInputs.RefuseCommendationInput;
import vn.khuyenhoc.recognition.commendation.CaseInputs.VerifyCommendationInput;
import vn.khuyenhoc.testing.EmptyTest;
import vn.khuyenhoc.testing.Fixtures;

/** Acts of every kind in any order, most of them impossible: no case takes a step that it may not, nobody is commended twice, and totals are what a recount says. */
@EmptyTest
class CasesAtRandomTest {
    /** Written down once more, as people told it. */
    private static final Map<CommendationState, Set<CommendationState>> LEGAL = Map.of(NOMINATED, Set.of(VERIFIED, REFUSED), VERIFIED, Set.of(DECIDED, PROPOSED_UP, REFUSED),
        PROPOSED_UP, Set.of(DECIDED, PROPOSED_UP, REFUSED), DECIDED, Set.of(AWARDED), AWARDED, Set.of(), REFUSED, Set.of());
    private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
    private static final int ACTS = 500;

    @Autowired Fixtures fixtures;
    @Autowired Nominating nominating;
    @Autowired Judging judging;
    @Autowired Awarding awarding;
    @Autowired Cases cases;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext sql;
    @Autowired OrganizationRegister register;
    @Autowired ConfigurableApplicationContext context;

    private Random random = new Random();
    /** Two communes with a board each, of which one has another: those that are active, and all. */
    private final List<OrganizationId> bodies = new ArrayList<>(), all = new ArrayList<>();
    private final Map<OrganizationId, OrganizationId> communes = new HashMap<>();
    /** Whoever is known by name is one to all bodies of a commune: by the commune of whoever nominated, or the province. */
    private final Map<Long, OrganizationId> nominatedIn = new HashMap<>();
    private final Map<Long, CommendationCase> known = new HashMap<>();
    private int followed;
    private final Set<String> refusals = new TreeSet<>();
    private final Set<CommendationState> reached = new TreeSet<>();

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private CommendationCase act(@Nullable CommendationCase one, LocalDate on) {
        if (one == null) {
            return nominating.nominate(new NominateCommendationInput(UUID.randomUUID().toString(), GlobalId.of("Organization", (random.nextInt(8) == 0 ? all.getLast() : any(bodies)).value()), recipient(),
                any(List.of(CommendationForm.values()).subList(0, 2)), null, any(List.of("Thành tích", "THÀNH TÍCH.", "Hiến đất")), null, 2020 + random.nextInt(3), on), Scope.EVERYWHERE);
        }
        String id = one.id(), version = random.nextInt(10) == 0 ? "stale" : one.version();
        return switch (random.nextInt(5) < 3 ? likely(one.state()) : random.nextInt(8)) {
            case 0, 1 -> judging.verify(new VerifyCommendationInput(id, on, version), Scope.EVERYWHERE);
            case 2 -> judging.proposeUp(new ProposeCommendationUpInput(id, random.nextBoolean() ? null : "Ủy ban", on, version), Scope.EVERYWHERE);
            case 3, 4 -> judging.decide(new DecideCommendationInput(UUID.randomUUID().toString(), id, "1/QĐ", on, "Ai đó", null, version), Scope.EVERYWHERE);
            case 5, 6 -> awarded(id, version, on, one.key());
            default -> judging.refuse(new RefuseCommendationInput(id, on, "Thôi", version), Scope.EVERYWHERE);
        };
    }

    private int likely(CommendationState state) {
        return switch (state) {
            case NOMINATED -> 0;
            case VERIFIED, PROPOSED_UP -> 2 + random.nextInt(2);
            case DECIDED -> 5;
            default -> random.nextInt(8);
        };
    }

    /** However they are written. */
    private CommendationRecipientInput recipient() {
        return switch (random.nextInt(3)) {
            case 0 -> new CommendationRecipientInput(RecipientKind.COLLECTIVE, null, null, "Tập thể " + random.nextInt(4), null);
            case 1 -> new CommendationRecipientInput(RecipientKind.INDIVIDUAL, null, null, any(List.of("Trần Thị Mai", "TRẦN THỊ MAI", "Lê Văn Thúy")), null);
            default -> new CommendationRecipientInput(RecipientKind.FAMILY, null, null, any(List.of("Nguyễn Văn Hòa", "nguyễn văn hoà")), any(List.of("Thôn 1", "thôn  1", "Thôn 2")));
        };
    }

    private CommendationCase awarded(String id, String version, LocalDate on, long key) {
        awarding.award(new AwardCommendationsInput(UUID.randomUUID().toString(), List.of(new CaseToAwardInput(id, version)), on), Scope.EVERYWHERE);
        return cases.shown(key, Scope.EVERYWHERE);
    }

    private CommendationCase as(String caller, Supplier<CommendationCase> act) {
        return new Act(caller, "test", "walk", null).doing(() -> transaction.execute(status -> act.get()));
    }

    @Test
    void takeLegalStepsAloneAndCountOnce() {
        for (long seed = 21; seed < 24; seed++) {
            walk(seed);
        }
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
        assertThat(reached).as("else the walks prove little").containsExactly(CommendationState.values());
        assertThat(followed).as("mergers took some along").isPositive();
        assertThat(refusals).contains("COMMENDATION_STATE_WRONG", "SELF_APPROVAL", "STEP_TOO_EARLY", "CONFLICT", "COMMENDATION_KNOWN", "TEXT_EMPTY");
    }

    private void walk(long seed) {
        random = new Random(seed);
        List.of(known, communes, nominatedIn).forEach(Map::clear);
        List.of(bodies, all).forEach(List::clear);
        OrganizationId province = fixtures.aProvince();
        for (int boards = 1; boards <= 2; boards++) {
            OrganizationId commune = fixtures.aCommune(province);
            communes.put(commune, commune);
            for (int i = 0; i < boards; i++) {
                communes.put(fixtures.aBoard(commune, Fixtures.LONG_AGO), commune);
            }
        }
        bodies.addAll(communes.keySet().stream().sorted(Comparator.comparing(OrganizationId::value)).toList());
        all.addAll(bodies);
        all.add(province);
        communes.put(province, province);
        for (int i = 0; i < ACTS; i++) {
            String where = "seed %d, act %d".formatted(seed, i);
            if (i == ACTS / 3 || i == 2 * ACTS / 3) {
                merge(FIRST.plusDays(i + 20), where);
            }
            CommendationCase before = known.isEmpty() || random.nextInt(6) == 0 ? null : any(known.keySet().stream().sorted().skip(Math.max(0, known.size() - 8)).map(known::get).toList());
            String caller = any(List.of("lan", "minh"));
            LocalDate on = FIRST.plusDays(i + random.nextInt(20));
            try {
                took(before, as(caller, () -> act(before, on)), where);
            } catch (Refusal refusal) {
                refusals.add(refusal.code());
            } catch (OptimisticLockingFailureException stale) {
                refusals.add("CONFLICT");
            }
            if (before != null) {
                assertThat(cases.shown(before.key(), Scope.EVERYWHERE)).as(where + ": a refusal changes nothing").isEqualTo(known.get(before.key()));
            }
        }
        Map<List<Object>, List<OrganizationId>> merits = new HashMap<>();
        known.values().stream().filter(one -> one.state() == DECIDED || one.state() == AWARDED).forEach(one ->
            merits.computeIfAbsent(merit(one), merit -> new ArrayList<>()).add(Objects.requireNonNull(nominatedIn.get(one.key()))));
        assertThat(merits).as("seed %d: no merit twice", seed).isNotEmpty().allSatisfy((merit, places) -> {
            assertThat(places).as(merit.toString()).doesNotHaveDuplicates();
            assertThat(places.contains(province) && places.size() > 1).as("%s by the province and below it", merit).isFalse();
        });
        assertThat(nominatedIn).as("else the walk proves little").containsValue(province);
        long given = known.values().stream().filter(one -> one.state() == AWARDED).count();
        assertThat(given).as("else the walk proves little").isGreaterThan(10);
        assertThat(sql.fetchSingle("select coalesce(sum(awarded), 0) from recognition_commendation_total where organization_id = ?", province.value()).get(0, Long.class)).isEqualTo(given);
    }

    /** Of one neighbourhood: whoever decided, and in whatever form. */
    private List<Object> merit(CommendationCase one) {
        return List.of(one.recipientKind(), Text.plain(Text.line(one.recipient(), "name", 200)), Text.plain(String.valueOf(one.address())), one.meritYear(), Text.plain(one.reason()));
    }

    /** First one board of a commune with another, then the other commune's with that. */
    private void merge(LocalDate on, String where) {
        boolean first = bodies.size() == all.size() - 1;
        OrganizationId ending = bodies.get(first ? 3 : 1), heir = bodies.getLast();
        List<Long> events = new CopyOnWriteArrayList<>();
        ApplicationListener<ApplicationEvent> listener = event -> {
            if (event instanceof PayloadApplicationEvent<?> payload && payload.getPayload() instanceof OrganizationsReorganised told) {
                events.add(told.eventId());
            }
        };
        context.addApplicationListener(listener);
        register.merge(List.of(new Merger(ending, heir)), on);
        context.removeApplicationListener(listener);
        await().atMost(20, SECONDS).pollDelay(ZERO).pollInterval(ofMillis(10)).until(() -> sql.fetchSingle("select count(*) from processed_event where event_id = ? and listener like '%commendation.CasesFollow'",
            events.getFirst()).get(0, Integer.class) == 1);
        bodies.remove(ending);
        for (CommendationCase before : List.copyOf(known.values())) {
            CommendationCase after = cases.shown(before.key(), Scope.EVERYWHERE);
            boolean open = before.state() != AWARDED && before.state() != REFUSED;
            assertThat(List.of(after.state(), after.organizationId(), after.deskId())).as(where).isEqualTo(List.of(before.state(),
                open && before.organizationId().equals(ending) ? heir : before.organizationId(), open && before.deskId().equals(ending) ? heir : before.deskId()));
            followed += after.equals(before) ? 0 : 1;
            known.put(after.key(), after);
        }
    }

    private void took(@Nullable CommendationCase before, CommendationCase after, String where) {
        if (before == null) {
            assertThat(after.state()).as(where).isEqualTo(NOMINATED);
            nominatedIn.put(after.key(), Objects.requireNonNull(communes.get(after.organizationId())));
        } else {
            assertThat(LEGAL.get(before.state())).as(where).contains(after.state());
        }
        assertThat(after.awardedOn() != null).as(where).isEqualTo(after.state() == AWARDED);
        assertThat(after.decision() != null).as(where).isEqualTo(after.state() == AWARDED || after.state() == DECIDED);
        known.put(after.key(), after);
        reached.add(after.state());
    }
}
