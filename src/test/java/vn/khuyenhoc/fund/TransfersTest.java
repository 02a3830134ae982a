package vn.khuyenhoc.fund;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.ContributionRegister.Entry;
import vn.khuyenhoc.fund.ledger.Ledger;
import vn.khuyenhoc.fund.ledger.LedgerAccount;
import vn.khuyenhoc.fund.ledger.Posting;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.organization.events.OrganizationsReorganised.Succession;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.Walk;
import vn.khuyenhoc.testing.WithBeans;
import vn.khuyenhoc.testing.WriteTest;

/** Money goes from fund to fund when both sides have said so, and none is lost on the way. */
@WriteTest
@AddLifecycleHook(WithBeans.class)
class TransfersTest {
    private static final LocalDate DAY = LocalDate.of(2023, 5, 10);
    private static final String TRANSFER = "{ transfer { id state amount entire cause preparedBy confirmedBy version from { id } to { id } } errors { code message inputPath } }";
    private static final String PREPARE = "mutation($input: PrepareTransferInput!) { prepareTransfer(input: $input) %s }".formatted(TRANSFER);
    private static final String CONFIRM = "mutation($input: ConfirmTransferInput!) { confirmTransfer(input: $input) %s }".formatted(TRANSFER);
    private static final String CANCEL = "mutation($input: CancelTransferInput!) { cancelTransfer(input: $input) %s }".formatted(TRANSFER);
    private static final String FUND = """
        query($id: ID!) { node(id: $id) { ... on Organization { fund { balance freeMoney freeGoods earmarked closedOn }
          transfersIn { nodes { id state amount cause entire from { id } } } transfersOut(where: { state: [PREPARED] }) { totalCount } } } }""";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired ContributionRegister contributions;
    @Autowired OrganizationRegister organizations;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired DSLContext sql;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;
    @Autowired Ledger ledger;

    OrganizationId commune;
    OrganizationId one;
    OrganizationId other;
    Api giver;
    Api receiver;

    @BeforeEach
    @BeforeTry
    void twoBoards() {
        commune = fixtures.aCommune(fixtures.aProvince());
        one = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        other = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        giver = api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", one));
        receiver = api.withToken(SelfIssued.token("minh", "OFFICER-VIEWER", other));
    }

    private static String id(OrganizationId organization) {
        return GlobalId.of("Organization", organization.value());
    }

