package vn.khuyenhoc.recognition.titling;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.recognition.TitleCaseState.EXPIRED;
import static vn.khuyenhoc.recognition.TitleCaseState.PROPOSED;
import static vn.khuyenhoc.recognition.TitleCaseState.RECOGNISED;
import static vn.khuyenhoc.recognition.TitleCaseState.REFUSED;
import static vn.khuyenhoc.recognition.TitleCaseState.REGISTERED;
import static vn.khuyenhoc.recognition.TitleCaseState.RENEWED;
import static vn.khuyenhoc.recognition.TitleCaseState.REVIEWED;
import static vn.khuyenhoc.recognition.TitleCaseState.REVOKED;
import static vn.khuyenhoc.recognition.TitleCaseState.SELF_ASSESSED;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Problems;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.CriteriaRegister;
import vn.khuyenhoc.recognition.CriteriaRegister.Item;
import vn.khuyenhoc.recognition.CriteriaRegister.Section;
import vn.khuyenhoc.recognition.CriteriaRegister.Sheet;
import vn.khuyenhoc.recognition.CriteriaRegister.Source;
import vn.khuyenhoc.recognition.TitleCaseState;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.AssessTitleCaseInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.DecideTitleCasesInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.ProposeTitleCaseInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.RefuseTitleCaseInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.RegisterTitleCaseInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.ReviewTitleCaseInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.RevokeTitleInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.TitleCaseToDecideInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.TitleScoreInput;
import vn.khuyenhoc.testing.EmptyTest;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.Walk;
import vn.khuyenhoc.testing.WithBeans;

/** Acts of every kind in any order, most of them impossible: no case takes a step that it may not, nobody holds a title twice, and totals are what a recount says. */
@EmptyTest
@AddLifecycleHook(WithBeans.class)
class TitleCasesAtRandomTest {
    /** Written down once more, as people told it; what has expired by today may have been taken back on a day on which it was held. */
    private static final Map<TitleCaseState, Set<TitleCaseState>> LEGAL = new EnumMap<>(Map.of(REGISTERED, Set.of(SELF_ASSESSED, REFUSED),
        SELF_ASSESSED, Set.of(SELF_ASSESSED, REVIEWED, REFUSED), REVIEWED, Set.of(PROPOSED, REFUSED), PROPOSED, Set.of(RECOGNISED, EXPIRED, REFUSED),
        RECOGNISED, Set.of(EXPIRED, REVOKED, RENEWED), EXPIRED, Set.of(REVOKED, RENEWED), REFUSED, Set.of(), REVOKED, Set.of(), RENEWED, Set.of()));
    private static final LocalDate FIRST = LocalDate.of(2021, 2, 1);
    private static final int MOST_ACTS = 400;

    @Autowired Fixtures fixtures;
    @Autowired CriteriaRegister criteria;
    @Autowired Registering registering;
    @Autowired Scoring scoring;
    @Autowired ProposingTitles proposing;
    @Autowired DecidingTitles deciding;
    @Autowired TitleCases cases;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext sql;

    private Random random = new Random();
    private OrganizationId commune = new OrganizationId(0);
    private final Map<Long, TitleCase> known = new HashMap<>();
    private final Set<String> refusals = new TreeSet<>();
    private final Set<TitleCaseState> reached = new TreeSet<>();

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private List<TitleScoreInput> scores() {
        int points = random.nextInt(4) == 0 ? random.nextInt(130) : 80;
        return List.of(new TitleScoreInput("1.1", points, random.nextInt(8) == 0, null));
    }

    private TitleCase act(@Nullable TitleCase one, LocalDate on) {
        if (one == null) {
            return registering.register(new RegisterTitleCaseInput(UUID.randomUUID().toString(), GlobalId.of("Organization", commune.value()), TitleKind.LEARNING_CLAN,
                on.getYear(), "Họ " + random.nextInt(4), null, null, on), Scope.EVERYWHERE);
        }
        String id = one.id(), version = random.nextInt(10) == 0 ? "stale" : one.version();
        return switch (random.nextInt(5) < 3 ? likely(one.state()) : random.nextInt(10)) {
            case 0, 1 -> scoring.assess(new AssessTitleCaseInput(id, scores(), on, version), Scope.EVERYWHERE);
            case 2, 3 -> scoring.review(new ReviewTitleCaseInput(id, scores(), on, version), Scope.EVERYWHERE);
            case 4, 5 -> proposing.propose(new ProposeTitleCaseInput(id, null, on, version), Scope.EVERYWHERE);
            case 6, 7 -> decided(id, version, on, one.key());
            case 8 -> deciding.revoke(new RevokeTitleInput(id, on, "Vi phạm", version), Scope.EVERYWHERE);
            default -> proposing.refuse(new RefuseTitleCaseInput(id, on, "Thôi", version), Scope.EVERYWHERE);
        };
    }

