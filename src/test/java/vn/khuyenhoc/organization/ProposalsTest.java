package vn.khuyenhoc.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** Organizations that somebody wants to found: in no tree and no figure until an approver establishes them. */
@WriteTest
class ProposalsTest {
    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired Organizations organizations;
    @Autowired List<ConsistencyCheck> checks;

    OrganizationId province, commune, neighbour;
    Api officer, approver;
    String unit, code;

    @BeforeEach
    void anOfficerAndAnApproverOfACommune() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        neighbour = fixtures.aCommune(province);
        officer = api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", commune));
        approver = api.withToken(SelfIssued.token("minh", "APPROVER-VIEWER", province));
        unit = GlobalId.of("AdministrativeUnit", organizations.on(List.of(new At(commune, Fixtures.LONG_AGO))).values().iterator().next().unitId().value());
        code = "B-" + UUID.randomUUID().toString().substring(0, 12);
    }

    private static String id(OrganizationId organization) {
        return GlobalId.of("Organization", organization.value());
    }

    private static JsonNode send(Api caller, String mutation, String language, Object... fields) {
        Map<String, Object> input = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            input.put((String) fields[i], fields[i + 1]);
        }
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        return caller.answer("mutation($input: " + type + "!) { " + mutation + "(input: $input) { proposal { id code name level basis state proposedOn decidedOn reason version "
            + "parent { id } unit { id } organization { id code name state establishedOn parent { id } } } errors { code message inputPath } } }", Map.of("input", input), language);
    }

    private static JsonNode done(Api caller, String mutation, Object... fields) {
        JsonNode answer = send(caller, mutation, "vi", fields);
        assertThat(answer.at("/data/" + mutation + "/errors")).as(answer.toString()).isEmpty();
        return answer.at("/data/" + mutation + "/proposal");
    }

    private static void refused(Api caller, String refusal, String path, String mutation, Object... fields) {
        List<JsonNode> errors = Stream.of("vi", "en").map(language -> send(caller, mutation, language, fields).at("/data/" + mutation + "/errors/0")).toList();
        assertThat(errors).allSatisfy(error -> {
            assertThat(error.path("code").asString()).isEqualTo(refusal);
            assertThat(error.at("/inputPath/0").asString()).isEqualTo(path);
        });
        assertWorded(refusal, errors.get(0).get("message").asString(), errors.get(1).get("message").asString());
    }

    private Object[] proposal(OrganizationId parent, String level, String unit, String on) {
        return new Object[] {"idempotencyKey", UUID.randomUUID().toString(), "code", code, "name", "Chi hội  thôn Bình Yên", "level", level, "basis", "VILLAGE",
            "parent", id(parent), "unit", unit, "on", on};
    }

    private JsonNode proposed() {
        return done(officer, "proposeOrganization", proposal(commune, "BRANCH", unit, "2024-02-01"));
    }

    private int below(Api caller) {
        return caller.data("query($id: ID!) { node(id: $id) { ... on Organization { summary(asOf: \"2024-12-31\") { organizationCount } } } }", Map.of("id", id(province)))
            .at("/node/summary/organizationCount").asInt();
    }

    private JsonNode listed(Api caller, String state) {
        return caller.data("""
            query($within: ID!, $id: ID!, $state: [OrganizationProposalState!]) {
              organizationProposals(within: $within, where: { state: $state }) { totalCount nodes { id code state } }
              node(id: $id) { ... on Organization { proposals(where: { state: $state }) { totalCount nodes { id } } } } }""",
            Map.of("within", id(province), "id", id(commune), "state", state));
    }

    @Test
    void standsInNoTreeUntilItIsEstablished() {
        JsonNode proposal = proposed();
        assertThat(Stream.of("COMMUNE", "PROVINCE").map(level -> approver.data("query($within: ID!) { organizationProposals(within: $within, where: {parent: {level: " + level + "}}) { totalCount } }",
            Map.of("within", id(province))).at("/organizationProposals/totalCount").asInt())).containsExactly(1, 0);
        assertThat(proposal.get("state").asString()).isEqualTo("PROPOSED");
        assertThat(proposal.get("name").asString()).isEqualTo("Chi hội thôn Bình Yên");
        assertThat(proposal.at("/parent/id").asString()).isEqualTo(id(commune));
        assertThat(proposal.at("/unit/id").asString()).isEqualTo(unit);
        assertThat(proposal.get("organization").isNull()).isTrue();
        assertThat(below(approver)).isEqualTo(3);
        assertThat(organizations.withCode(code, LocalDate.of(2024, 12, 31))).isEmpty();
        assertThat(listed(approver, "PROPOSED").at("/organizationProposals/nodes").findValuesAsString("code")).containsExactly(code);

        JsonNode established = done(approver, "establishProposal", "id", proposal.get("id").asString(), "on", "2024-03-26", "version", proposal.get("version").asString());
        assertThat(established.get("state").asString()).isEqualTo("ESTABLISHED");
        assertThat(established.get("decidedOn").asString()).isEqualTo("2024-03-26");
        assertThat(established.at("/organization/code").asString()).isEqualTo(code);
        assertThat(established.at("/organization/state").asString()).isEqualTo("ACTIVE");
        assertThat(established.at("/organization/establishedOn").asString()).isEqualTo("2024-03-26");
        assertThat(established.at("/organization/parent/id").asString()).isEqualTo(id(commune));
        assertThat(below(approver)).isEqualTo(4);
        assertThat(listed(approver, "PROPOSED").at("/organizationProposals/totalCount").asInt()).isZero();
        assertThat(listed(approver, "ESTABLISHED").at("/node/proposals/nodes").findValuesAsString("id")).containsExactly(proposal.get("id").asString());
        refused(approver, "PROPOSAL_UNKNOWN", "id", "refuseProposal", "id", proposal.get("id").asString(), "on", "2024-03-27", "reason", "Trùng",
            "version", established.get("version").asString());
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void isRefusedWithAReason() {
        JsonNode proposal = proposed();
        String id = proposal.get("id").asString(), version = proposal.get("version").asString();
        refused(approver, "TEXT_EMPTY", "reason", "refuseProposal", "id", id, "on", "2024-03-01", "reason", " ", "version", version);
        JsonNode refused = done(approver, "refuseProposal", "id", id, "on", "2024-03-01", "reason", "Chưa đủ hội viên", "version", version);
        assertThat(refused.get("state").asString()).isEqualTo("REFUSED");
        assertThat(refused.get("reason").asString()).isEqualTo("Chưa đủ hội viên");
        refused(approver, "CONFLICT", "version", "establishProposal", "id", id, "on", "2024-03-26", "version", version);
        assertThat(below(approver)).isEqualTo(3);
    }

    @Test
    void isShownOnlyWithinTheScopeThatItWasMadeIn() {
        JsonNode proposal = proposed();
        Api other = api.withToken(SelfIssued.token("hoa", "VIEWER", neighbour));
        for (Api stranger : List.of(other, api.as("anonymous"))) {
            assertThat(listed(stranger, "PROPOSED").at("/organizationProposals/totalCount").asInt()).isZero();
            assertThat(listed(stranger, "PROPOSED").at("/node/proposals/totalCount").asInt()).isZero();
            assertThat(stranger.data("query($id: ID!) { node(id: $id) { id } }", Map.of("id", proposal.get("id").asString())).get("node").isNull()).isTrue();
        }
        assertThat(officer.data("query($id: ID!) { node(id: $id) { ... on OrganizationProposal { code } } }", Map.of("id", proposal.get("id").asString()))
            .at("/node/code").asString()).isEqualTo(code);
    }

    @Test
    void refusesThoseWhoMayNotAndWhatCannotBe() {
        refused(officer, "ORGANIZATION_UNKNOWN", "parent", "proposeOrganization", proposal(neighbour, "BRANCH", unit, "2024-02-01"));
        refused(officer, "LEVEL_NOT_BELOW_PARENT", "level", "proposeOrganization", proposal(commune, "COMMUNE", unit, "2024-02-01"));
        refused(officer, "UNIT_UNKNOWN", "unit", "proposeOrganization", proposal(commune, "BRANCH", id(commune), "2024-02-01"));
        refused(officer, "UNIT_UNKNOWN", "unit", "proposeOrganization", proposal(commune, "BRANCH", GlobalId.of("AdministrativeUnit", 5), "2024-02-01"));
        refused(officer, "DATE_IN_FUTURE", "on", "proposeOrganization", proposal(commune, "BRANCH", unit, "2099-02-01"));
        JsonNode proposal = proposed();
        String id = proposal.get("id").asString(), version = proposal.get("version").asString();
        assertThat(send(officer, "establishProposal", "vi", "id", id, "on", "2024-03-26", "version", version).at("/errors/0/extensions/code").asString())
            .isEqualTo("ROLE_MISSING");
        Api other = api.withToken(SelfIssued.token("ba", "APPROVER", neighbour));
        refused(other, "PROPOSAL_UNKNOWN", "id", "establishProposal", "id", id, "on", "2024-03-26", "version", version);
        refused(approver, "ENDS_BEFORE_IT_BEGINS", "on", "establishProposal", "id", id, "on", "2024-01-31", "version", version);
        refused(approver, "DATE_IN_FUTURE", "on", "refuseProposal", "id", id, "on", "2099-01-31", "reason", "X", "version", version);
        JsonNode twin = proposed();
        done(approver, "establishProposal", "id", id, "on", "2024-03-26", "version", version);
        refused(approver, "ORGANIZATION_CODE_TAKEN", "code", "establishProposal", "id", twin.get("id").asString(), "on", "2024-03-27", "version", twin.get("version").asString());
        assertThat(below(approver)).isEqualTo(4);
    }
}