    private void give(OrganizationId organization, ContributionKind kind, long amount, EarmarkTerms earmark) {
        contributions.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)), List.of(new Entry(organization, 0, kind, amount, DAY, "Sách", null, null, earmark)));
    }

    private Map<String, Object> wanted(Object amount) {
        Map<String, Object> input = new HashMap<>(Map.of("idempotencyKey", UUID.randomUUID().toString(), "from", id(one), "to", id(other), "on", "2023-06-01", "reason", "Hỗ trợ cấp dưới"));
        if (amount != null) {
            input.put("amount", amount);
        }
        return input;
    }

    private JsonNode prepared(Object amount) {
        JsonNode answer = giver.data(PREPARE, Map.of("input", wanted(amount))).get("prepareTransfer");
        assertThat(answer.get("errors")).isEmpty();
        return answer.get("transfer");
    }

    private static Map<String, Object> confirmation(String transfer) {
        return Map.of("idempotencyKey", UUID.randomUUID().toString(), "id", transfer);
    }

    private JsonNode confirmed(String transfer) {
        JsonNode answer = receiver.data(CONFIRM, Map.of("input", confirmation(transfer))).get("confirmTransfer");
        assertThat(answer.get("errors")).isEmpty();
        return answer.get("transfer");
    }

    private JsonNode of(OrganizationId organization) {
        return receiver.data(FUND, Map.of("id", id(organization))).get("node");
    }

    private static void assertRefused(Api caller, String mutation, Map<String, Object> input, String code, String path) {
        List<JsonNode> errors = List.of("vi", "en").stream().map(language -> caller.answer(mutation, Map.of("input", input), language)
            .get("data").iterator().next().at("/errors/0")).toList();
        assertThat(errors).allSatisfy(error -> {
            assertThat(error.get("code").asString()).isEqualTo(code);
            assertThat(error.at("/inputPath/0").asString()).isEqualTo(path);
        });
        assertWorded(code, errors.get(0).get("message").asString(), errors.get(1).get("message").asString());
    }

    @Test
    void movesMoneyWhenTheOtherSideConfirms() {
        give(one, ContributionKind.CASH, 1_000, null);
        JsonNode transfer = prepared(400);
        assertThat(transfer.get("state").asString()).isEqualTo("PREPARED");
        assertThat(transfer.get("preparedBy").asString()).isEqualTo("lan");
        assertThat(of(one).at("/fund/balance").asLong()).isEqualTo(1_000);
        assertThat(of(other).at("/transfersIn/nodes/0/id").asString()).isEqualTo(transfer.get("id").asString());
        JsonNode done = confirmed(transfer.get("id").asString());
        assertThat(done.get("state").asString()).isEqualTo("CONFIRMED");
        assertThat(done.get("confirmedBy").asString()).isEqualTo("minh");
        assertThat(of(one).at("/fund/balance").asLong()).isEqualTo(600);
        assertThat(of(other).at("/fund/freeMoney").asLong()).isEqualTo(400);
        assertThat(api.data("query($id: ID!) { node(id: $id) { ... on Transfer { amount preparedBy } } }", Map.of("id", done.get("id").asString())).get("node").toString())
            .isEqualTo("{\"amount\":400,\"preparedBy\":null}");
        assertThat(differences()).isEmpty();
    }

    /** It was in the fund when a round chose it, and went while the round waited for the fund. */
    @Test
    void spendsNoEarmarkThatWasHandedOverMeanwhile() {
        give(one, ContributionKind.CASH, 500, new EarmarkTerms(GrantPurpose.AWARD, null, null, "Khen thưởng", List.of()));
        long earmark = sql.fetchSingle("select id from fund_earmark where organization_id = ?", one.value()).get(0, Long.class);
        confirmed(prepared(null).get("id").asString());
        give(one, ContributionKind.CASH, 700, null);
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> ledger.post(List.of(new Posting(one.value(), Ids.next(), LedgerAccount.AWARDS, LedgerAccount.MONEY, 300,
            LocalDate.now(), LocalDate.now(), earmark))))).isInstanceOf(CannotAcquireLockException.class);
        assertThat(of(one).at("/fund/balance").asLong()).isEqualTo(700);
        assertThat(of(other).at("/fund/earmarked").asLong()).isEqualTo(500);
        assertThat(differences()).isEmpty();
    }

    @Test
    void takesNothingBackOfAnEarmarkThatWasHandedOver() {
        give(one, ContributionKind.CASH, 500, new EarmarkTerms(GrantPurpose.AWARD, null, null, "Khen thưởng", List.of()));
        give(one, ContributionKind.CASH, 900, null);
        String gift = giver.data("query($id: ID!) { node(id: $id) { ... on Organization { contributions(where: {amount: {eq: 500}}) { nodes { id } } } } }", Map.of("id", id(one)))
            .at("/node/contributions/nodes/0/id").asString();
        confirmed(prepared(null).get("id").asString());
        give(one, ContributionKind.CASH, 700, null);
        Api treasurer = api.withToken(SelfIssued.token("lan", "OFFICER-APPROVER-VIEWER", one));
        assertRefused(treasurer, "mutation($input: ReverseContributionInput!) { reverseContribution(input: $input) { errors { code message inputPath } } }",
            Map.of("idempotencyKey", UUID.randomUUID().toString(), "id", gift, "on", "2023-06-02", "reason", "Nhầm"), "EARMARK_HANDED_OVER", "id");
        assertThat(of(one).at("/fund/freeMoney").asLong()).isEqualTo(700);
        assertThat(of(other).at("/fund/earmarked").asLong()).isEqualTo(500);
        assertThat(differences()).isEmpty();
    }

    @Test
    void showsToOthersOnlyWhatWasConfirmed() {
        give(one, ContributionKind.CASH, 1_000, null);
        String transfer = prepared(400).get("id").asString();
        String list = "query($id: ID!) { node(id: $id) { ... on Organization { transfersOut { totalCount nodes { state reason } } } } }";
        assertThat(api.data(list, Map.of("id", id(one))).at("/node/transfersOut/totalCount").asInt()).isZero();
        assertThat(giver.data(list, Map.of("id", id(one))).at("/node/transfersOut/nodes/0/reason").asString()).isEqualTo("Hỗ trợ cấp dưới");
        confirmed(transfer);
        assertThat(api.data(list, Map.of("id", id(one))).at("/node/transfersOut/nodes").toString()).isEqualTo("[{\"state\":\"CONFIRMED\",\"reason\":null}]");
    }

    @Test
    void showsWhatWasNotConfirmedToEitherSide() {
        give(one, ContributionKind.CASH, 1_000, null);
        JsonNode cancelled = prepared(300);
        giver.data(CANCEL, Map.of("input", Map.of("id", cancelled.get("id").asString(), "version", cancelled.get("version").asString())));
        String waiting = prepared(400).get("id").asString();
        String list = """
            query($from: ID!, $to: ID!, $id: ID!) { node(id: $id) { id } from: node(id: $from) { ... on Organization { transfersOut(orderBy: ON_ASC) { totalCount }
                found: transfersOut(where: {state: [PREPARED, CANCELLED]}) { totalCount } } }
              to: node(id: $to) { ... on Organization { transfersIn { totalCount nodes { state amount } } } } }""";
        Map<String, Object> asked = Map.of("from", id(one), "to", id(other), "id", waiting);
        for (Api side : List.of(giver, receiver, api.withToken(SelfIssued.token("xem", "VIEWER", other)), api.withToken(SelfIssued.token("hoa", "OFFICER", commune)))) {
            JsonNode shown = side.data(list, asked);
            assertThat(shown.at("/node/id").asString()).isEqualTo(waiting);
            assertThat(List.of(shown.at("/from/transfersOut/totalCount").asInt(), shown.at("/from/found/totalCount").asInt())).containsOnly(2);
            assertThat(shown.at("/to/transfersIn").toString()).isEqualTo("{\"totalCount\":2,\"nodes\":[{\"state\":\"CANCELLED\",\"amount\":300},{\"state\":\"PREPARED\",\"amount\":400}]}");
        }
        for (Api outside : List.of(api, api.withToken(SelfIssued.token("ba", "OFFICER-APPROVER-VIEWER", fixtures.aBoard(commune, Fixtures.LONG_AGO))))) {
            JsonNode shown = outside.data(list, asked);
            assertThat(shown.get("node").isNull()).isTrue();
            assertThat(List.of(shown.at("/from/transfersOut/totalCount").asInt(), shown.at("/from/found/totalCount").asInt())).containsOnly(0);
            assertThat(shown.at("/to/transfersIn").toString()).isEqualTo("{\"totalCount\":0,\"nodes\":[]}");
        }
    }

    @Test
    void namesAGiverThatBeganOnThatDay() {
        OrganizationId young = fixtures.aBoard(commune, LocalDate.of(2023, 6, 1));
        one = young;
        giver = api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", young));
        assertThat(giver.data("query($id: ID!) { node(id: $id) { ... on Transfer { from { id } postedOn late } } }", Map.of("id", prepared(1).get("id").asString())).get("node").toString())
            .isEqualTo("{\"from\":{\"id\":\"" + id(young) + "\"},\"postedOn\":null,\"late\":false}");
        assertThat(found("from", "BOARD")).isEqualTo(1);
    }

    private int found(String side, String level) {
        return giver.data("query($id: ID!) { transfers(within: $id, where: {" + side + ": {level: " + level + "}}) { totalCount } }", Map.of("id", id(one))).at("/transfers/totalCount").asInt();
    }

    @Test
    void findsByEitherSide() {
        prepared(1);
        assertThat(Stream.of("from", "to").flatMap(side -> Stream.of("BOARD", "COMMUNE").map(level -> found(side, level)))).containsExactly(1, 0, 1, 0);
    }

    @Test
    void handsOverAllThatAFundHoldsWithItsGoodsAndEarmarks() {
        give(one, ContributionKind.CASH, 1_000, null);
        give(one, ContributionKind.IN_KIND, 70, null);
        give(one, ContributionKind.CASH, 500, new EarmarkTerms(GrantPurpose.AWARD, null, null, "Khen thưởng", List.of()));
        assertThat(confirmed(prepared(null).get("id").asString()).get("amount").asLong()).isEqualTo(1_570);
        assertThat(of(one).at("/fund/balance").asLong()).isZero();
        assertThat(of(other).get("fund").toString()).isEqualTo("{\"balance\":1570,\"freeMoney\":1000,\"freeGoods\":70,\"earmarked\":500,\"closedOn\":null}");
        assertThat(differences()).isEmpty();
        assertRefused(receiver, CONFIRM, confirmation(prepared(null).get("id").asString()), "TRANSFER_EMPTY", "id");
    }

    @Test
    void countsWhatGoesWholeOnTheDayOnWhichAllOfItIsThere() {
        give(one, ContributionKind.CASH, 1_000, null);
        contributions.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)), List.of(new Entry(one, 0, ContributionKind.CASH, 200, LocalDate.of(2023, 8, 1), null)));
        JsonNode part = prepared(1_100);
        assertRefused(receiver, CONFIRM, confirmation(part.get("id").asString()), "FUND_INSUFFICIENT_THEN", "id");
        giver.data(CANCEL, Map.of("input", Map.of("id", part.get("id").asString(), "version", part.get("version").asString())));
        String all = confirmed(prepared(null).get("id").asString()).get("id").asString();
        assertThat(api.data("query($id: ID!) { node(id: $id) { ... on Transfer { amount on postedOn from { fund { june: balance(asOf: \"2023-06-01\") july: balance(asOf: \"2023-07-31\") balance } } } } }",
            Map.of("id", all)).get("node").toString())
            .isEqualTo("{\"amount\":1200,\"on\":\"2023-06-01\",\"postedOn\":\"2023-08-01\",\"from\":{\"fund\":{\"june\":1000,\"july\":1000,\"balance\":0}}}");
        assertThat(differences()).isEmpty();
    }

    @Test
    void refusesWhoAndWhatIsWrong() {
        give(one, ContributionKind.CASH, 1_000, null);
        String transfer = prepared(1_001).get("id").asString();
        assertRefused(giver, CONFIRM, confirmation(transfer), "TRANSFER_UNKNOWN", "id");
        assertRefused(receiver, CONFIRM, confirmation(transfer), "FUND_INSUFFICIENT", "id");
        Api both = api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", commune));
        assertRefused(both, CONFIRM, confirmation(transfer), "SELF_APPROVAL", "id");
        assertRefused(giver, PREPARE, wanted(10_000_000_000_001L), "AMOUNT_TOO_LARGE", "amount");
        assertRefused(receiver, PREPARE, wanted(1), "ORGANIZATION_UNKNOWN", "from");
        Map<String, Object> toItself = wanted(1);
        toItself.put("to", id(one));
        assertRefused(giver, PREPARE, toItself, "TRANSFER_TO_ITSELF", "to");
        assertRefused(giver, PREPARE, wanted(0), "AMOUNT_NOT_POSITIVE", "amount");
        assertRefused(giver, CANCEL, Map.of("id", transfer, "version", "abc"), "CONFLICT", "version");
        String all = prepared(null).get("id").asString();
        assertRefused(receiver, CONFIRM, confirmation(all), "TRANSFERS_WAITING", "id");
        assertThat(of(one).at("/fund/balance").asLong()).isEqualTo(1_000);
    }

    @Test
    void movesNothingThatWasGivenUp() {
        give(one, ContributionKind.CASH, 1_000, null);
        JsonNode transfer = prepared(400);
        JsonNode answer = giver.data(CANCEL, Map.of("input", Map.of("id", transfer.get("id").asString(), "version", transfer.get("version").asString())));
        assertThat(answer.at("/cancelTransfer/transfer/state").asString()).isEqualTo("CANCELLED");
        assertRefused(receiver, CONFIRM, confirmation(transfer.get("id").asString()), "TRANSFER_STATE_WRONG", "id");
        assertThat(of(one).at("/fund/balance").asLong()).isEqualTo(1_000);
    }

    @Test
    void movesOnceHoweverManyConfirmAtOnce() throws Exception {
        give(one, ContributionKind.CASH, 1_000, null);
        String transfer = prepared(400).get("id").asString();
        List<Callable<Boolean>> confirmations = IntStream.range(0, 8).<Callable<Boolean>>mapToObj(i -> () ->
            receiver.data(CONFIRM, Map.of("input", confirmation(transfer))).at("/confirmTransfer/errors").isEmpty()).toList();
        int moved = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(confirmations)) {
                moved += answer.get() ? 1 : 0;
            }
        }
        assertThat(moved).isEqualTo(1);
        assertThat(of(other).at("/fund/balance").asLong()).isEqualTo(400);
        assertThat(differences()).isEmpty();
    }

    @Test
    void preparesWhatAMergedFundHoldsAndClosesItWhenTheSuccessorConfirms() {
        give(one, ContributionKind.CASH, 1_000, null);
        give(one, ContributionKind.CASH, 500, new EarmarkTerms(null, null, null, "Cho trường", List.of()));
        organizations.merge(List.of(new Merger(one, other)), LocalDate.of(2023, 7, 1));
        await().atMost(20, SECONDS).until(() -> of(other).at("/transfersIn/nodes").size() == 1);
        JsonNode inherited = of(other).at("/transfersIn/nodes/0");
        assertThat(inherited.get("cause").asString()).isEqualTo("SUCCESSION");
        assertThat(inherited.get("entire").asBoolean()).isTrue();
        assertThat(inherited.at("/from/id").asString()).isEqualTo(id(one));
        String transfer = inherited.get("id").asString();
        assertRefused(receiver, CANCEL, Map.of("id", transfer, "version", receiver.data("query($id: ID!) { node(id: $id) { ... on Transfer { version } } }",
            Map.of("id", transfer)).at("/node/version").asString()), "TRANSFER_STATE_WRONG", "id");
        confirmed(transfer);
        assertThat(of(other).at("/fund/balance").asLong()).isEqualTo(1_500);
        assertThat(of(other).at("/fund/earmarked").asLong()).isEqualTo(500);
        assertThat(sql.fetchOne("select closed_on from fund_account where organization_id = ? and balance = 0", one.value()).get(0, LocalDate.class)).isEqualTo("2023-07-01");
        assertThat(sql.fetch("select entity, operation, row_count, organization_id from change_record where entity in ('fund_account', 'fund_earmark') and operation = 'confirmTransfer'"
            + " and before_hash <> after_hash and organization_id in (?, ?) order by id", one.value(), other.value()).map(row -> row.get(0) + " of " + row.get(2) + " " + row.get(3)))
            .containsExactly("fund_earmark of 1 " + other.value(), "fund_account of 1 " + one.value());
        assertThat(differences()).isEmpty();
    }

    private void tell(LocalDate on, OrganizationId predecessor, OrganizationId successor) {
        long event = Ids.next();
        transaction.executeWithoutResult(status -> events.publishEvent(new OrganizationsReorganised(event, on, List.of(new Succession(predecessor.value(), successor.value(), true, null)))));
        await().atMost(20, SECONDS).until(() -> sql.fetchSingle("select count(*) from processed_event where event_id = ? and (listener like '%.Inheriting' or listener like '%.FundKeeper')", event).get(0, Integer.class) == 2);
    }

    private void comesTo(OrganizationId heir) {
        await().atMost(20, SECONDS).until(() -> of(heir).at("/transfersIn/nodes").size() == 1);
        assertThat(of(heir).at("/transfersIn/nodes/0/from/id").asString()).isEqualTo(id(one));
        receiver = api.withToken(SelfIssued.token("minh", "OFFICER-VIEWER", heir));
        confirmed(of(heir).at("/transfersIn/nodes/0/id").asString());
        assertThat(of(heir).at("/fund/balance").asLong()).isEqualTo(1_000);
        assertThat(sql.fetchSingle("select sum(balance) from fund_account where organization_id in (?, ?)", one.value(), other.value()).get(0, Long.class)).isZero();
        assertThat(differences()).isEmpty();
    }

    @Test
    void comesToTheHeirOfASuccessorThatEndsBeforeItConfirms() {
        OrganizationId heir = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        receiver = api.withToken(SelfIssued.token("minh", "OFFICER-VIEWER", commune));
        give(one, ContributionKind.CASH, 1_000, null);
        organizations.merge(List.of(new Merger(one, other)), LocalDate.of(2023, 7, 1));
        await().atMost(20, SECONDS).until(() -> of(other).at("/transfersIn/nodes").size() == 1);
        organizations.merge(List.of(new Merger(other, heir)), LocalDate.of(2024, 7, 1));
        comesTo(heir);
    }

    @Test
    void comesToTheLastHeirInWhateverOrderItIsTold() {
        OrganizationId heir = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        LocalDate merged = LocalDate.of(2023, 7, 1), again = LocalDate.of(2024, 7, 1);
        receiver = api.withToken(SelfIssued.token("minh", "OFFICER-VIEWER", commune));
        organizations.merge(List.of(new Merger(one, other)), merged);
        organizations.merge(List.of(new Merger(other, heir)), again);
        await().atMost(20, SECONDS).until(() -> sql.fetchSingle("select count(closed_on) from fund_account where organization_id in (?, ?)", one.value(), other.value()).get(0, Integer.class) == 2);
        // As it was before either was told, and told the later one first.
        sql.execute("update fund_account set closed_on = null where organization_id in (?, ?)", one.value(), other.value());
        give(one, ContributionKind.CASH, 1_000, null);
        tell(again, other, heir);
        tell(merged, one, other);
        comesTo(heir);
    }

    private List<?> differences() {
        return checks.stream().flatMap(check -> check.differences().stream()).toList();
    }

    @Provide
    Arbitrary<Walk> walks() {
        return Walk.ofAtMost(50);
    }

    /** However money goes around between the funds of a commune, together they hold what was given. */
    @Property(tries = 3, edgeCases = EdgeCasesMode.NONE)
    void conservesMoney(@ForAll("walks") Walk walk) {
        List<OrganizationId> boards = List.of(one, other, fixtures.aBoard(commune, Fixtures.LONG_AGO));
        Api maker = api.withToken(SelfIssued.token("an", "OFFICER-VIEWER", commune));
        Api checker = api.withToken(SelfIssued.token("binh", "OFFICER-VIEWER", commune));
        long given = 0;
        for (int step = 0; step < walk.length(); step++) {
            Random chance = walk.chances(step);
            OrganizationId from = boards.get(chance.nextInt(3));
            if (chance.nextInt(3) == 0) {
                long amount = 1 + chance.nextInt(1_000);
                give(from, chance.nextInt(4) == 0 ? ContributionKind.IN_KIND : ContributionKind.CASH, amount, chance.nextInt(4) == 0 ? new EarmarkTerms(null, null, null, "x", List.of()) : null);
                given += amount;
            } else {
                Map<String, Object> wanted = wanted(chance.nextInt(3) == 0 ? null : (Object) (1 + chance.nextInt(800)));
                wanted.put("from", id(from));
                wanted.put("to", id(boards.get((boards.indexOf(from) + 1 + chance.nextInt(2)) % 3)));
                String transfer = maker.data(PREPARE, Map.of("input", wanted)).at("/prepareTransfer/transfer/id").asString();
                checker.data(CONFIRM, Map.of("input", confirmation(transfer)));
            }
        }
        assertThat(sql.fetchOne("select coalesce(sum(balance), 0) from fund_account where organization_id in (?, ?, ?)", boards.get(0).value(), boards.get(1).value(), boards.get(2).value())
            .get(0, Long.class)).isEqualTo(given);
        assertThat(differences()).isEmpty();
    }
}
