package vn.khuyenhoc.fund;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.ContributionRegister.Entry;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.Worded;
import vn.khuyenhoc.testing.WriteTest;

/** However an organization ends, its fund is empty and closed in the end, and others hold what it held. */
@WriteTest
class InheritedFundsTest {
    private static final LocalDate DAY = LocalDate.of(2023, 5, 10);
    private static final LocalDate ENDED = LocalDate.of(2023, 7, 1);
    private static final String TRANSFERS = "query($id: ID!) { node(id: $id) { ... on Organization { fund { balance freeMoney freeGoods earmarked } transfersIn { nodes { id state amount cause entire } } } } }";
    private static final String CONFIRM = "mutation($input: ConfirmTransferInput!) { confirmTransfer(input: $input) { transfer { state amount } errors { code message } } }";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired ContributionRegister contributions;
    @Autowired OrganizationRegister organizations;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired DSLContext sql;

    OrganizationId commune;
    OrganizationId old;
    OrganizationId heir;
    OrganizationId other;
    Api officer;
    Api chief;

    @BeforeEach
    void threeBoards() {
        commune = fixtures.aCommune(fixtures.aProvince());
        old = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        heir = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        other = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        officer = api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", commune));
        chief = api.withToken(SelfIssued.token("hoa", "ADMIN-APPROVER-OFFICER-VIEWER", commune));
    }