    private int likely(TitleCaseState state) {
        return switch (state) {
            case REGISTERED -> 0;
            case SELF_ASSESSED -> 2;
            case REVIEWED -> 4;
            case PROPOSED -> 6;
            default -> random.nextInt(10);
        };
    }

    private TitleCase decided(String id, String version, LocalDate on, long key) {
        deciding.decide(new DecideTitleCasesInput(UUID.randomUUID().toString(), GlobalId.of("Organization", commune.value()), random.nextInt(5) + "/QĐ", on, "Ai đó",
            random.nextInt(3) == 0 ? on.plusDays(random.nextInt(12) * 40L) : null, List.of(new TitleCaseToDecideInput(id, version)), List.of(), null), Scope.EVERYWHERE);
        return cases.shown(key, Scope.EVERYWHERE);
    }

    private TitleCase as(String caller, Supplier<TitleCase> act) {
        return new Act(caller, "test", "walk", null).doing(() -> transaction.execute(status -> act.get()));
    }

    @Provide
    Arbitrary<Walk> walks() {
        return Walk.ofAtMost(MOST_ACTS);
    }

    /** Always the same walks, because together they must reach everything. */
    @Property(tries = 6, edgeCases = EdgeCasesMode.NONE, seed = "7")
    void takeLegalStepsAloneAndCountOnce(@ForAll("walks") Walk walk) {
        random = new Random(0);
        known.clear();
        commune = fixtures.aCommune(fixtures.aProvince());
        for (int i = 0; i < walk.length(); i++) {
            random = walk.chances(i);
            String where = "act " + i;
            TitleCase before = known.isEmpty() || random.nextInt(7) == 0 ? null : any(known.keySet().stream().sorted().skip(Math.max(0, known.size() - 5)).map(known::get).toList());
            String caller = any(List.of("lan", "minh", "hoa"));
            LocalDate on = FIRST.plusDays(i * 4L + random.nextInt(20));
            try {
                took(before, as(caller, () -> act(before, on)), where);
            } catch (Refusal refusal) {
                refusals.add(refusal.code());
            } catch (Problems problems) {
                problems.all().forEach(refusal -> refusals.add(refusal.code()));
            } catch (OptimisticLockingFailureException stale) {
                refusals.add("CONFLICT");
            }
            if (before != null) {
                assertThat(cases.shown(before.key(), Scope.EVERYWHERE)).as(where + ": a refusal changes nothing").isEqualTo(known.get(before.key()));
            }
        }
        known.values().forEach(one -> reached.add(one.state()));
        assertThat(sql.fetch("select a.holder from recognition_title a join recognition_title b on a.subject = b.subject and a.id < b.id and a.valid_from < b.valid_to "
            + "and b.valid_from < a.valid_to where a.organization_id = ? and a.superseded_at is null and b.superseded_at is null", commune.value())).as("nobody holds it twice").isEmpty();
        assertThat(sql.fetchSingle("select count(*) from recognition_title where organization_id = ? and superseded_at is null", commune.value()).get(0, Long.class))
            .isEqualTo(known.values().stream().filter(one -> one.titleId() != null).count());
    }

    private void took(@Nullable TitleCase before, TitleCase after, String where) {
        if (before == null) {
            assertThat(after.state()).as(where).isEqualTo(REGISTERED);
        } else {
            assertThat(LEGAL.get(before.state())).as(where).contains(after.state());
        }
        boolean recognised = Set.of(RECOGNISED, EXPIRED, REVOKED, RENEWED).contains(after.state());
        assertThat(after.titleId() != null).as(where).isEqualTo(recognised);
        assertThat(recognised && !Objects.requireNonNull(after.sufficient())).as(where + ": recognised without sufficing").isFalse();
        known.put(after.key(), after);
        reached.add(after.state());
        // An earlier case of the same subject is renewed by this one.
        known.replaceAll((key, one) -> one.state() == RECOGNISED || one.state() == EXPIRED ? cases.shown(key, Scope.EVERYWHERE) : one);
    }

    @AfterProperty
    void reachEverythingAndLeaveTotalsThatAgree() {
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
        assertThat(reached).as("else the walks prove little").containsExactly(TitleCaseState.values());
        assertThat(refusals).contains("TITLE_CASE_STATE_WRONG", "SELF_APPROVAL", "STEP_TOO_EARLY", "CONFLICT", "TITLE_CASE_KNOWN", "SCORE_TOO_HIGH", "TITLE_CASE_INSUFFICIENT",
            "DECISION_NUMBER_TAKEN", "TITLE_ENDS_BEFORE_DECISION");
    }

    @BeforeProperty
    void byOneSheet() {
        criteria.adopt(List.of(new Sheet(TitleKind.LEARNING_CLAN, "walk", "W", "Bộ tiêu chí", new Source("1", LocalDate.of(2020, 1, 1), "Ai đó"), 70,
            List.of(new Section("Học tập", null, List.of(new Item("Học", 100, true)))))), LocalDate.of(2020, 1, 1));
    }
}
