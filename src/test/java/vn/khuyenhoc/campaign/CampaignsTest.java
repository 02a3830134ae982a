package vn.khuyenhoc.campaign;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.testing.CampaignDesk.campaign;
import static vn.khuyenhoc.testing.CampaignDesk.id;
import static vn.khuyenhoc.testing.CampaignDesk.key;
import static vn.khuyenhoc.testing.CampaignDesk.with;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.campaign.CampaignRegister.Launch;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.organization.events.OrganizationsReorganised.Succession;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.CampaignDesk;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.StatementCounter;
import vn.khuyenhoc.testing.WriteTest;

/** Campaigns are run by an organization: recorded, corrected, taken from round to round, joined and filled with activities. */
@WriteTest
@Import(StatementCounter.Configuration.class)
class CampaignsTest {
    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired CampaignRegister campaigns;
    @Autowired OrganizationRegister organizations;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired StatementCounter statements;
    @Autowired Days days;
    @Autowired DSLContext sql;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;

    OrganizationId province, commune, neighbour;
    CampaignDesk officer, approver, other, admin;

    @BeforeEach
    void anOfficerOfACommune() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        neighbour = fixtures.aCommune(province);
        officer = desk("lan", "OFFICER-VIEWER", commune);
        approver = desk("hoa", "APPROVER-OFFICER-VIEWER", commune);
        other = desk("minh", "OFFICER-APPROVER-VIEWER", neighbour);
        admin = new CampaignDesk(api.withToken("quan.ADMIN.all"));
    }

    private CampaignDesk desk(String name, String roles, OrganizationId within) {
        return new CampaignDesk(api.withToken(SelfIssued.token(name, roles, within)));
    }

    private static @Nullable Object[] said(JsonNode campaign, @Nullable Object... changes) {
        return with(new @Nullable Object[] {"id", campaign.get("id").asString(), "title", "Học tập suốt đời", "issuer", "Hội", "launchedOn", "2023-01-10",
            "version", campaign.get("version").asString()}, changes);
    }

    @Test
    void recordsAPlanOnceAndCorrectsIt() {
        @Nullable Object[] plan = campaign(commune, "PLAN", "reference", "135/KH");
        JsonNode recorded = officer.done("recordCampaign", plan);
        assertThat(officer.done("recordCampaign", plan)).isEqualTo(recorded);
        assertThat(recorded.get("reference").asString() + recorded.get("launchedOn").asString() + recorded.get("endsOn").asString()).isEqualTo("135/KH2023-01-102023-12-20");
        assertThat(recorded.at("/owner/id").asString()).isEqualTo(id(commune));
        assertThat(recorded.get("state").isNull() && recorded.get("parent").isNull() && recorded.get("rounds").isEmpty()).isTrue();
        JsonNode revised = officer.done("reviseCampaign", said(recorded, "title", "  Học  tập ", "launchedOn", "2023-02-01"));
        assertThat(revised.get("title").asString() + revised.get("launchedOn").asString() + revised.get("reference").isNull() + revised.get("endsOn").isNull()).isEqualTo("Học tập2023-02-01truetrue");
        officer.refused("CONFLICT", "version", "reviseCampaign", said(recorded));
        assertThat(officer.shown(recorded.get("id").asString()).get("title").asString()).isEqualTo("Học tập");
    }

    @Test
    void areChangedByThoseOfTheirOwnerAlone() {
        JsonNode plan = officer.done("recordCampaign", campaign(commune, "PLAN"));
        other.refused("CAMPAIGN_UNKNOWN", "id", "reviseCampaign", said(plan));
        other.refused("ORGANIZATION_UNKNOWN", "owner", "recordCampaign", campaign(commune, "PLAN"));
        desk("tuan", "OFFICER-VIEWER", province).done("reviseCampaign", said(plan, "title", "Của cấp trên"));
        officer.refused("CAMPAIGN_UNKNOWN", "id", "reviseCampaign", said(plan, "id", id(commune)));
    }

    @Test
    void areNationalIfAnAdminSaysSo() {
        officer.refused("ROLE_MISSING", "owner", "recordCampaign", campaign(commune, "PROGRAMME", "owner", null));
        desk("dung", "ADMIN", province).refused("ROLE_MISSING", "owner", "recordCampaign", campaign(commune, "PROGRAMME", "owner", null));
        new CampaignDesk(api.withToken("x.OFFICER.all")).refused("ROLE_MISSING", "owner", "recordCampaign", campaign(commune, "PROGRAMME", "owner", null));
        JsonNode programme = admin.done("recordCampaign", campaign(commune, "PROGRAMME", "owner", null));
        assertThat(programme.get("owner").isNull()).isTrue();
        new CampaignDesk(api.withToken("x.OFFICER.all")).refused("CAMPAIGN_UNKNOWN", "id", "reviseCampaign", said(programme));
        admin.done("reviseCampaign", said(programme, "title", "Đổi tên"));
        String older = GlobalId.of("Campaign", campaigns.launch(List.of(new Launch(CampaignKind.PLAN, "Sổ cũ", null, "Hội", LocalDate.of(2020, 1, 1), null))).getFirst().value());
        assertThat(admin.shown(older).get("owner").isNull()).isTrue();
        officer.refused("CAMPAIGN_UNKNOWN", "id", "reviseCampaign", said(officer.shown(older)));
    }

    @Test
    void formTreesWithoutCircles() {
        JsonNode programme = admin.done("recordCampaign", campaign(commune, "PROGRAMME", "owner", null));
        JsonNode plan = officer.done("recordCampaign", campaign(commune, "PLAN", "parent", programme.get("id").asString()));
        JsonNode part = officer.done("recordCampaign", campaign(commune, "PLAN", "parent", plan.get("id").asString()));
        assertThat(part.at("/parent/id").asString()).isEqualTo(plan.get("id").asString());
        for (JsonNode below : List.of(plan, part)) {
            officer.refused("CAMPAIGN_CYCLE", "parent", "reviseCampaign", said(plan, "parent", below.get("id").asString()));
        }
        officer.refused("CAMPAIGN_UNKNOWN", "parent", "reviseCampaign", said(plan, "parent", GlobalId.of("Campaign", 7)));
        JsonNode children = api.data("query($id: ID!) { node(id: $id) { ... on Campaign { children { totalCount nodes { id parent { id children { totalCount } } } } } } }",
            Map.of("id", programme.get("id").asString())).at("/node/children");
        assertThat(children.get("totalCount").asInt()).isEqualTo(1);
        assertThat(children.at("/nodes/0/id").asString()).isEqualTo(plan.get("id").asString());
        assertThat(officer.done("reviseCampaign", said(part)).get("parent").isNull()).isTrue();
    }

    @Test
    void goFromRoundToRound() {
        JsonNode draft = officer.done("recordCampaign", campaign(commune, "MOVEMENT"));
        assertThat(draft.get("state").asString()).isEqualTo("DRAFT");
        assertThat(other.api().data("query($id: ID!) { node(id: $id) { id } }", Map.of("id", draft.get("id").asString())).get("node").isNull()).as("hidden elsewhere").isTrue();
        assertThat(officer.send("advanceMovement", "vi", "id", draft.get("id").asString(), "to", "LAUNCHED", "on", "2023-01-20", "version", draft.get("version").asString())
            .at("/errors/0/extensions/code").asString()).isEqualTo("ROLE_MISSING");
        JsonNode launched = approver.advance(draft, "LAUNCHED", "2023-01-20");
        assertThat(launched.get("launchedOn").asString()).as("on the day of the launch").isEqualTo("2023-01-20");
        assertThat(other.shown(draft.get("id").asString()).get("state").asString()).isEqualTo("LAUNCHED");
        officer.refused("CAMPAIGN_LAUNCHED", "launchedOn", "reviseCampaign", said(launched));
        JsonNode reviewed = approver.advance(approver.advance(launched, "RUNNING", "2023-01-21"), "MID_REVIEW", "2023-06-30");
        JsonNode last = approver.advance(approver.advance(reviewed, "RUNNING", "2023-07-01"), "FINAL_REVIEW", "2023-11-30");
        JsonNode closed = approver.done("closeMovement", "idempotencyKey", key(), "id", last.get("id").asString(), "on", "2023-12-01", "version", last.get("version").asString());
        assertThat(closed.get("endsOn").asString()).isEqualTo("2023-12-01");
        assertThat(closed.get("rounds").findValuesAsString("state")).containsExactly("DRAFT", "LAUNCHED", "RUNNING", "MID_REVIEW", "RUNNING", "FINAL_REVIEW", "CLOSED");
        assertThat(closed.get("rounds").findValuesAsString("on")).endsWith("2023-06-30", "2023-07-01", "2023-11-30", "2023-12-01");
        officer.refused("CAMPAIGN_CLOSED", "id", "reviseCampaign", said(closed, "launchedOn", "2023-01-20"));
    }

    @ParameterizedTest
    @CsvSource({"RUNNING, 2023-03-01, CAMPAIGN_STATE_WRONG, to", "CLOSED, 2023-03-01, CAMPAIGN_STATE_WRONG, to", "MID_REVIEW, 2023-01-10, STEP_TOO_EARLY, on",
        "FINAL_REVIEW, 2099-01-10, DATE_IN_FUTURE, on"})
    void takeNoStepThatIsNotNext(String to, String on, String code, String path) {
        JsonNode running = officer.running(commune, approver);
        approver.refused(code, path, "advanceMovement", "id", running.get("id").asString(), "to", to, "on", on, "version", running.get("version").asString());
        assertThat(officer.shown(running.get("id").asString()).get("state").asString()).isEqualTo("RUNNING");
    }

    @Test
    void haveRoundsIfTheyAreMovements() {
        JsonNode plan = officer.done("recordCampaign", campaign(commune, "PLAN"));
        approver.refused("CAMPAIGN_STATE_WRONG", "to", "advanceMovement", "id", plan.get("id").asString(), "to", "LAUNCHED", "on", "2023-03-01", "version", plan.get("version").asString());
        JsonNode draft = officer.done("recordCampaign", campaign(commune, "MOVEMENT"));
        approver.refused("ENDS_BEFORE_IT_BEGINS", "on", "advanceMovement", "id", draft.get("id").asString(), "to", "LAUNCHED", "on", "2023-12-21", "version", draft.get("version").asString());
        officer.refused("ENDS_BEFORE_IT_BEGINS", "endsOn", "recordCampaign", campaign(commune, "PLAN", "endsOn", "2023-01-09"));
        officer.refused("DATE_IN_FUTURE", "launchedOn", "recordCampaign", campaign(commune, "PLAN", "launchedOn", "2099-01-09", "endsOn", null));
        assertThat(officer.done("recordCampaign", campaign(commune, "MOVEMENT", "launchedOn", "2099-01-09", "endsOn", null)).get("state").asString()).isEqualTo("DRAFT");
    }

    private static @Nullable Object[] part(JsonNode campaign, OrganizationId organization, String on) {
        return new @Nullable Object[] {"idempotencyKey", key(), "campaign", campaign.get("id").asString(), "organization", id(organization), "on", on};
    }

    @Test
    void areJoinedAndLeft() {
        JsonNode movement = officer.running(commune, approver);
        JsonNode joined = other.done("joinCampaign", part(movement, neighbour, "2023-02-01"));
        other.refused("ALREADY_TAKING_PART", "organization", "joinCampaign", part(movement, neighbour, "2023-01-15"));
        officer.refused("ORGANIZATION_UNKNOWN", "organization", "joinCampaign", part(movement, neighbour, "2023-02-01"));
        other.refused("CAMPAIGN_NOT_UNDER_WAY", "on", "joinCampaign", part(movement, neighbour, "2023-01-09"));
        other.refused("CAMPAIGN_NOT_UNDER_WAY", "on", "joinCampaign", part(movement, neighbour, "2023-12-21"));
        officer.refused("CAMPAIGN_NOT_UNDER_WAY", "on", "joinCampaign", part(officer.done("recordCampaign", campaign(commune, "MOVEMENT")), commune, "2023-02-01"));
        assertThat(participants(movement, "2023-02-01")).containsExactly(id(neighbour));
        assertThat(participants(movement, "2023-01-31")).isEmpty();
        @Nullable Object[] leaving = {"id", joined.get("id").asString(), "on", "2023-08-01", "version", joined.get("version").asString()};
        officer.refused("PARTICIPATION_UNKNOWN", "id", "leaveCampaign", leaving);
        other.refused("ENDS_BEFORE_IT_BEGINS", "on", "leaveCampaign", with(leaving, "on", "2023-02-01"));
        assertThat(other.done("leaveCampaign", leaving).get("until").asString()).isEqualTo("2023-08-01");
        other.refused("PARTICIPATION_UNKNOWN", "id", "leaveCampaign", with(leaving, "on", "2023-09-01"));
        assertThat(participants(movement, "2023-08-01")).isEmpty();
        assertThat(summary("2023-07-31")).isEqualTo(1);
        assertThat(summary("2023-08-01")).isZero();
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    private List<String> participants(JsonNode campaign, String asOf) {
        return api.data("query($id: ID!, $asOf: Date) { node(id: $id) { ... on Campaign { participations(asOf: $asOf) { nodes { organization { id } } } } } }",
            Map.of("id", campaign.get("id").asString(), "asOf", asOf)).at("/node/participations/nodes").valueStream().map(one -> one.at("/organization/id").asString()).toList();
    }

    private int summary(String asOf) {
        return api.data("query($id: ID!, $asOf: Date) { node(id: $id) { ... on Organization { campaignSummary(asOf: $asOf) { participation { participants } } } } }",
            Map.of("id", id(province), "asOf", asOf)).at("/node/campaignSummary/participation").valueStream().mapToInt(one -> one.get("participants").asInt()).sum();
    }

    private static @Nullable Object[] activity(JsonNode campaign, OrganizationId organization, @Nullable Object... changes) {
        return with(new @Nullable Object[] {"idempotencyKey", key(), "campaign", campaign.get("id").asString(), "organization", id(organization), "kind", "CONFERENCE",
            "title", "Hội nghị triển khai", "place", "Nhà văn hóa", "startsOn", "2023-03-01", "endsOn", "2023-03-02"}, changes);
    }

    @Test
    void areFilledWithActivities() {
        JsonNode movement = officer.running(commune, approver);
        JsonNode conference = officer.done("recordActivity", activity(movement, commune));
        assertThat(conference.get("turnout").isNull()).isTrue();
        JsonNode held = officer.done("reviseActivity", "id", conference.get("id").asString(), "title", "Hội nghị", "place", "Hội trường", "startsOn", "2023-03-01", "endsOn", "2023-03-01",
            "turnout", 120, "version", conference.get("version").asString());
        assertThat(held.get("turnout").asInt() + held.get("place").asString()).isEqualTo("120Hội trường");
        officer.refused("CONFLICT", "version", "reviseActivity", "id", conference.get("id").asString(), "title", "a", "place", "b", "startsOn", "2023-03-01", "endsOn", "2023-03-01",
            "version", conference.get("version").asString());
        other.refused("ACTIVITY_UNKNOWN", "id", "reviseActivity", "id", conference.get("id").asString(), "title", "a", "place", "b", "startsOn", "2023-03-01", "endsOn", "2023-03-01",
            "version", held.get("version").asString());
        other.done("recordActivity", activity(movement, neighbour, "kind", "CLASS", "turnout", 30));
        JsonNode listed = api.data("query($within: ID, $id: ID!) { activities(within: $within, orderBy: TITLE_DESC) { nodes { turnout campaign { id } } } "
            + "node(id: $id) { ... on Campaign { activities(where: { turnout: { gt: 50 } }) { totalCount nodes { id } } } } }", Map.of("within", id(province), "id", movement.get("id").asString()));
        assertThat(listed.at("/activities/nodes").valueStream().map(one -> one.get("turnout").asInt())).containsExactly(30, 120);
        assertThat(listed.at("/node/activities/totalCount").asInt()).isEqualTo(1);
        officer.refused("TURNOUT_OUT_OF_RANGE", "turnout", "recordActivity", activity(movement, commune, "turnout", -1));
        officer.refused("CAMPAIGN_NOT_UNDER_WAY", "startsOn", "recordActivity", activity(movement, commune, "startsOn", "2023-12-21", "endsOn", "2023-12-22"));
        officer.refused("ENDS_BEFORE_IT_BEGINS", "endsOn", "recordActivity", activity(movement, commune, "endsOn", "2023-02-28"));
        officer.refused("ORGANIZATION_UNKNOWN", "organization", "recordActivity", activity(movement, neighbour));
        JsonNode open = officer.done("recordCampaign", campaign(commune, "PLAN", "endsOn", null));
        officer.refused("DATE_IN_FUTURE", "startsOn", "recordActivity", activity(open, commune, "startsOn", "2099-01-01", "endsOn", "2099-01-01", "turnout", 5));
        assertThat(officer.done("recordActivity", activity(open, commune, "startsOn", "2099-01-01", "endsOn", "2099-01-01")).get("turnout").isNull()).as("planned").isTrue();
    }

    @Test
    void areNotFilledAfterTheClosing() {
        JsonNode movement = officer.running(commune, approver);
        JsonNode held = officer.done("recordActivity", activity(movement, commune));
        JsonNode last = approver.advance(movement, "FINAL_REVIEW", "2023-11-30");
        approver.done("closeMovement", "idempotencyKey", key(), "id", last.get("id").asString(), "on", "2023-12-10", "version", last.get("version").asString());
        for (String day : List.of("2023-12-01", "2023-12-11")) {
            officer.refused("CAMPAIGN_CLOSED", "campaign", "recordActivity", activity(movement, commune, "startsOn", day, "endsOn", day));
        }
        officer.refused("CAMPAIGN_CLOSED", "id", "reviseActivity", "id", held.get("id").asString(), "title", "Hội nghị", "place", "Hội trường", "startsOn", "2023-03-01", "endsOn", "2023-03-01",
            "turnout", 120, "version", held.get("version").asString());
        assertThat(officer.send("recordActivity", "vi", activity(movement, commune)).at("/data/recordActivity/errors/0/message").asString())
            .isEqualTo("Phong trào đã kết thúc ngày 10/12/2023.");
        assertThat(officer.send("recordActivity", "en", activity(movement, commune)).at("/data/recordActivity/errors/0/message").asString())
            .isEqualTo("The movement was closed on 2023-12-10.");
    }

    @Test
    void goOnWithTheSuccessorOfTheirOwner() {
        OrganizationId from = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        OrganizationId to = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        JsonNode plan = desk("an", "OFFICER-VIEWER", from).done("recordCampaign", campaign(from, "PLAN"));
        CampaignDesk heir = desk("binh", "OFFICER-VIEWER", to);
        heir.refused("CAMPAIGN_UNKNOWN", "id", "reviseCampaign", said(plan));
        JsonNode over = desk("an", "OFFICER-VIEWER", from).done("recordCampaign", campaign(from, "PLAN", "endsOn", "2023-06-30"));
        OrganizationId below = fixtures.aGroup(to, Fixtures.LONG_AGO);
        organizations.merge(List.of(new Merger(from, to)), LocalDate.of(2023, 7, 1));
        await().atMost(20, SECONDS).until(() -> owner(plan).equals(id(to)));
        assertThat(owner(over)).as("what was over stays").isEqualTo(id(from));
        JsonNode revised = heir.done("reviseCampaign", said(heir.shown(plan.get("id").asString()), "title", "Tiếp tục", "endsOn", "2023-12-20"));
        assertThat(revised.get("title").asString()).isEqualTo("Tiếp tục");
        assertThat(heir.set(revised, below, "MEMBERS", 5).at("/organization/id").asString()).isEqualTo(id(below));
    }

    @Test
    void areRunByTheLastSuccessorInWhateverOrderItIsTold() {
        OrganizationId first = fixtures.aBoard(commune, Fixtures.LONG_AGO), second = fixtures.aBoard(commune, Fixtures.LONG_AGO), third = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        JsonNode plan = desk("an", "OFFICER-VIEWER", first).done("recordCampaign", campaign(first, "PLAN", "endsOn", null));
        JsonNode between = desk("an", "OFFICER-VIEWER", first).done("recordCampaign", campaign(first, "PLAN", "endsOn", "2023-12-31"));
        LocalDate merged = LocalDate.of(2023, 7, 1), again = LocalDate.of(2024, 7, 1);
        organizations.merge(List.of(new Merger(first, second)), merged);
        organizations.merge(List.of(new Merger(second, third)), again);
        await().atMost(20, SECONDS).until(() -> List.of(owner(plan), owner(between)).equals(List.of(id(third), id(second))));
        sql.execute("update campaign_campaign set organization_id = ? where organization_id in (?, ?) and superseded_at is null", first.value(), second.value(), third.value());
        tell(again, second, third);
        tell(merged, first, second);
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(List.of(owner(plan), owner(between))).as("who ran it last").containsExactly(id(third), id(second)));
    }

    private void tell(LocalDate on, OrganizationId predecessor, OrganizationId successor) {
        long event = Ids.next();
        transaction.executeWithoutResult(status -> events.publishEvent(new OrganizationsReorganised(event, on, List.of(new Succession(predecessor.value(), successor.value(), true, null)))));
        await().atMost(20, SECONDS).until(() -> sql.fetchSingle("select count(*) from processed_event where event_id = ? and listener like '%.OwnersCarrier'", event).get(0, Integer.class) == 1);
    }

    private String owner(JsonNode campaign) {
        return officer.shown(campaign.get("id").asString()).at("/owner/id").asString();
    }

    @Test
    void costTheSameNumberOfStatementsHoweverManyThereAre() {
        JsonNode whole = officer.done("recordCampaign", campaign(commune, "PLAN"));
        for (int i = 0; i < 6; i++) {
            JsonNode movement = officer.running(commune, approver, "parent", whole.get("id").asString());
            officer.done("joinCampaign", part(movement, commune, "2023-02-01"));
            officer.done("recordActivity", activity(movement, commune));
        }
        String nested = """
            query($id: ID!, $first: Int) { node(id: $id) { ... on Campaign { children(first: $first) { totalCount nodes { title owner { name } parent { title } rounds { on }
              children(first: 2) { nodes { title } } participations(asOf: "2023-06-01", first: 2) { nodes { organization { name } campaign { title } } }
              activities(first: 2) { totalCount nodes { organization { name } campaign { title } } } } } } } }""";
        String id = whole.get("id").asString();
        api.data(nested, Map.of("id", id, "first", 2));
        int two = statements.during(() -> api.data(nested, Map.of("id", id, "first", 2)));
        assertThat(statements.during(() -> assertThat(api.data(nested, Map.of("id", id, "first", 6)).at("/node/children/nodes")).hasSize(6))).isEqualTo(two).isBetween(10, 14);
    }
}
