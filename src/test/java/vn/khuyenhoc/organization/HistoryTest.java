package vn.khuyenhoc.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.organization.register.Changing;
import vn.khuyenhoc.organization.register.Succession;
import vn.khuyenhoc.organization.register.Successions;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** What happened to an organization, and who recorded it: told from the records themselves. */
@WriteTest
class HistoryTest {
    private static final LocalDate MERGED = LocalDate.of(2024, 3, 10);
    private static final String HISTORY = """
        query($id: ID!, $first: Int, $after: String, $where: OrganizationEventFilter, $orderBy: [OrganizationEventOrder!] = [ON_ASC]) { node(id: $id) { ... on Organization {
          history(first: $first, after: $after, where: $where, orderBy: $orderBy) { totalCount pageInfo { hasNextPage endCursor } nodes {
            id kind on recordedAt sharePercent decision before { name level basis parent { id } } after { name level basis state parent { id } } other { id name asOf } } } } } }""";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired Changing changing;
    @Autowired Successions successions;
    @Autowired Organizations organizations;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext sql;

    OrganizationId province, east, west, board;
    Api reader;

    @BeforeEach
    void aBoardInTheEast() {
        province = fixtures.aProvince();
        east = fixtures.aCommune(province);
        west = fixtures.aCommune(province);
        board = fixtures.aBoard(east, LocalDate.of(2015, 3, 1));
        reader = api.as("anonymous");
    }

    private static String id(OrganizationId organization) {
        return GlobalId.of("Organization", organization.value());
    }

    private Changing.Of of(OrganizationId organization, String on) {
        LocalDate day = LocalDate.parse(on);
        return new Changing.Of(organization, day, organizations.on(List.of(new At(organization, day))).values().iterator().next().version(), Scope.EVERYWHERE);
    }

    private void change(Runnable act) {
        transaction.executeWithoutResult(status -> act.run());
    }

    private JsonNode history(OrganizationId organization) {
        return history(organization, Map.of());
    }

    private JsonNode history(OrganizationId organization, Map<String, Object> more) {
        Map<String, Object> variables = new java.util.HashMap<>(more);
        variables.put("id", id(organization));
        return reader.data(HISTORY, variables).at("/node/history");
    }

    private static List<String> told(JsonNode history) {
        return history.get("nodes").valueStream().map(event -> event.get("on").asString() + " " + event.get("kind").asString()).toList();
    }

    @Test
    void tellsEveryChangeOnItsDayInWhateverOrderItWasEntered() {
        change(() -> changing.dissolve(of(board, "2023-07-15")));
        OrganizationId other = fixtures.aBoard(east, LocalDate.of(2016, 1, 1));
        change(() -> changing.move(of(other, "2022-01-01"), west));
        change(() -> changing.rename(of(other, "2019-05-15"), "Ban khuyến học mới"));
        change(() -> changing.reclassify(of(other, "2022-01-01"), OrganizationLevel.BRANCH, OrganizationBasis.SCHOOL));
        assertThat(told(history(board))).containsExactly("2015-03-01 ESTABLISHED", "2023-07-15 DISSOLVED");
        JsonNode history = history(other);
        assertThat(told(history)).containsExactlyInAnyOrder("2016-01-01 ESTABLISHED", "2019-05-15 RENAMED", "2022-01-01 RECLASSIFIED", "2022-01-01 MOVED")
            .startsWith("2016-01-01 ESTABLISHED", "2019-05-15 RENAMED");
        JsonNode renamed = history.at("/nodes/1");
        assertThat(renamed.at("/before/name").asString()).isNotEqualTo("Ban khuyến học mới").isEqualTo(history.at("/nodes/0/after/name").asString());
        assertThat(renamed.at("/after/name").asString()).isEqualTo("Ban khuyến học mới");
        assertThat(history.at("/nodes/0/before").isNull()).isTrue();
        assertThat(history.at("/nodes/2/before/parent/id").asString()).isEqualTo(id(east));
        assertThat(history.at("/nodes/2/after/parent/id").asString()).isEqualTo(id(west));
        assertThat(history.at("/nodes/2/before/level").asString()).isEqualTo("BOARD");
        assertThat(history.at("/nodes/2/after/basis").asString()).isEqualTo("SCHOOL");
        assertThat(history(board).at("/nodes/1/after/state").asString()).isEqualTo("DISSOLVED");
    }

