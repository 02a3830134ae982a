package vn.khuyenhoc.campaign;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.testing.CampaignDesk.campaign;
import static vn.khuyenhoc.testing.CampaignDesk.id;
import static vn.khuyenhoc.testing.CampaignDesk.key;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.CampaignDesk;
import vn.khuyenhoc.testing.CommendationDesk;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** A movement that is closed has those nominated who reached their targets; from a contribution to a paid award it is one way through all modules. */
@WriteTest
class ClosingTest {
    private static final Map<String, Object> RULE = Map.of("level", "COMMUNE", "form", "CERTIFICATE_OF_MERIT", "reason", "Hoàn thành xuất sắc phong trào");

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired List<ConsistencyCheck> checks;

    OrganizationId province, commune, neighbour, third;
    CampaignDesk officer, approver;

    @BeforeEach
    void aProvince() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        neighbour = fixtures.aCommune(province);
        third = fixtures.aCommune(province);
        officer = new CampaignDesk(as("lan", "OFFICER-VIEWER"));
        approver = new CampaignDesk(as("hoa", "APPROVER-OFFICER-VIEWER"));
    }

    private Api as(String name, String roles) {
        return api.withToken(SelfIssued.token(name, roles, province));
    }

    private void give(OrganizationId organization, long amount) {
        JsonNode answer = officer.api().data("mutation($input: RecordContributionInput!) { recordContribution(input: $input) { contribution { id } errors { code } } }", Map.of("input", Map.of(
            "idempotencyKey", key(), "organization", id(organization), "kind", "CASH", "amount", amount, "receivedOn", "2023-05-10", "donor", Map.of("kind", "CLAN", "name", "Họ Lê"))));
        assertThat(answer.at("/recordContribution/errors")).isEmpty();
    }

    private JsonNode reviewed(@Nullable Map<String, Object> rule) {
        return approver.advance(officer.running(province, approver, "commendation", rule), "FINAL_REVIEW", "2023-11-30");
    }

    private static @Nullable Object[] closing(JsonNode movement) {
        return new @Nullable Object[] {"idempotencyKey", key(), "id", movement.get("id").asString(), "on", "2023-12-01", "version", movement.get("version").asString()};
    }

    private JsonNode close(@Nullable Object[] input) {
        JsonNode answer = approver.send("closeMovement", "vi", input).at("/data/closeMovement");
        assertThat(answer.get("errors")).as(answer.toString()).isEmpty();
        return answer;
    }

    private JsonNode cases() {
        return officer.api().data("query($within: ID!) { commendationCases(within: $within) { nodes { id version state form reason meritYear recipientOrganization { id } organization { id } } } }",
            Map.of("within", id(province))).at("/commendationCases/nodes");
    }

    @Test
    void leadsFromAContributionToAPaidAward() {
        JsonNode movement = officer.running(province, approver, "commendation", RULE);
        officer.set(movement, commune, "MONEY_RAISED", 1_000);
        officer.set(movement, neighbour, "MONEY_RAISED", 1_000);
        OrganizationId board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        officer.set(movement, board, "MONEY_RAISED", 10);
        give(board, 1_000);
        give(neighbour, 999);
        give(province, 500);
        @Nullable Object[] closing = closing(approver.advance(movement, "FINAL_REVIEW", "2023-11-30"));
        JsonNode closed = close(closing);
        assertThat(closed.at("/campaign/state").asString() + closed.get("drafted").asInt()).isEqualTo("CLOSED1");
        assertThat(close(closing)).isEqualTo(closed);

        JsonNode drafted = cases();
        assertThat(drafted).as("the commune that reached its target; a board is of another level").hasSize(1);
        JsonNode one = drafted.get(0);
        assertThat(one.at("/recipientOrganization/id").asString() + one.at("/organization/id").asString()).isEqualTo(id(commune) + id(province));
        assertThat(one.get("state").asString() + one.get("form").asString() + one.get("meritYear").asInt() + one.get("reason").asString())
            .isEqualTo("NOMINATEDCERTIFICATE_OF_MERIT2023Hoàn thành xuất sắc phong trào");
        new CommendationDesk(as("hoa", "APPROVER-OFFICER-VIEWER")).refused("SELF_APPROVAL", "id", "verifyCommendation", CommendationDesk.step(one, "2023-12-02"));

        CommendationDesk second = new CommendationDesk(as("minh", "OFFICER-VIEWER"));
        JsonNode decided = new CommendationDesk(as("tam", "APPROVER-VIEWER")).decide(second.verify(one, "2023-12-02"), "12/QĐ-HKH", "2023-12-10", 400L);
        String commendation = second.award("2023-12-20", decided).at("/0/id").asString();
        await().atMost(20, SECONDS).until(() -> payment(commendation).get("state").asString().equals("PAID"));
        assertThat(payment(commendation).toString()).isEqualTo("{\"state\":\"PAID\",\"amount\":400,\"grant\":{\"purpose\":\"AWARD\",\"turns\":1,\"organization\":{\"id\":\"" + id(province) + "\"}}}");
        JsonNode fund = officer.api().data("query($id: ID!) { node(id: $id) { ... on Organization { fund { balance } fundSummary(year: 2023) { raised spent } } } }", Map.of("id", id(province))).get("node");
        assertThat(fund.at("/fund/balance").asLong() + " " + fund.at("/fundSummary/raised").asLong() + " " + fund.at("/fundSummary/spent").asLong()).isEqualTo("100 2499 400");
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    private JsonNode payment(String commendation) {
        return officer.api().data("query($id: ID!) { node(id: $id) { ... on Commendation { payment { state amount grant { purpose turns organization { id } } } } } }", Map.of("id", commendation)).at("/node/payment");
    }

    @Test
    void countsAsManyTargetsAsTheRuleSays() {
        for (int i = 0; i < 2; i++) {
            JsonNode movement = officer.running(province, approver, "commendation", i == 0 ? RULE : Map.of("level", "COMMUNE", "form", "FLAG", "reason", "Một chỉ tiêu", "targets", 1));
            officer.set(movement, commune, "MONEY_RAISED", 1_000);
            officer.set(movement, commune, "CENTRES", 1);
            officer.set(movement, third, "CENTRES", 1);
            give(commune, 1_000);
            assertThat(close(closing(approver.advance(movement, "FINAL_REVIEW", "2023-11-30"))).get("drafted").asInt()).isEqualTo(i);
        }
        assertThat(cases().valueStream().map(one -> one.get("form").asString() + one.at("/recipientOrganization/id").asString())).containsExactly("FLAG" + id(commune));
    }

    @Test
    void nominatesNobodyWithoutARule() {
        JsonNode movement = reviewed(null);
        assertThat(movement.get("commendation").isNull()).isTrue();
        assertThat(close(closing(movement)).get("drafted").asInt()).isZero();
        assertThat(cases()).isEmpty();
    }

    @Test
    void isSaidByMovementsAlone() {
        officer.refused("COMMENDATION_RULE_WRONG", "commendation", "recordCampaign", campaign(province, "PLAN", "commendation", RULE));
        officer.refused("COMMENDATION_RULE_WRONG", "commendation", "recordCampaign", campaign(province, "MOVEMENT", "commendation",
            Map.of("level", "COMMUNE", "form", "FLAG", "reason", "x", "targets", 0)));
        officer.refused("TEXT_EMPTY", "commendation.reason", "recordCampaign", campaign(province, "MOVEMENT", "commendation", Map.of("level", "COMMUNE", "form", "FLAG", "reason", " ")));
        JsonNode draft = officer.done("recordCampaign", campaign(province, "MOVEMENT", "commendation", RULE));
        assertThat(draft.at("/commendation/form").asString() + draft.at("/commendation/targets").isNull()).isEqualTo("CERTIFICATE_OF_MERITtrue");
    }

    @Test
    void doesNothingIfItIsRefused() {
        JsonNode movement = officer.running(province, approver, "commendation", RULE);
        approver.refused("CAMPAIGN_STATE_WRONG", "id", "closeMovement", closing(movement));
        approver.refused("CONFLICT", "version", "closeMovement", CampaignDesk.with(closing(approver.advance(movement, "FINAL_REVIEW", "2023-11-30")), "version", "x"));
        assertThat(cases()).isEmpty();
    }
}
