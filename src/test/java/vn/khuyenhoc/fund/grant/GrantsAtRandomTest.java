package vn.khuyenhoc.fund.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.fund.GrantState.ACKNOWLEDGED;
import static vn.khuyenhoc.fund.GrantState.APPROVED;
import static vn.khuyenhoc.fund.GrantState.CANCELLED;
import static vn.khuyenhoc.fund.GrantState.DRAFT;
import static vn.khuyenhoc.fund.GrantState.PAID;
import static vn.khuyenhoc.fund.GrantState.REVERSED;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.fund.ContributionRegister;
import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.ContributionRegister.Entry;
import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.fund.GrantPurpose;
import vn.khuyenhoc.fund.GrantState;
import vn.khuyenhoc.fund.grant.GrantInputs.AcknowledgeGrantInput;
import vn.khuyenhoc.fund.grant.GrantInputs.AddGrantRecipientsInput;
import vn.khuyenhoc.fund.grant.GrantInputs.AmendGrantInput;
import vn.khuyenhoc.fund.grant.GrantInputs.ApproveGrantInput;
import vn.khuyenhoc.fund.grant.GrantInputs.CancelGrantInput;
import vn.khuyenhoc.fund.grant.GrantInputs.DraftGrantInput;
import vn.khuyenhoc.fund.grant.GrantInputs.GrantRecipientInput;
import vn.khuyenhoc.fund.grant.GrantInputs.PayGrantInput;
import vn.khuyenhoc.fund.grant.GrantInputs.RemoveGrantRecipientsInput;
import vn.khuyenhoc.fund.grant.GrantInputs.ReverseGrantInput;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.EmptyTest;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.Walk;
import vn.khuyenhoc.testing.WithBeans;

/** Acts of every kind in any order, most of them impossible: no round takes a step that it may not, and no money appears or is lost. */
@EmptyTest
@AddLifecycleHook(WithBeans.class)
class GrantsAtRandomTest {
    /** Written down once more, as people told it. */
    private static final Map<GrantState, Set<GrantState>> LEGAL = new EnumMap<>(Map.of(DRAFT, Set.of(DRAFT, APPROVED, CANCELLED), APPROVED, Set.of(PAID, CANCELLED),
        PAID, Set.of(ACKNOWLEDGED, REVERSED), ACKNOWLEDGED, Set.of(REVERSED), REVERSED, Set.of(), CANCELLED, Set.of()));
    private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
    private static final int MOST_ACTS = 800;

    @Autowired Fixtures fixtures;
    @Autowired ContributionRegister contributions;
    @Autowired Drafting drafting;
    @Autowired Deciding deciding;
    @Autowired Disbursing disbursing;
    @Autowired Grants grants;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext sql;

    private Random random = new Random();
    private OrganizationId commune = new OrganizationId(0);
    private final Map<Long, Grant> rounds = new HashMap<>();
    private final Set<String> refusals = new TreeSet<>();
    private final Set<GrantState> reached = new TreeSet<>();
    private long received, out;

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private LocalDate aDay() {
        return FIRST.plusDays(random.nextInt(700));
    }

    private String key() {
        return UUID.randomUUID().toString();
    }

