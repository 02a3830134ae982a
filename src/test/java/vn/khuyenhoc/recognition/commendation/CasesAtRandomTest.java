package vn.khuyenhoc.recognition.commendation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.recognition.CommendationState.AWARDED;
import static vn.khuyenhoc.recognition.CommendationState.DECIDED;
import static vn.khuyenhoc.recognition.CommendationState.NOMINATED;
import static vn.khuyenhoc.recognition.CommendationState.PROPOSED_UP;
import static vn.khuyenhoc.recognition.CommendationState.REFUSED;
import static vn.khuyenhoc.recognition.CommendationState.VERIFIED;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
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

    private Random random = new Random();
    private OrganizationId commune = new OrganizationId(0);
    private final Map<Long, CommendationCase> known = new HashMap<>();
    private final Set<String> refusals = new TreeSet<>();
    private final Set<CommendationState> reached = new TreeSet<>();

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private CommendationCase act(@Nullable CommendationCase one, LocalDate on) {
        if (one == null) {
            return nominating.nominate(new NominateCommendationInput(UUID.randomUUID().toString(), GlobalId.of("Organization", commune.value()),
                new CommendationRecipientInput(RecipientKind.COLLECTIVE, null, null, "Tập thể " + random.nextInt(12), null), any(List.of(CommendationForm.values()).subList(0, 2)),
                null, "Thành tích", null, 2022, on), Scope.EVERYWHERE);
        }
        String id = one.id(), version = random.nextInt(10) == 0 ? "stale" : one.version();
        return switch (random.nextInt(8)) {
            case 0, 1 -> judging.verify(new VerifyCommendationInput(id, on, version), Scope.EVERYWHERE);
            case 2 -> judging.proposeUp(new ProposeCommendationUpInput(id, random.nextBoolean() ? null : "Ủy ban", on, version), Scope.EVERYWHERE);
            case 3, 4 -> judging.decide(new DecideCommendationInput(UUID.randomUUID().toString(), id, "1/QĐ", on, "Ai đó", null, version), Scope.EVERYWHERE);
            case 5, 6 -> awarded(id, version, on, one.key());
            default -> judging.refuse(new RefuseCommendationInput(id, on, "Thôi", version), Scope.EVERYWHERE);
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
        assertThat(refusals).contains("COMMENDATION_STATE_WRONG", "SELF_APPROVAL", "STEP_TOO_EARLY", "CONFLICT", "COMMENDATION_KNOWN", "TEXT_EMPTY");
    }

    private void walk(long seed) {
        random = new Random(seed);
        known.clear();
        commune = fixtures.aCommune(fixtures.aProvince());
        for (int i = 0; i < ACTS; i++) {
            String where = "seed %d, act %d".formatted(seed, i);
            CommendationCase before = known.isEmpty() || random.nextInt(6) == 0 ? null : any(known.keySet().stream().sorted().skip(Math.max(0, known.size() - 5)).map(known::get).toList());
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
        Map<String, Long> merits = new HashMap<>();
        known.values().stream().filter(one -> one.state() != REFUSED).forEach(one ->
            merits.merge(one.recipient() + one.form() + one.deskId() + (one.outside() ? one.authority() : ""), 1L, Long::sum));
        assertThat(merits.values()).as("seed %d: no merit twice", seed).containsOnly(1L);
        assertThat(sql.fetchSingle("select coalesce(sum(awarded), 0) from recognition_commendation_total where organization_id = ?", commune.value()).get(0, Long.class))
            .isEqualTo(known.values().stream().filter(one -> one.state() == AWARDED).count());
    }

    private void took(@Nullable CommendationCase before, CommendationCase after, String where) {
        if (before == null) {
            assertThat(after.state()).as(where).isEqualTo(NOMINATED);
        } else {
            assertThat(LEGAL.get(before.state())).as(where).contains(after.state());
        }
        assertThat(after.awardedOn() != null).as(where).isEqualTo(after.state() == AWARDED);
        assertThat(after.decision() != null).as(where).isEqualTo(after.state() == AWARDED || after.state() == DECIDED);
        known.put(after.key(), after);
        reached.add(after.state());
    }
}
