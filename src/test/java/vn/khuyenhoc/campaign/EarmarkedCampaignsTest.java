package vn.khuyenhoc.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.campaign.CampaignRegister.Launch;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.StatementCounter;
import vn.khuyenhoc.testing.WriteTest;

/** A donor's money may be for one campaign alone: one that there is, and that is shown. */
@WriteTest
@Import(StatementCounter.Configuration.class)
class EarmarkedCampaignsTest {
    private static final String GIVE = """
        mutation($input: RecordContributionInput!) { recordContribution(input: $input) { contribution { pledge { id } earmark { wording campaign { id title } } } errors { code message inputPath } } }""";
    private static final String PROMISE = """
        mutation($input: RecordPledgeInput!) { recordPledge(input: $input) { pledge { id earmark { campaign { id title } } } errors { code message inputPath } } }""";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired CampaignRegister campaigns;
    @Autowired StatementCounter statements;
    @Autowired DSLContext sql;

    OrganizationId commune;
    Api officer;

    @BeforeEach
    void anOfficerOfACommune() {
        commune = fixtures.aCommune(fixtures.aProvince());
        officer = api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", commune));
    }

    private String launched(String title) {
        return GlobalId.of("Campaign", campaigns.launch(List.of(new Launch(CampaignKind.MOVEMENT, title, null, "Hội", LocalDate.of(2023, 1, 1), LocalDate.of(2023, 6, 1)))).getFirst().value());
    }

    private Map<String, Object> input(String day, Object campaign) {
        Map<String, Object> input = new HashMap<>(Map.of("idempotencyKey", UUID.randomUUID().toString(), "organization", GlobalId.of("Organization", commune.value()),
            "amount", 1_000, day, "2023-05-10", "donor", Map.of("kind", "CLAN", "name", "Họ Lê"), "earmark", Map.of("wording", "Phong trào", "campaign", campaign)));
        if (day.equals("receivedOn")) {
            input.put("kind", "CASH");
        }
        return input;
    }

    private JsonNode sent(String mutation, Map<String, Object> input) {
        return officer.data(mutation, Map.of("input", input)).iterator().next();
    }

    @Test
    void areShownWithWhatWasGivenAndWithWhatWasPromised() {
        String movement = launched("Gia đình học tập");
        assertThat(sent(GIVE, input("receivedOn", movement)).at("/contribution/earmark/campaign").toString()).isEqualTo("{\"id\":\"" + movement + "\",\"title\":\"Gia đình học tập\"}");
        JsonNode pledge = sent(PROMISE, input("pledgedOn", movement)).get("pledge");
        assertThat(pledge.at("/earmark/campaign/id").asString()).isEqualTo(movement);
        Map<String, Object> kept = input("receivedOn", movement);
        kept.keySet().removeAll(List.of("donor", "earmark"));
        kept.put("pledge", pledge.get("id").asString());
        assertThat(sent(GIVE, kept).at("/contribution/earmark/campaign/id").asString()).as("carried over").isEqualTo(movement);
    }

    @Test
    void areOnesThatThereAre() {
        for (Object unknown : List.of(GlobalId.of("Campaign", 7), GlobalId.of("Organization", commune.value()), "rubbish")) {
            for (String mutation : List.of(GIVE, PROMISE)) {
                Map<String, Object> input = input(mutation.equals(GIVE) ? "receivedOn" : "pledgedOn", unknown);
                List<JsonNode> errors = Stream.of("vi", "en").map(language -> officer.answer(mutation, Map.of("input", input), language).get("data").iterator().next().at("/errors/0")).toList();
                assertThat(errors).allSatisfy(error -> {
                    assertThat(error.get("code").asString()).isEqualTo("CAMPAIGN_UNKNOWN");
                    assertThat(error.get("inputPath").valueStream().map(JsonNode::asString)).containsExactly("earmark", "campaign");
                });
                assertWorded("CAMPAIGN_UNKNOWN", errors.get(0).get("message").asString(), errors.get(1).get("message").asString());
            }
        }
        assertThat(sql.fetchCount(sql.selectFrom("fund_contribution").where("organization_id = ?", commune.value()))).isZero();
        assertThat(sql.fetchCount(sql.selectFrom("fund_pledge").where("organization_id = ?", commune.value()))).isZero();
    }

    @Test
    void costOneStatementHoweverManyEarmarksThereAre() {
        String listed = "query($id: ID!, $first: Int) { node(id: $id) { ... on Organization { contributions(first: $first) { nodes { earmark { campaign { title } } } } } } }";
        for (int i = 0; i < 5; i++) {
            sent(GIVE, input("receivedOn", launched("Phong trào " + i)));
        }
        Map<String, Object> one = Map.of("id", GlobalId.of("Organization", commune.value()), "first", 1);
        officer.data(listed, one);
        int once = statements.during(() -> officer.data(listed, one));
        assertThat(statements.during(() -> assertThat(officer.data(listed, Map.of("id", one.get("id"), "first", 5)).at("/node/contributions/nodes").findValuesAsString("title")).hasSize(5)))
            .isEqualTo(once).isBetween(3, 5);
    }
}
