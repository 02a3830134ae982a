package vn.khuyenhoc.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.CampaignDesk.campaign;
import static vn.khuyenhoc.testing.CampaignDesk.id;
import static vn.khuyenhoc.testing.CampaignDesk.key;
import static vn.khuyenhoc.testing.CampaignDesk.with;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.CampaignDesk;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.StatementCounter;
import vn.khuyenhoc.testing.WriteTest;

/** Reports are asked for by those above, handed up in time or late, and frozen when they are accepted. */
@WriteTest
@Import(StatementCounter.Configuration.class)
class ReportsTest {
    private static final String FIGURES = "figures { indicator amount accepted current difference }";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired StatementCounter statements;
    @Autowired Days days;

    OrganizationId province, commune, neighbour, board;
    CampaignDesk officer, approver, below;
    JsonNode movement;

    @BeforeEach
    void aMovementOfAProvince() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        neighbour = fixtures.aCommune(province);
        board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        officer = desk("lan", "OFFICER-VIEWER", province);
        approver = desk("hoa", "APPROVER-OFFICER-VIEWER", province);
        below = desk("minh", "OFFICER-APPROVER-VIEWER", commune);
        movement = officer.running(province, approver);
    }

    private CampaignDesk desk(String name, String roles, OrganizationId within) {
        return new CampaignDesk(api.withToken(SelfIssued.token(name, roles, within)));
    }

    private @Nullable Object[] asked(List<OrganizationId> organizations, @Nullable Object... changes) {
        return with(new @Nullable Object[] {"idempotencyKey", key(), "campaign", movement.get("id").asString(), "organizations", organizations.stream().map(CampaignDesk::id).toList(),
            "title", "Sơ kết", "asOf", "2023-06-30", "dueOn", "2023-07-10"}, changes);
    }

    private JsonNode opened(OrganizationId organization, @Nullable Object... changes) {
        return officer.done("openReports", asked(List.of(organization), changes)).get(0);
    }

    private static @Nullable Object[] step(JsonNode report, String on, @Nullable Object... more) {
        return Stream.concat(Stream.of("id", report.get("id").asString(), "version", report.get("version").asString(), "on", on), Stream.of(more)).toArray();
    }

    private JsonNode submitted(JsonNode report) {
        return below.done("submitReport", step(report, "2023-07-05", "note", "Đã làm"));
    }

    private JsonNode shown(JsonNode report) {
        return officer.api().data("query($id: ID!) { node(id: $id) { ... on CampaignReport { state late daysLate note reason submittedOn acceptedOn organization { id } campaign { id } " + FIGURES + " } } }",
            Map.of("id", report.get("id").asString())).get("node");
    }

    @Test
    void goUpAndMayComeBack() {
        JsonNode open = opened(commune);
        assertThat(open.get("state").asString() + open.get("late").asBoolean()).isEqualTo("OPENtrue");
        JsonNode handed = submitted(open);
        assertThat(handed.get("state").asString() + handed.get("submittedOn").asString() + handed.get("daysLate").asInt() + handed.get("late").asBoolean()).isEqualTo("SUBMITTED2023-07-050false");
        JsonNode returned = approver.done("returnReport", step(handed, "2023-07-06", "reason", "Thiếu số liệu"));
        assertThat(returned.get("state").asString() + returned.get("reason").asString() + returned.get("late").asBoolean()).isEqualTo("RETURNEDThiếu số liệutrue");
        JsonNode again = below.done("submitReport", step(returned, "2023-07-15"));
        assertThat(again.get("daysLate").asInt()).isEqualTo(5);
        JsonNode accepted = approver.done("acceptReport", step(again, "2023-07-20", "idempotencyKey", key()));
        assertThat(accepted.get("state").asString() + accepted.get("acceptedOn").asString()).isEqualTo("ACCEPTED2023-07-20");
        assertThat(shown(open).at("/organization/id").asString()).isEqualTo(id(commune));
    }

    @Test
    void areFrozenWhenTheyAreAccepted() {
        fixtures.enrol(board, 40, LocalDate.of(2023, 3, 1), null);
        JsonNode target = officer.set(movement, commune, "MEMBERS", 100);
        JsonNode open = opened(commune);
        assertThat(shown(open).get("figures").toString()).isEqualTo("[{\"indicator\":\"MEMBERS\",\"amount\":\"100\",\"accepted\":null,\"current\":\"40\",\"difference\":null}]");
        approver.done("acceptReport", step(submitted(open), "2023-07-20", "idempotencyKey", key()));
        assertThat(shown(open).get("figures").toString()).isEqualTo("[{\"indicator\":\"MEMBERS\",\"amount\":\"100\",\"accepted\":\"40\",\"current\":\"40\",\"difference\":\"0\"}]");
        officer.set(movement, commune, "MEMBERS", 50, "version", target.get("version").asString());
        fixtures.enrol(board, 3, LocalDate.of(2023, 5, 1), null);
        fixtures.enrol(board, 8, LocalDate.of(2023, 7, 1), null);
        assertThat(shown(open).get("figures").toString()).as("what was corrected shows as a difference, what came later does not")
            .isEqualTo("[{\"indicator\":\"MEMBERS\",\"amount\":\"100\",\"accepted\":\"40\",\"current\":\"43\",\"difference\":\"3\"}]");
    }

    @Test
    void areAskedForFromAboveAndHandedUpFromBelow() {
        JsonNode open = opened(commune);
        desk("x", "OFFICER-VIEWER", neighbour).refused("REPORT_UNKNOWN", "id", "submitReport", step(open, "2023-07-05"));
        below.refused("ORGANIZATION_UNKNOWN", "organizations.0", "openReports", asked(List.of(commune), "asOf", "2023-03-31", "dueOn", "2023-04-10"));
        JsonNode handed = submitted(open);
        below.refused("REPORT_UNKNOWN", "id", "returnReport", step(handed, "2023-07-06", "reason", "x"));
        below.refused("REPORT_UNKNOWN", "id", "acceptReport", step(handed, "2023-07-06", "idempotencyKey", key()));
        JsonNode ofProvince = approver.done("submitReport", step(opened(neighbour), "2023-07-05"));
        approver.refused("SELF_APPROVAL", "id", "acceptReport", step(ofProvince, "2023-07-06", "idempotencyKey", key()));
        assertThat(desk("x", "VIEWER", neighbour).api().data("query($id: ID!) { node(id: $id) { id } }", Map.of("id", open.get("id").asString())).get("node").isNull()).isTrue();
        assertThat(api.as("nobody").data("{ campaignReports { totalCount } }").at("/campaignReports/totalCount").asInt()).isZero();
    }

    @Test
    void areRefusedWhereTheyMakeNoSense() {
        opened(commune);
        officer.refused("REPORT_OPENED", "organizations.1", "openReports", asked(List.of(neighbour, commune)));
        officer.refused("REPORT_OPENED", "organizations.1", "openReports", asked(List.of(neighbour, neighbour)));
        officer.refused("LIST_EMPTY", "organizations", "openReports", asked(List.of()));
        officer.refused("LIST_TOO_LONG", "organizations", "openReports", asked(Collections.nCopies(201, neighbour)));
        officer.refused("ENDS_BEFORE_IT_BEGINS", "dueOn", "openReports", asked(List.of(neighbour), "dueOn", "2023-06-29"));
        officer.refused("CAMPAIGN_NOT_UNDER_WAY", "asOf", "openReports", asked(List.of(neighbour), "asOf", "2023-01-09"));
        JsonNode open = opened(neighbour, "asOf", "2023-03-31");
        approver.refused("STEP_TOO_EARLY", "on", "submitReport", step(open, "2023-03-30"));
        approver.refused("DATE_IN_FUTURE", "on", "submitReport", step(open, "2099-03-30"));
        approver.refused("REPORT_STATE_WRONG", "id", "acceptReport", step(open, "2023-04-01", "idempotencyKey", key()));
        approver.refused("CONFLICT", "version", "submitReport", "id", open.get("id").asString(), "on", "2023-04-01", "version", "x");
    }

    @Test
    void areNotHandedUpAfterTheClosing() {
        JsonNode open = opened(commune);
        JsonNode handed = approver.done("submitReport", step(opened(neighbour), "2023-07-05"));
        JsonNode last = approver.advance(movement, "FINAL_REVIEW", "2023-11-30");
        approver.done("closeMovement", "idempotencyKey", key(), "id", last.get("id").asString(), "on", "2023-12-01", "version", last.get("version").asString());
        below.refused("CAMPAIGN_CLOSED", "id", "submitReport", step(open, "2023-12-02"));
        approver.refused("CAMPAIGN_CLOSED", "id", "returnReport", step(handed, "2023-12-02", "reason", "x"));
        officer.refused("CAMPAIGN_CLOSED", "campaign", "openReports", asked(List.of(commune), "asOf", "2023-09-30", "dueOn", "2023-10-30"));
        assertThat(desk("t", "APPROVER-VIEWER", province).done("acceptReport", step(handed, "2023-12-02", "idempotencyKey", key())).get("state").asString()).isEqualTo("ACCEPTED");
    }

    @Test
    void tellWhoIsLate() {
        officer.done("openReports", asked(List.of(commune, neighbour, board)));
        opened(commune, "asOf", "2023-11-30", "dueOn", days.today().plusDays(1).toString());
        JsonNode late = officer.api().data("query($within: ID) { campaignReports(within: $within, where: { late: true }, orderBy: DUE_ON_ASC) { nodes { id version late daysLate organization { id } } } }",
            Map.of("within", id(province))).at("/campaignReports/nodes");
        assertThat(late.valueStream().map(one -> one.at("/organization/id").asString())).containsExactlyInAnyOrder(id(commune), id(neighbour), id(board));
        assertThat(late.get(0).get("daysLate").asInt()).isEqualTo((int) LocalDate.of(2023, 7, 10).until(days.today(), ChronoUnit.DAYS));
        approver.done("submitReport", step(late.get(0), "2023-08-01"));
        Map<String, Object> ofMovement = Map.of("id", movement.get("id").asString());
        String counted = "query($id: ID!) { node(id: $id) { ... on Campaign { late: reports(where: { late: true }) { totalCount } all: reports { totalCount } } } }";
        assertThat(officer.api().data(counted, ofMovement).get("node").toString()).isEqualTo("{\"late\":{\"totalCount\":2},\"all\":{\"totalCount\":4}}");
        assertThat(desk("x", "VIEWER", neighbour).api().data(counted, ofMovement).at("/node/all/totalCount").asInt()).as("within the scope").isEqualTo(1);
    }

    @Test
    void costTheSameNumberOfStatementsHoweverManyThereAre() {
        List<OrganizationId> boards = new ArrayList<>(List.of(board));
        for (int i = 0; i < 11; i++) {
            boards.add(fixtures.aBoard(commune, Fixtures.LONG_AGO));
        }
        boards.forEach(one -> officer.set(movement, one, "MEMBERS", 10));
        officer.done("openReports", asked(boards));
        String listed = "query($id: ID!, $first: Int) { node(id: $id) { ... on Campaign { reports(first: $first) { totalCount nodes { late organization { name } campaign { title } " + FIGURES + " } } } } }";
        Map<String, Object> variables = new HashMap<>(Map.of("id", movement.get("id").asString(), "first", 2));
        officer.api().data(listed, variables);
        int two = statements.during(() -> officer.api().data(listed, variables));
        assertThat(statements.during(() -> officer.api().data(listed, Map.of("id", movement.get("id").asString(), "first", 12)))).isEqualTo(two).isBetween(6, 14);
    }
}