    /** A later correction of the same line does not make what was known before look new. */
    @Test
    void keepsTheMomentAtWhichSomethingWasFirstRecorded() {
        change(() -> changing.rename(of(board, "2022-01-01"), "Ban khuyến học mới"));
        String established = history(board).at("/nodes/0/recordedAt").asString();
        String renamed = history(board).at("/nodes/1/recordedAt").asString();
        assertThat(renamed).isGreaterThan(established);
        change(() -> changing.move(of(board, "2019-05-15"), west));
        change(() -> changing.dissolve(of(board, "2023-07-15")));
        JsonNode history = history(board);
        assertThat(told(history)).containsExactly("2015-03-01 ESTABLISHED", "2019-05-15 MOVED", "2022-01-01 RENAMED", "2023-07-15 DISSOLVED");
        assertThat(history.at("/nodes/0/recordedAt").asString()).isEqualTo(established);
        assertThat(history.at("/nodes/2/recordedAt").asString()).isEqualTo(renamed);
        assertThat(history.at("/nodes/1/recordedAt").asString()).isGreaterThan(renamed);
        assertThat(history.at("/nodes/3/recordedAt").asString()).isGreaterThan(history.at("/nodes/1/recordedAt").asString());
        change(() -> changing.rename(of(board, "2022-09-05"), "Ban khuyến học sau"));
        JsonNode after = history(board);
        assertThat(told(after)).endsWith("2022-09-05 RENAMED", "2023-07-15 DISSOLVED");
        assertThat(after.at("/nodes/4/recordedAt")).isEqualTo(history.at("/nodes/3/recordedAt"));
    }

    @Test
    void tellsAReorganisationToAllSidesWithItsDecision() {
        String apply = """
            mutation($input: ApplyReorganisationInput!) { applyReorganisation(input: $input) { errors { code message } } }""";
        Api head = api.withToken(SelfIssued.token("minh", "APPROVER-VIEWER", province));
        OrganizationId north = fixtures.aCommune(province);
        JsonNode applied = head.data(apply, Map.of("input", Map.of("idempotencyKey", "history-" + board.value(), "reorganisation", Map.of(
            "on", "2024-03-10", "decision", "1034/NQ-UBTVQH15", "successions", List.of(
                Map.of("from", id(east), "to", id(west)),
                Map.of("from", id(north), "to", id(west), "sharePercent", 40.5))))));
        assertThat(applied.at("/applyReorganisation/errors")).isEmpty();

        JsonNode merged = history(east).at("/nodes/1");
        assertThat(merged.get("kind").asString()).isEqualTo("MERGED_INTO");
        assertThat(merged.get("on").asString()).isEqualTo("2024-03-10");
        assertThat(merged.at("/other/id").asString()).isEqualTo(id(west));
        assertThat(merged.get("decision").asString()).isEqualTo("1034/NQ-UBTVQH15");
        assertThat(merged.at("/after/state").asString()).isEqualTo("MERGED");
        assertThat(merged.get("sharePercent").isNull()).isTrue();
        JsonNode split = history(north).at("/nodes/1");
        assertThat(split.get("kind").asString()).isEqualTo("SPLIT");
        assertThat(split.get("sharePercent").asDouble()).isEqualTo(40.5);
        JsonNode received = history(west);
        assertThat(told(received)).containsExactly("2010-01-01 ESTABLISHED", "2024-03-10 RECEIVED", "2024-03-10 RECEIVED");
        assertThat(received.get("nodes").findValues("other").stream().filter(other -> !other.isNull()).map(other -> other.get("id").asString()))
            .containsExactlyInAnyOrder(id(east), id(north));
        assertThat(received.at("/nodes/1/other/asOf").asString()).isEqualTo("2024-03-09");
        JsonNode moved = history(board).at("/nodes/1");
        assertThat(moved.get("kind").asString()).isEqualTo("MOVED");
        assertThat(moved.get("decision").asString()).isEqualTo("1034/NQ-UBTVQH15");
    }

