package vn.khuyenhoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.SampleTest;
import vn.khuyenhoc.testing.StatementCounter;

/** Every list pages without gaps or repeats, at the root and nested, at a cost that does not grow with its rows. */
@SampleTest
class ListsTest {
    @Autowired Api api;
    @Autowired StatementCounter statements;

    @ParameterizedTest
    @CsvSource({
        "'organizations(level: DISTRICT, asOf: \"2023-12-31\", ', 10",
        "'organizations(level: COMMUNE, asOf: \"2023-12-31\", ', 125",
        "'administrativeUnits(asOf: \"2023-12-31\", ', 136",
        "'administrativeUnits(asOf: \"2023-12-31\", where: {level: COMMUNE}, orderBy: [NAME_ASC], ', 125",
        "'campaigns(asOf: \"2023-12-31\", ', 5",
        "'activities(orderBy: [STARTS_ON_DESC], ', 21",
        "'targets(where: {indicator: MEMBERS}, ', 135",
        "'campaignReports(orderBy: [DUE_ON_ASC], ', 135",
        "'grants(year: 2023, purpose: SCHOLARSHIP, ', 272",
        "'pledges(where: {pledgedOn: {gte: \"2023-01-01\"}}, orderBy: [DUE_ON_DESC, AMOUNT_ASC], ', 340",
        "'officers(asOf: \"2023-12-31\", orderBy: [POSITION_DESC, SINCE_ASC], where: {organization: {level: [PROVINCE, DISTRICT]}}, ', 66",
    })
    void pagesThroughTheWholeListOnce(String field, int length) {
        Set<String> seen = new LinkedHashSet<>();
        String after = null;
        int pages = 0;
        do {
            Map<String, Object> variables = new HashMap<>();
            variables.put("after", after);
            JsonNode page = api.data("query($after: String) { list: " + field + "first: 40, after: $after) "
                + "{ totalCount nodes { id } edges { cursor } pageInfo { hasNextPage endCursor } } }", variables).get("list");
            assertThat(page.get("totalCount").asInt()).isEqualTo(length);
            page.get("nodes").forEach(node -> assertThat(seen.add(node.get("id").asString())).isTrue());
            after = page.at("/pageInfo/hasNextPage").asBoolean() ? page.at("/pageInfo/endCursor").asString() : null;
            pages++;
        } while (after != null);
        assertThat(seen).hasSize(length);
        assertThat(pages).isEqualTo((length + 39) / 40);
    }

    @Test
    void listsWhatIsBelowAnOrganization() {
        String province = api.data("{ organization(code: \"QT\") { id } }").at("/organization/id").asString();
        JsonNode data = api.data("""
            query($within: ID) {
              organizations(within: $within, asOf: "2023-12-31") { totalCount }
              members(within: $within, asOf: "2023-12-31") { totalCount }
              titles(within: $within, kind: LEARNING_CLAN, asOf: "2023-11-30") { totalCount }
              contributions(within: $within, year: 2023) { totalCount }
            }""", Map.of("within", province));
        assertThat(data.at("/organizations/totalCount").asInt()).isEqualTo(2577);
        assertThat(data.at("/members/totalCount").asInt()).isEqualTo(216_652);
        assertThat(data.at("/titles/totalCount").asInt()).isEqualTo(583);
        assertThat(data.at("/contributions/totalCount").asInt()).isEqualTo(60_000);
    }

    /** One nested query over every list: a hundred communes cost the statements of three. */
    @Test
    void costsTheSameNumberOfStatementsForAnyNumberOfRows() {
        String nested = """
            query($first: Int) {
              organizations(level: COMMUNE, asOf: "2023-12-31", first: $first) {
                nodes {
                  name parent { name } unit { name } fund { balance }
                  summary { memberCount } fundSummary(year: 2023) { raised distinctRecipients } recognitionSummary { citizenAccounts }
                  organizations(first: 3) { totalCount nodes { name members(first: 2) { nodes { fullName organization { name } } } } }
                  members(first: 3) { nodes { fullName } }
                  learningCentres(first: 3) { nodes { name } }
                  officers(first: 3) { nodes { fullName } }
                  history(first: 3) { totalCount nodes { kind before { name } } }
                  contributions(first: 3, year: 2023) { totalCount nodes { amount organization { name } } }
                  grants(first: 3) { nodes { turns } }
                  titles(first: 3) { nodes { holder organization { name } } }
                  commendations(first: 3) { nodes { form } }
                  campaigns(first: 3) { nodes { title } }
                  campaignSummary { participation { participants } }
                }
              }
            }""";
        api.data(nested, Map.of("first", 1));
        int three = statements.during(() -> api.data(nested, Map.of("first", 3)));
        int ninety = statements.during(() -> api.data(nested, Map.of("first", 90)));
        assertThat(three).isBetween(20, 40);
        assertThat(ninety).isEqualTo(three);
    }