    private void give() {
        long amount = 1 + random.nextInt(500);
        contributions.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)), List.of(new Entry(commune, 0, ContributionKind.CASH, amount, aDay(), null)));
        received += amount;
    }

    private GrantRecipientInput somebody() {
        return new GrantRecipientInput(null, "Ai đó " + random.nextInt(12), LocalDate.of(2012, 1, 1 + random.nextInt(2)), null, "Trường " + commune.value(), null,
            random.nextInt(300) - 10);
    }

    private Grant act(@Nullable Grant round) {
        boolean listed = random.nextBoolean();
        @Nullable Integer turns = listed ? null : Integer.valueOf(random.nextInt(40));
        @Nullable Long amount = listed ? null : Long.valueOf(random.nextInt(900));
        if (round == null) {
            return drafting.draft(new DraftGrantInput(key(), GlobalId.of("Organization", commune.value()), any(List.of(GrantPurpose.values())), "Đợt chi",
                "Số " + random.nextInt(60), aDay(), turns, amount, null, null, null, null), Scope.EVERYWHERE);
        }
        String id = round.id();
        String version = random.nextInt(8) == 0 ? "stale" : round.version();
        return switch (random.nextInt(9)) {
            case 0 -> drafting.amend(new AmendGrantInput(id, round.purpose(), "Đợt khác", "Số " + random.nextInt(60), aDay(), turns, amount, null, null, null, null, version), Scope.EVERYWHERE);
            case 1, 2 -> drafting.add(new AddGrantRecipientsInput(key(), id, List.of(somebody(), somebody())), Scope.EVERYWHERE);
            case 3 -> drafting.remove(new RemoveGrantRecipientsInput(key(), id, List.of(GlobalId.of("GrantRecipient", aRow(round)))), Scope.EVERYWHERE);
            case 4 -> deciding.approve(new ApproveGrantInput(id, aDay(), version), Scope.EVERYWHERE);
            case 5 -> disbursing.pay(new PayGrantInput(key(), id, aDay().plusDays(300)), Scope.EVERYWHERE);
            case 6 -> deciding.acknowledge(new AcknowledgeGrantInput(id, aDay().plusDays(500), version), Scope.EVERYWHERE);
            case 7 -> disbursing.reverse(new ReverseGrantInput(key(), id, aDay().plusDays(600), "Vì nhầm"), Scope.EVERYWHERE);
            default -> random.nextInt(3) > 0 ? deciding.approve(new ApproveGrantInput(id, aDay(), version), Scope.EVERYWHERE)
                : deciding.cancel(new CancelGrantInput(id, "Thôi", version), Scope.EVERYWHERE);
        };
    }

    private long aRow(Grant round) {
        List<Long> rows = sql.fetch("select id from fund_grant_recipient where grant_id = ? order by id", round.key()).getValues(0, Long.class);
        return rows.isEmpty() ? 1 : any(rows);
    }

    private Grant as(String caller, Supplier<Grant> act) {
        return new Act(caller, "test", "walk", null).doing(() -> transaction.execute(status -> act.get()));
    }

    @Provide
    Arbitrary<Walk> walks() {
        return Walk.ofAtMost(MOST_ACTS);
    }

    /** Always the same walks, because together they must reach everything. */
    @Property(tries = 4, edgeCases = EdgeCasesMode.NONE, seed = "11")
    void takeLegalStepsAloneAndLoseNoMoney(@ForAll("walks") Walk walk) {
        walk(walk);
    }

    @AfterProperty
    void reachEverythingAndLeaveBooksThatAgree() {
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
        assertThat(reached).as("else the walks prove little").containsExactly(GrantState.values());
        assertThat(refusals).contains("GRANT_STATE_WRONG", "SELF_APPROVAL", "STEP_TOO_EARLY", "CONFLICT", "RECIPIENT_TWICE", "AMOUNT_NOT_POSITIVE",
            "ALREADY_REVERSED", "FUND_INSUFFICIENT", "GRANT_LISTED", "GRANT_NOT_LISTED", "DECISION_NUMBER_TAKEN", "LIST_EMPTY", "RECIPIENT_UNKNOWN");
    }

    private void walk(Walk walk) {
        random = new Random(0);
        rounds.clear();
        received = 0;
        out = 0;
        commune = fixtures.aCommune(fixtures.aProvince());
        give();
        for (int i = 0; i < walk.length(); i++) {
            random = walk.chances(i);
            if (random.nextInt(40) == 0) {
                give();
            }
            Grant before = rounds.isEmpty() || random.nextInt(14) == 0 ? null : any(rounds.keySet().stream().sorted().skip(Math.max(0, rounds.size() - 4)).map(rounds::get).toList());
            String caller = any(List.of("lan", "minh", "hoa"));
            try {
                Grant after = as(caller, () -> act(before));
                took(before, after, caller, "act " + i);
            } catch (Refusal refusal) {
                refusals.add(refusal.code());
            } catch (OptimisticLockingFailureException stale) {
                refusals.add("CONFLICT");
            }
            assertThat(balance()).as("act %d", i).isEqualTo(received - out).isNotNegative();
            if (before != null) {
                assertThat(shown(before.key())).as("act %d: a refusal changes nothing", i).isEqualTo(rounds.get(before.key()));
            }
        }
        rounds.forEach((key, round) -> assertThat(shown(key)).isEqualTo(round));
        assertThat(sql.fetchSingle("select coalesce(sum(amount), 0) from fund_grant_payment where organization_id = ?", commune.value()).get(0, Long.class)).isEqualTo(out);
    }

    private void took(@Nullable Grant before, Grant after, String caller, String where) {
        if (before == null) {
            assertThat(after.state()).as(where).isEqualTo(DRAFT);
        } else {
            assertThat(LEGAL.get(before.state())).as(where).contains(after.state());
            assertThat(after.state() == DRAFT || after.state() == CANCELLED || after.turns() == before.turns() && after.amount() == before.amount()).as(where).isTrue();
            assertThat(after.state() == APPROVED && (caller.equals(before.enteredBy()) || caller.equals(before.editedBy()))).as(where).isFalse();
        }
        if (after.listed()) {
            assertThat(List.of((long) after.turns(), after.amount())).as(where).isEqualTo(List.of(
                sql.fetchSingle("select count(distinct recipient_id) from fund_grant_recipient where grant_id = ? and superseded_at is null", after.key()).get(0, Long.class),
                sql.fetchSingle("select coalesce(sum(amount), 0) from fund_grant_recipient where grant_id = ? and superseded_at is null", after.key()).get(0, Long.class)));
        }
        out += after.state() == PAID ? after.amount() : after.state() == REVERSED ? -after.amount() : 0;
        rounds.put(after.key(), after);
        reached.add(after.state());
    }

    private Grant shown(long key) {
        return grants.withIds(List.of(key), Scope.EVERYWHERE).getFirst();
    }

    private long balance() {
        return sql.fetchSingle("select balance from fund_account where organization_id = ?", commune.value()).get(0, Long.class);
    }
}