    private static String id(OrganizationId organization) {
        return GlobalId.of("Organization", organization.value());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private String give(ContributionKind kind, long amount, EarmarkTerms earmark) {
        return GlobalId.of("Contribution", contributions.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)), List.of(new Entry(old, 0, kind, amount, DAY, "Sách", null, null, earmark))).getFirst());
    }

    private void takeBack(String gift) {
        assertThat(officer.data("mutation($input: ReverseContributionInput!) { reverseContribution(input: $input) { errors { code message } } }",
            Map.of("input", Map.of("idempotencyKey", key(), "id", gift, "on", "2023-06-20", "reason", "Nhầm"))).at("/reverseContribution/errors")).isEmpty();
    }

    private JsonNode of(OrganizationId organization) {
        return officer.data(TRANSFERS, Map.of("id", id(organization))).get("node");
    }

    private String fund(OrganizationId organization) {
        return of(organization).get("fund").toString();
    }

    /** What comes to somebody by succession, once that is prepared. */
    private JsonNode comingTo(OrganizationId organization) {
        await().atMost(20, SECONDS).until(() -> of(organization).at("/transfersIn/nodes").size() == 1);
        return of(organization).at("/transfersIn/nodes/0");
    }

    private JsonNode confirmed(OrganizationId receiver) {
        Api side = api.withToken(SelfIssued.token("minh", "OFFICER-VIEWER", receiver));
        JsonNode answer = side.data(CONFIRM, Map.of("input", Map.of("idempotencyKey", key(), "id", comingTo(receiver).get("id").asString()))).get("confirmTransfer");
        assertThat(answer.get("errors")).isEmpty();
        assertThat(answer.at("/transfer/state").asString()).isEqualTo("CONFIRMED");
        return answer.at("/transfer/amount");
    }

    private void assertClosed(OrganizationId ended) {
        assertThat(sql.fetchSingle("select closed_on from fund_account where organization_id = ? and balance = 0", ended.value()).get(0, LocalDate.class)).isEqualTo(ENDED);
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
        assertThat(officer.data("query($id: ID!) { verifyLedger(within: $id) { problems { kind place } } }", Map.of("id", id(commune))).at("/verifyLedger/problems")).isEmpty();
    }

    private void divide(double share) {
        assertThat(chief.data("mutation($input: ApplyReorganisationInput!) { applyReorganisation(input: $input) { errors { code message } } }", Map.of("input", Map.of("idempotencyKey", key(),
            "reorganisation", Map.of("on", ENDED.toString(), "decision", "Nghị quyết số 1", "successions", List.of(Map.of("from", id(old), "to", id(other), "sharePercent", share),
                Map.of("from", id(old), "to", id(heir), "sharePercent", 100 - share)))))).at("/applyReorganisation/errors")).isEmpty();
    }

    private void dissolve(OrganizationId organization) {
        String version = officer.data("query($id: ID!) { node(id: $id) { ... on Organization { version } } }", Map.of("id", id(organization)))
            .at("/node/version").asString();
        assertThat(chief.data("mutation($input: DissolveOrganizationInput!) { dissolveOrganization(input: $input) { errors { code message } } }",
            Map.of("input", Map.of("id", id(organization), "on", ENDED.toString(), "version", version))).at("/dissolveOrganization/errors")).isEmpty();
    }

    /** It had been refused as TRANSFER_EMPTY, and could not be given up. */
    @Test
    void closesThoughNothingIsLeftOfItWhenItsHeirConfirms() {
        String gift = give(ContributionKind.CASH, 1_000, null);
        organizations.merge(List.of(new Merger(old, heir)), ENDED);
        comingTo(heir);
        takeBack(gift);
        assertThat(confirmed(heir).asLong()).isZero();
        assertThat(fund(heir)).isEqualTo("{\"balance\":0,\"freeMoney\":0,\"freeGoods\":0,\"earmarked\":0}");
        assertClosed(old);
    }

    /** The smaller part had been refused as FUND_INSUFFICIENT, and the larger one waits for it. */
    @Test
    void isSharedAnewBySuccessorsWhenAGiftWasTakenBack() {
        String gift = give(ContributionKind.CASH, 1_000, null);
        give(ContributionKind.CASH, 100, null);
        give(ContributionKind.IN_KIND, 70, null);
        divide(30);
        assertThat(comingTo(other).get("amount").asLong()).isEqualTo(330);
        comingTo(heir);
        takeBack(gift);
        assertThat(confirmed(other).asLong()).as("30 % of 100").isEqualTo(30);
        assertThat(confirmed(heir).asLong()).isEqualTo(140);
        assertThat(fund(heir)).isEqualTo("{\"balance\":140,\"freeMoney\":70,\"freeGoods\":70,\"earmarked\":0}");
        assertClosed(old);
    }

    @Test
    void isSharedAnewBySuccessorsWhenAGiftCameInLate() {
        give(ContributionKind.CASH, 1_000, null);
        divide(30);
        comingTo(other);
        comingTo(heir);
        give(ContributionKind.CASH, 500, null);
        give(ContributionKind.CASH, 40, new EarmarkTerms(GrantPurpose.AWARD, null, null, "Khen thưởng", List.of()));
        assertThat(confirmed(other).asLong()).as("30 % of 1,500").isEqualTo(450);
        assertThat(confirmed(heir).asLong()).isEqualTo(1_090);
        assertClosed(old);
    }

    @Test
    void closesThoughNothingIsLeftOfWhatWasDivided() {
        String gift = give(ContributionKind.CASH, 1_000, null);
        divide(30);
        comingTo(other);
        comingTo(heir);
        takeBack(gift);
        assertThat(confirmed(other).asLong()).isZero();
        assertThat(confirmed(heir).asLong()).isZero();
        assertClosed(old);
    }

    /** It was said of a field that the input has not. */
    @Test
    void takesNothingBackOnceItIsHandedOver() {
        String gift = give(ContributionKind.CASH, 1_000, null);
        GrantDesk desk = new GrantDesk(officer);
        GrantDesk approver = new GrantDesk(api.withToken(SelfIssued.token("minh", "APPROVER-VIEWER", commune)));
        JsonNode paid = desk.pay(approver.approve(desk.done("draftGrant", GrantDesk.draft(old, "1/QĐ", "2023-06-01", 1, 300)), "2023-06-01"), "2023-06-02");
        approver.refused("ORGANIZATION_NOT_ACTIVE", "on", "reverseGrant", "idempotencyKey", key(), "id", new GrantDesk(officer).pay(approver.approve(
            desk.done("draftGrant", GrantDesk.draft(old, "2/QĐ", "2023-06-01", 1, 100)), "2023-06-01"), "2023-06-02").get("id").asString(), "on", merged(), "reason", "Chi nhầm");
        assertThat(confirmed(heir).asLong()).isEqualTo(600);
        approver.refused("FUND_CLOSED", "id", "reverseGrant", "idempotencyKey", key(), "id", paid.get("id").asString(), "on", "2023-06-20", "reason", "Chi nhầm");
        assertThat(desk.shown(paid.get("id").asString()).get("state").asString()).isEqualTo("PAID");
        JsonNode refused = officer.data("mutation($input: ReverseContributionInput!) { reverseContribution(input: $input) { errors { code inputPath } } }",
            Map.of("input", Map.of("idempotencyKey", key(), "id", gift, "on", "2023-06-20", "reason", "Nhầm"))).at("/reverseContribution/errors");
        assertThat(refused.toString()).isEqualTo("[{\"code\":\"FUND_CLOSED\",\"inputPath\":[\"id\"]}]");
        assertClosed(old);
    }

    /** Nobody could confirm or cancel it, so the old fund had waited for it for good. */
    @Test
    void isNotHeldUpByATransferForADayByWhichBothSidesHadEnded() {
        give(ContributionKind.CASH, 1_000, null);
        JsonNode agreed = officer.data("mutation($input: PrepareTransferInput!) { prepareTransfer(input: $input) { transfer { id version } errors { code } } }", Map.of("input",
            Map.of("idempotencyKey", key(), "from", id(old), "to", id(other), "amount", 100, "on", ENDED.plusDays(1).toString(), "reason", "Hỗ trợ"))).at("/prepareTransfer/transfer");
        organizations.merge(List.of(new Merger(old, heir), new Merger(other, heir)), ENDED);
        String inherited = comingTo(heir).get("id").asString();
        Api successor = api.withToken(SelfIssued.token("minh", "OFFICER-VIEWER", heir));
        refused(successor, "confirmTransfer", Map.of("idempotencyKey", key(), "id", agreed.get("id").asString()), "ORGANIZATION_NOT_ACTIVE", "id");
        refused(successor, "confirmTransfer", Map.of("idempotencyKey", key(), "id", inherited), "TRANSFERS_WAITING", "id");
        refused(api.withToken(SelfIssued.token("ba", "OFFICER-VIEWER", fixtures.aBoard(commune, Fixtures.LONG_AGO))), "cancelTransfer",
            Map.of("id", agreed.get("id").asString(), "version", agreed.get("version").asString()), "TRANSFER_UNKNOWN", "id");
        assertThat(successor.data("mutation($input: CancelTransferInput!) { cancelTransfer(input: $input) { transfer { state } errors { code } } }",
            Map.of("input", Map.of("id", agreed.get("id").asString(), "version", agreed.get("version").asString()))).get("cancelTransfer").toString())
            .isEqualTo("{\"transfer\":{\"state\":\"CANCELLED\"},\"errors\":[]}");
        assertThat(confirmed(heir).asLong()).isEqualTo(1_000);
        assertClosed(old);
    }

    private static void refused(Api caller, String mutation, Map<String, Object> input, String code, String path) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        List<JsonNode> errors = Stream.of("vi", "en").map(language -> caller.answer("mutation($input: " + type + "!) { " + mutation + "(input: $input) { errors { code message inputPath } } }",
            Map.of("input", input), language).at("/data/" + mutation + "/errors/0")).toList();
        assertThat(errors.getFirst().get("code").asString()).isEqualTo(code);
        assertThat(errors.getFirst().at("/inputPath/0").asString()).isEqualTo(path);
        Worded.assertWorded(code, errors.getFirst().get("message").asString(), errors.getLast().get("message").asString());
    }

    /** It was shown, and GRANT_UNKNOWN to whoever would withdraw it. */
    @Test
    void withdrawsARoundThatWasPlannedForADayByWhichItHadEnded() {
        give(ContributionKind.CASH, 1_000, null);
        GrantDesk desk = new GrantDesk(officer);
        GrantDesk approver = new GrantDesk(api.withToken(SelfIssued.token("minh", "APPROVER-VIEWER", commune)));
        JsonNode first = desk.done("draftGrant", GrantDesk.draft(old, "1/QĐ", "2023-07-10", 1, 300));
        JsonNode second = desk.done("draftGrant", GrantDesk.draft(old, "2/QĐ", "2023-07-10", 1, 400));
        merged();
        GrantDesk successor = new GrantDesk(api.withToken(SelfIssued.token("hai", "OFFICER-VIEWER", heir)));
        Object[] withdrawal = {"id", first.get("id").asString(), "reason", "Tổ chức đã sáp nhập", "version", first.get("version").asString()};
        new GrantDesk(api.withToken(SelfIssued.token("ba", "OFFICER-VIEWER", other))).refused("GRANT_UNKNOWN", "id", "cancelGrant", withdrawal);
        assertThat(successor.done("cancelGrant", withdrawal).get("state").asString()).isEqualTo("CANCELLED");
        approver.refused("ORGANIZATION_NOT_ACTIVE", "on", "approveGrant", "id", second.get("id").asString(), "on", "2023-07-05", "version", second.get("version").asString());
        desk.refused("ORGANIZATION_NOT_ACTIVE", "on", "payGrant", "idempotencyKey", key(), "id", approver.approve(second, "2023-06-01").get("id").asString(), "on", "2023-07-10");
        assertThat(desk.pay(second, "2023-06-30").get("state").asString()).isEqualTo("PAID");
        assertThat(confirmed(heir).asLong()).isEqualTo(600);
        assertClosed(old);
    }

    /** @return a day on which it is no more */
    private String merged() {
        organizations.merge(List.of(new Merger(old, heir)), ENDED);
        comingTo(heir);
        return ENDED.plusDays(1).toString();
    }

    /** What was left in it had stayed there for good. */
    @Test
    void comesToTheOneAboveWhenItsOrganizationIsDissolved() {
        give(ContributionKind.CASH, 1_000, null);
        give(ContributionKind.CASH, 500, new EarmarkTerms(GrantPurpose.AWARD, null, null, "Khen thưởng", List.of()));
        dissolve(old);
        JsonNode coming = comingTo(commune);
        assertThat(coming.get("cause").asString() + coming.get("entire").asBoolean()).isEqualTo("SUCCESSIONtrue");
        assertThat(confirmed(commune).asLong()).isEqualTo(1_500);
        assertThat(fund(commune)).isEqualTo("{\"balance\":1500,\"freeMoney\":1000,\"freeGoods\":0,\"earmarked\":500}");
        assertClosed(old);
    }

    @Test
    void comesToTheOneAboveWhenItsHeirIsDissolvedBeforeItConfirms() {
        give(ContributionKind.CASH, 1_000, null);
        organizations.merge(List.of(new Merger(old, heir)), ENDED.minusDays(3));
        comingTo(heir);
        dissolve(heir);
        assertThat(confirmed(commune).asLong()).isEqualTo(1_000);
        assertThat(sql.fetchSingle("select balance from fund_account where organization_id = ? and closed_on is not null", old.value()).get(0, Long.class)).isZero();
        assertClosed(heir);
    }
}