    @Test
    void costsTheSameNumberOfStatementsForAnyNumberOfUnits() {
        String nested = """
            query($first: Int) {
              administrativeUnits(where: {level: COMMUNE}, asOf: "2023-12-31", first: $first) {
                nodes { name parent { name } association { name } population { value unit { code } } predecessors { on } successors { on }
                  units(first: 2) { totalCount nodes { code } } populations(first: 2) { totalCount nodes { value } }
                  history(first: 2) { totalCount nodes { kind before { name } after { name } other { name } } } } } }""";
        api.data(nested, Map.of("first", 1));
        int three = statements.during(() -> api.data(nested, Map.of("first", 3)));
        assertThat(three).isBetween(10, 18);
        assertThat(statements.during(() -> api.data(nested, Map.of("first", 40)))).isEqualTo(three);
    }

    @Test
    void costsTheSameNumberOfStatementsForAnyNumberOfRounds() {
        String nested = """
            query($first: Int) { grants(year: 2023, first: $first) { nodes { turns organization { name }
              recipients(first: 3, orderBy: FULL_NAME_ASC) { totalCount nodes { amount grant { state } recipient { fullName } } } } } }""";
        api.data(nested, Map.of("first", 1));
        int three = statements.during(() -> api.data(nested, Map.of("first", 3)));
        assertThat(three).isBetween(4, 7);
        assertThat(statements.during(() -> api.data(nested, Map.of("first", 100)))).isEqualTo(three);
    }

    @Test
    void costsTheSameNumberOfStatementsForAnyNumberOfCommendations() {
        String nested = "query($first: Int) { commendations(first: $first) { nodes { form organization { name } decidingOrganization { name } case { state steps { on } } payment { state } } } }";
        api.data(nested, Map.of("first", 1));
        int two = statements.during(() -> api.data(nested, Map.of("first", 2)));
        assertThat(two).isBetween(3, 5);
        assertThat(statements.during(() -> api.data(nested, Map.of("first", 8)))).isEqualTo(two);
    }

    @Test
    void costsTheSameNumberOfStatementsForAnyNumberOfTitleCases() {
        String nested = """
            query($first: Int) { titleCases(first: $first, orderBy: [NAME_ASC]) { totalCount nodes { name state organization { name } desk { name } title { holder } sheet { name }
              steps { state desk { name } } selfScores { criterion points } reviewScores { points } } } }""";
        api.data(nested, Map.of("first", 1));
        int three = statements.during(() -> api.data(nested, Map.of("first", 3)));
        assertThat(three).isBetween(6, 12);
        assertThat(statements.during(() -> assertThat(api.data(nested, Map.of("first", 100)).at("/titleCases/nodes")).hasSize(100))).isEqualTo(three);
    }

    @Test
    void costsTheSameNumberOfStatementsForAnyNumberOfTitleFigures() {
        String nested = """
            query($first: Int) { organizations(level: COMMUNE, asOf: "2023-11-30", first: $first) { nodes { citizenAccountSummary { open confirmed closed }
              recognitionFigures { eligible registered recognised rate { percent } expiringSoon lostSinceLastYear streaks { years count } targets { needed } } } } }""";
        api.data(nested, Map.of("first", 1));
        int three = statements.during(() -> api.data(nested, Map.of("first", 3)));
        assertThat(three).isBetween(10, 30);
        assertThat(statements.during(() -> api.data(nested, Map.of("first", 40)))).isEqualTo(three);
    }

    @Test
    void costsTheSameNumberOfStatementsForAnyNumberOfTargets() {
        String nested = """
            query($first: Int) { organizations(level: COMMUNE, asOf: "2023-12-31", first: $first) { nodes {
              targets(first: 3) { totalCount nodes { amount campaign { title } organization { name } progress(asOf: "2023-12-31") { value state } } }
              activities(first: 2) { nodes { turnout campaign { title } } } campaignReports(first: 2) { nodes { late figures { current } } } } } }""";
        api.data(nested, Map.of("first", 1));
        int three = statements.during(() -> api.data(nested, Map.of("first", 3)));
        assertThat(three).isBetween(10, 30);
        assertThat(statements.during(() -> api.data(nested, Map.of("first", 50)))).isEqualTo(three);
    }