    @Test
    void isPagedFilteredAndFoundAgain() {
        for (int year = 2016; year < 2021; year++) {
            String on = year + "-01-01";
            change(() -> changing.rename(of(board, on), "Tên từ " + on));
        }
        JsonNode first = history(board, Map.of("first", 4));
        assertThat(first.get("totalCount").asInt()).isEqualTo(6);
        JsonNode rest = history(board, Map.of("first", 4, "after", first.at("/pageInfo/endCursor").asString()));
        assertThat(told(rest)).containsExactly("2019-01-01 RENAMED", "2020-01-01 RENAMED");
        assertThat(told(history(board, Map.of("where", Map.of("kind", "RENAMED", "on", Map.of("gte", "2018-01-01")), "orderBy", List.of("ON_DESC")))))
            .containsExactly("2020-01-01 RENAMED", "2019-01-01 RENAMED", "2018-01-01 RENAMED");
        change(() -> successions.reorganise(Map.of(), List.of(Succession.full(east.value(), west.value())), MERGED, 1));
        for (OrganizationId organization : List.of(board, east, west)) {
            for (JsonNode event : history(organization).get("nodes")) {
                JsonNode node = reader.data("query($id: ID!) { node(id: $id) { id ... on OrganizationEvent { kind on } } }", Map.of("id", event.get("id").asString())).get("node");
                assertThat(List.of(node.get("id"), node.get("kind"), node.get("on"))).isEqualTo(List.of(event.get("id"), event.get("kind"), event.get("on")));
            }
        }
        assertThat(history(board).get("nodes").valueStream().map(event -> event.get("id").asString())).hasSize(7).doesNotHaveDuplicates();
    }

    /** The same question about many organizations at once; what came after the day asked for is not told. */
    @Test
    void isToldOfEachOrganizationSeparately() {
        change(() -> successions.reorganise(Map.of(), List.of(Succession.full(east.value(), west.value())), MERGED, 1));
        JsonNode communes = reader.data("""
            query($within: ID!) { organizations(within: $within, asOf: "2020-01-01", where: { level: COMMUNE }) { nodes { id history(first: 1, orderBy: [ON_DESC]) {
              totalCount nodes { kind } } } } }""", Map.of("within", id(province))).at("/organizations/nodes");
        assertThat(communes.valueStream().map(commune -> commune.get("id").asString() + " " + commune.at("/history/totalCount").asInt() + " "
            + commune.at("/history/nodes/0/kind").asString())).containsExactlyInAnyOrder(id(east) + " 1 ESTABLISHED", id(west) + " 1 ESTABLISHED");
        assertThat(told(history(east))).last().isEqualTo("2024-03-10 MERGED_INTO");
        assertThat(told(history(west))).last().isEqualTo("2024-03-10 RECEIVED");
    }

    @Test
    void showsAdministratorsWhoChangedWhat() {
        Api admin = api.withToken(SelfIssued.token("quan", "ADMIN", east));
        String version = organizations.on(List.of(new At(board, MERGED))).values().iterator().next().version();
        JsonNode renamed = admin.data("mutation($input: RenameOrganizationInput!) { renameOrganization(input: $input) { errors { code } } }",
            Map.of("input", Map.of("id", id(board), "name", "Tên mới", "on", "2024-03-10", "version", version)));
        assertThat(renamed.at("/renameOrganization/errors")).isEmpty();
        String asked = """
            query($id: ID!) { node(id: $id) { ... on Organization { changes(where: { operation: { eq: "renameOrganization" } }) {
              totalCount nodes { caller operation entity organization { id } } } } } }""";
        JsonNode changes = admin.data(asked, Map.of("id", id(board))).at("/node/changes");
        assertThat(changes.get("totalCount").asInt()).isPositive().isEqualTo(changes.get("nodes").size());
        assertThat(changes.get("nodes")).allSatisfy(change -> {
            assertThat(change.get("caller").asString()).isEqualTo("quan");
            assertThat(change.at("/organization/id").asString()).isEqualTo(id(board));
        });
        assertThat(Set.copyOf(changes.get("nodes").findValuesAsString("entity"))).containsExactly("organization_register");
        for (Api stranger : List.of(reader, api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", east)), api.withToken(SelfIssued.token("hoa", "ADMIN", west)))) {
            assertThat(stranger.data(asked, Map.of("id", id(board))).at("/node/changes/totalCount").asInt()).isZero();
        }
    }
}