    /** Each campaign with its own ranks, as if it were asked alone. */
    @Test
    void costsTheSameNumberOfStatementsForAnyNumberOfLeaderBoards() {
        String board = "leaderBoard(indicator: MEMBERS, year: 2023, level: COMMUNE, asOf: \"2023-12-31\", first: 3, where: {organization: {level: COMMUNE}}) { totalCount nodes { rank organization { name } target { amount } progress { percent } } }";
        String nested = "query($first: Int) { campaigns(first: $first, asOf: \"2023-12-31\") { nodes { id " + board + " } } }";
        api.data(nested, Map.of("first", 1));
        int one = statements.during(() -> api.data(nested, Map.of("first", 1)));
        JsonNode five = api.data(nested, Map.of("first", 5)).at("/campaigns/nodes");
        assertThat(five).hasSize(5);
        assertThat(five.findValues("totalCount")).anyMatch(count -> count.asInt() > 100);
        assertThat(five).allSatisfy(campaign -> assertThat(campaign.get("leaderBoard"))
            .isEqualTo(api.data("query($id: ID!) { node(id: $id) { ... on Campaign { " + board + " } } }", Map.of("id", campaign.get("id").asString())).at("/node/leaderBoard")));
        assertThat(one).isBetween(3, 15);
        assertThat(statements.during(() -> api.data(nested, Map.of("first", 5)))).isLessThanOrEqualTo(one + 6);
        assertThat(statements.during(() -> api.data(nested, Map.of("first", 5)))).isEqualTo(statements.during(() -> api.data(nested, Map.of("first", 4))));
    }

    @Test
    void costsTheSameNumberOfStatementsForAnyNumberOfPledges() {
        String nested = """
            query($first: Int) { organizations(level: COMMUNE, asOf: "2023-12-31", first: $first) { nodes {
              pledges(first: 2) { totalCount nodes { remaining donor { name } organization { name } earmark { wording }
                contributions(first: 2) { nodes { amount pledge { state } } } } } } } }""";
        api.data(nested, Map.of("first", 1));
        int three = statements.during(() -> api.data(nested, Map.of("first", 3)));
        assertThat(three).isBetween(6, 10);
        assertThat(statements.during(() -> api.data(nested, Map.of("first", 50)))).isEqualTo(three);
    }

    /** One campaign stands in the lists of many organizations: each list has it once. */
    @Test
    void listsUnderEachParentWhatIsItsOwn() {
        JsonNode communes = api.data("""
            { organizations(level: COMMUNE, asOf: "2023-12-31", first: 50) {
                nodes { campaigns { totalCount nodes { id } } titles(first: 5) { nodes { organization { id } } } id } } }""").at("/organizations/nodes");
        assertThat(communes).hasSize(50).allSatisfy(commune -> {
            assertThat(commune.at("/campaigns/totalCount").asInt()).isEqualTo(5);
            assertThat(commune.at("/campaigns/nodes").findValuesAsString("id")).hasSize(5).doesNotHaveDuplicates();
            assertThat(commune.at("/titles/nodes").findValues("organization")).hasSize(5)
                .allMatch(organization -> organization.get("id").equals(commune.get("id")));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"administrativeUnits", "members", "contributions", "pledges", "grants", "titles", "commendations", "commendationCases", "activities", "targets", "campaignReports"})
    void readsARootListInOneStatement(String list) {
        String document = "{ " + list + "(first: 100) { nodes { id } } }";
        api.data(document);
        assertThat(statements.during(() -> api.data(document))).isEqualTo(1);
    }

    @Test
    void findsEveryListedThingAgainByItsId() {
        JsonNode data = api.data("""
            { organization(code: "QT-19333", asOf: "2023-12-31") {
                id unit { id populations(first: 1) { nodes { id } } history(first: 1) { nodes { id } } } fund { id } organizations(first: 1) { nodes { id members(first: 1) { nodes { id } } } }
                officers(first: 1) { nodes { id person { id } } } history(first: 1) { nodes { id } }
                learningCentres(first: 1) { nodes { id } } contributions(first: 1) { nodes { id } } pledges(first: 1) { nodes { id } } grants(first: 1, year: 2023) { nodes { id recipients(first: 1) { nodes { id recipient { id } } } } }
                titles(first: 1) { nodes { id } } campaigns(first: 1) { nodes { id participations(first: 1, asOf: "2023-12-31") { nodes { id } } } } targets(first: 1) { nodes { id } } campaignReports(first: 1) { nodes { id } } } }""").get("organization");
        for (String path : new String[] {"/id", "/unit/id", "/unit/populations/nodes/0/id", "/unit/history/nodes/0/id", "/fund/id", "/organizations/nodes/0/id", "/organizations/nodes/0/members/nodes/0/id",
            "/officers/nodes/0/id", "/officers/nodes/0/person/id", "/history/nodes/0/id", "/learningCentres/nodes/0/id", "/contributions/nodes/0/id", "/pledges/nodes/0/id", "/grants/nodes/0/id", "/grants/nodes/0/recipients/nodes/0/id",
            "/grants/nodes/0/recipients/nodes/0/recipient/id", "/titles/nodes/0/id", "/campaigns/nodes/0/id", "/campaigns/nodes/0/participations/nodes/0/id", "/targets/nodes/0/id", "/campaignReports/nodes/0/id"}) {
            String id = data.at(path).asString();
            assertThat(api.data("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id)).at("/node/id").asString()).as(path).isEqualTo(id);
        }
    }
}
