package vn.khuyenhoc.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.parser.Parser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Library;
import vn.khuyenhoc.testing.SampleTest;
import vn.khuyenhoc.testing.StatementCounter;

/** Every operation of the query library tells in both languages what it is for, and answers; those on officers, histories and funds, with what the sample province has. */
@SampleTest
class LibraryTest {
    @Autowired Api api;
    @Autowired StatementCounter statements;

    private static final Pattern TITLE = Pattern.compile("# [^|]+\\. \\| [^|]+\\.");

    private static OperationDefinition operation(String file) {
        List<OperationDefinition> operations = new Parser().parseDocument(Api.library(file)).getDefinitionsOfType(OperationDefinition.class);
        assertThat(operations).as(file).hasSize(1);
        return operations.getFirst();
    }

    @Test
    void hasFortyOperationsEachToldInBothLanguages() {
        List<String> names = new ArrayList<>();
        for (String file : Library.files()) {
            String first = Api.library(file).lines().findFirst().orElseThrow();
            assertThat(first).as(file).matches(TITLE);
            assertThat(first.split(" \\| ")[0]).as(file).matches(".*[à-ỹđ].*");
            names.add(operation(file).getName());
        }
        assertThat(names).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
    }

    /** That it answers is not enough: of every document some test says what. */
    @Test
    void hasATestOfItsOwnForEveryDocument() throws IOException {
        String tests;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            tests = files.filter(file -> file.toString().endsWith("Test.java")).map(LibraryTest::read).collect(Collectors.joining());
        }
        assertThat(Library.files()).allSatisfy(file -> {
            String name = file.substring(0, file.length() - ".graphql".length());
            assertThat(Stream.of("/", "\"").flatMap(before -> Stream.of("\"", ".graphql\"").map(after -> before + name.substring(name.indexOf('/') + 1) + after))).anyMatch(tests::contains);
        });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What one must say oneself; whatever else an operation wants has a default that the sample answers. */
    private Map<String, Object> said() {
        Map<String, Object> said = new HashMap<>(Map.of("organization", "QT", "province", "QT", "year", 2023, "asOf", "2023-12-31", "from", "2023-01-01", "to", "2023-12-31",
            "unit", "19333", "level", "COMMUNE"));
        said.putAll(Map.of("within", province(), "id", province(), "grant", api.data("{ grants(year: 2023, first: 1) { nodes { id } } }").at("/grants/nodes/0/id").asString(),
            "campaign", api.data("{ campaigns(asOf: \"2023-12-31\", where: { reference: { eq: \"135/KH-UBND\" } }) { nodes { id } } }").at("/campaigns/nodes/0/id").asString(), "indicator", "MEMBERS"));
        return said;
    }

    private String province() {
        return api.data("{ organization(code: \"QT\") { id } }").at("/organization/id").asString();
    }

    @Test
    void answersEveryQuestion() {
        Map<String, Object> said = said();
        for (String file : Library.files()) {
            OperationDefinition operation = operation(file);
            if (operation.getOperation() == Operation.QUERY) {
                Map<String, Object> variables = new HashMap<>();
                operation.getVariableDefinitions().stream().filter(variable -> variable.getDefaultValue() == null && variable.getType() instanceof NonNullType)
                    .forEach(variable -> variables.put(variable.getName(), said.get(variable.getName())));
                assertThat(api.data(Api.library(file), variables).valueStream()).as(file).noneMatch(JsonNode::isNull);
            }
        }
    }

    private JsonNode ask(String file, String organization, String asOf) {
        return api.data(Api.library("organization/" + file), Map.of("organization", organization, "asOf", asOf)).get("organization");
    }

    @Test
    void listsOfficersFromTheChairDown() {
        JsonNode officers = ask("officers.graphql", "QT", "2023-12-31").get("officers");
        assertThat(officers.get("nodes").findValuesAsString("position"))
            .containsExactly("CHAIR", "STANDING_VICE_CHAIR", "VICE_CHAIR", "SECRETARY", "TREASURER", "INSPECTOR");
        assertThat(officers.get("nodes").findValuesAsString("fullName")).hasSize(6).allMatch(name -> name.endsWith("(mẫu)"));
        assertThat(ask("officers.graphql", "QT", "2020-09-19").at("/officers/nodes").findValuesAsString("congress")).containsExactly("2015-2020");
    }

    @Test
    void tellsAHistory() {
        JsonNode history = ask("history.graphql", "QT-465", "2023-12-31").at("/history/nodes");
        assertThat(history.findValuesAsString("kind")).containsExactly("ESTABLISHED");
        assertThat(history.findValuesAsString("on")).containsExactly("2002-10-02");
        assertThat(history.at("/0/after/parent/name").asString()).isEqualTo("Hội Khuyến học tỉnh Quảng Trị");
    }

    @Test
    void tellsTheHistoryOfAUnit() {
        JsonNode unit = api.data(Api.library("organization/unit-history.graphql"), Map.of("unit", "19333", "level", "COMMUNE", "asOf", "2023-12-31")).get("administrativeUnit");
        assertThat(unit.get("name").asString()).isEqualTo("Phường 1");
        JsonNode history = unit.at("/history/nodes");
        assertThat(history).hasSize(1);
        assertThat(history.at("/0/kind").asString()).isEqualTo("ESTABLISHED");
        assertThat(history.at("/0/after/kind").asString()).isEqualTo("WARD");
        assertThat(history.at("/0/on").asString()).isEqualTo("2000-01-01");
        assertThat(history.at("/0/after/parent/name").asString()).isEqualTo("Thành phố Đông Hà");
    }

    @Test
    void listsTheRecipientsOfARoundByName() {
        JsonNode grant = api.data("{ organization(code: \"QT-19333\") { grants(year: 2023, first: 1) { nodes { id } } } }").at("/organization/grants/nodes/0/id");
        JsonNode round = api.data(Api.library("fund/grant-recipients.graphql"), Map.of("grant", grant.asString(), "first", 100)).get("node");
        JsonNode rows = round.at("/recipients/nodes");
        assertThat(round.at("/recipients/totalCount").asInt()).isEqualTo(round.get("turns").asInt()).isEqualTo(round.get("distinctRecipients").asInt());
        assertThat(rows.findValues("recipient")).hasSizeGreaterThan(5).allSatisfy(person -> {
            assertThat(person.get("fullName").asString()).endsWith("(mẫu)");
            assertThat(person.get("school").asString()).startsWith("Trường ").endsWith("(mẫu)");
            assertThat(person.get("birthYear").asInt()).isBetween(2006, 2016);
        });
        if (round.get("turns").asInt() <= 100) {
            assertThat(rows.valueStream().mapToLong(row -> row.get("amount").asLong()).sum()).isEqualTo(round.get("amount").asLong());
        }
    }

    @Test
    void countsTurnsAndPeopleOfAYear() {
        JsonNode year = api.data(Api.library("fund/fund-turns.graphql"), Map.of("organization", "QT", "year", 2023)).at("/organization/fundSummary");
        assertThat(year.get("beneficiaryTurns").asInt()).isEqualTo(19_013);
        assertThat(year.get("distinctRecipients").asInt()).isBetween(14_500, 15_500);
        assertThat(api.data(Api.library("fund/fund-turns.graphql"), Map.of("organization", "QT", "year", 2022)).at("/organization/fundSummary/distinctRecipients").asInt())
            .as("older books have no lists").isZero();
    }

    @Test
    void listsTheCommendationsOfAYear() {
        Map<String, Object> variables = Map.of("within", api.data("{ organization(code: \"QT\") { id } }").at("/organization/id").asString(), "year", 2023);
        JsonNode awarded = api.data(Api.library("recognition/commendations.graphql"), variables).get("commendations");
        assertThat(awarded.get("totalCount").asInt()).isEqualTo(5);
        assertThat(awarded.get("nodes").findValuesAsString("recipientKind")).containsExactly("COLLECTIVE", "COLLECTIVE", "INDIVIDUAL", "INDIVIDUAL", "INDIVIDUAL");
        assertThat(awarded.get("nodes")).allSatisfy(one -> {
            assertThat(one.get("meritYear").asInt()).isEqualTo(2023);
            assertThat(one.at("/organization/name").asString()).isEqualTo("Hội Khuyến học tỉnh Quảng Trị");
            assertThat(one.get("payment").isNull()).as("no money went with them").isTrue();
        });
        assertThat(api.data(Api.library("recognition/commendation-cases.graphql"), Map.of("within", variables.get("within"))).at("/commendationCases/totalCount").asInt())
            .as("older books have no cases").isZero();
    }

    @Test
    void saysByWhatCriteriaACommuneJudgesOnADay() {
        String commune = api.data("{ organizations(level: COMMUNE, asOf: \"2023-12-31\", first: 1) { nodes { id } } }").at("/organizations/nodes/0/id").asString();
        JsonNode sheet = api.data(Api.library("recognition/criteria-sheet.graphql"), Map.of("within", commune, "asOf", "2023-11-10")).get("criteriaSheet");
        assertThat(sheet.get("name").asString()).isEqualTo("Bộ tiêu chí Gia đình học tập (mẫu)");
        assertThat(List.of(sheet.get("total").asInt(), sheet.get("threshold").asInt(), sheet.get("sections").size())).containsExactly(100, 70, 3);
        assertThat(sheet.get("sections").findValuesAsString("text")).hasSize(7).allSatisfy(text -> assertThat(text).endsWith("(mẫu)"));
        assertThat(sheet.get("organization").isNull()).as("a national one").isTrue();
        JsonNode citizen = api.data(Api.library("recognition/criteria-sheet.graphql"), Map.of("within", commune, "kind", "LEARNING_CITIZEN", "asOf", "2023-11-10")).get("criteriaSheet");
        assertThat(citizen.get("programme").asString() + citizen.get("sections").size() + citizen.get("sections").findValuesAsString("text").size()).isEqualTo("677" + 3 + 10);
        assertThat(api.data(Api.library("recognition/criteria-sheet.graphql"), Map.of("within", commune, "asOf", "2022-03-31")).get("criteriaSheet").isNull()).isTrue();
    }

    @Test
    void listsWhoRegisteredForTitlesAndWaits() {
        String province = api.data("{ organization(code: \"QT\") { id } }").at("/organization/id").asString();
        JsonNode waiting = api.data(Api.library("recognition/title-cases.graphql"), Map.of("within", province, "first", 100)).get("titleCases");
        assertThat(waiting.get("totalCount").asInt()).isEqualTo(300);
        assertThat(waiting.get("nodes")).hasSize(100).allSatisfy(one -> {
            assertThat(one.get("address").asString()).endsWith("(mẫu)");
            assertThat(one.get("state").asString().equals("REGISTERED") ? one.get("self").isNull() : one.at("/self/sum").asInt() > 65 && one.at("/self/sum").asInt() <= 100).isTrue();
        });
        assertThat(api.data(Api.library("recognition/title-cases.graphql"), Map.of("within", province, "state", "SELF_ASSESSED")).at("/titleCases/totalCount").asInt()).isEqualTo(150);
        assertThat(api.as("anonymous").data(Api.library("recognition/title-cases.graphql"), Map.of("within", province)).at("/titleCases/totalCount").asInt()).isZero();
    }

    @Test
    void findsNoRoundThatWaitsForApproval() {
        String province = api.data("{ organization(code: \"QT\") { id } }").at("/organization/id").asString();
        JsonNode waiting = api.data(Api.library("fund/grants-to-approve.graphql"), Map.of("within", province)).get("grants");
        assertThat(waiting.get("totalCount").asInt()).isZero();
        assertThat(waiting.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
    }

    @Test
    void listsWhatWasPromisedAndDidNotCome() {
        String province = api.data("{ organization(code: \"QT\") { id } }").at("/organization/id").asString();
        JsonNode overdue = api.data(Api.library("fund/overdue-pledges.graphql"), Map.of("within", province, "first", 100)).get("pledges");
        assertThat(overdue.get("totalCount").asInt()).as("one half kept and a quarter of the others, of 136 associations").isEqualTo(136 + 34);
        assertThat(overdue.get("nodes")).hasSize(100).allSatisfy(pledge -> {
            assertThat(pledge.get("fulfilled").asLong() + pledge.get("remaining").asLong()).isEqualTo(pledge.get("amount").asLong());
            assertThat(pledge.get("fulfilled").asLong()).isEqualTo(pledge.get("state").asString().equals("OPEN") ? 0 : pledge.get("remaining").asLong());
        });
        assertThat(overdue.get("nodes").findValuesAsString("dueOn")).isSorted().startsWith("2023-12-20").endsWith("2023-12-31");
    }

    private JsonNode fund(String file, int year) {
        return api.as("nobody").data(Api.library("fund/" + file), Map.of("organization", "QT", "asOf", "2023-12-31", "year", year)).get("organization");
    }

    @Test
    void addsUpAYearOfAFund() {
        JsonNode year = fund("fund-year.graphql", 2022).get("fundYear");
        assertThat(year.get("state").asString()).isEqualTo("DISCLOSED");
        assertThat(year.get("closedOn").asString()).isEqualTo("2023-01-31");
        assertThat(year.get("received").asLong()).isPositive().isEqualTo(year.get("receivedMoney").asLong() + year.get("receivedGoods").asLong());
        assertThat(year.get("openingBalance").asLong() + year.get("received").asLong() - year.get("spent").asLong()).isEqualTo(year.get("closingBalance").asLong());
        assertThat(year.get("byMonth").valueStream().filter(month -> month.get("received").asLong() > 0).map(month -> month.get("month").asInt())).containsExactly(2, 5, 8, 11);
        JsonNode next = fund("fund-year.graphql", 2023).get("fundYear");
        assertThat(next.get("state").asString()).isEqualTo("OPEN");
        assertThat(next.get("openingBalance").asLong()).isEqualTo(year.get("closingBalance").asLong());
    }

    @Test
    void publishesWhatIsDisclosed() {
        JsonNode disclosure = fund("disclosure.graphql", 2022).get("disclosure");
        assertThat(disclosure.get("disclosedOn").asString()).isEqualTo("2023-03-15");
        assertThat(disclosure.get("late").asBoolean()).isFalse();
        assertThat(disclosure.at("/byContributionKind/1/kind").asString()).isEqualTo("TRANSFER");
        assertThat(disclosure.at("/byContributionKind/1/amount").asLong()).isEqualTo(disclosure.at("/fundYear/received").asLong());
        assertThat(disclosure.at("/largestDonors").findValuesAsString("name")).containsExactly("Sổ quỹ các năm trước (mẫu)");
        assertThat(fund("disclosure.graphql", 2023).get("disclosure").isNull()).isTrue();
        assertThat(api.get("/disclosures/QT/2022").body()).contains("Dữ liệu mẫu", "Hội Khuyến học tỉnh Quảng Trị");
        assertThat(api.get("/disclosures/QT/2023").statusCode()).isEqualTo(404);
    }

    private JsonNode statistics(String file, Api caller) {
        String province = api.data("{ organization(code: \"QT\") { id } }").at("/organization/id").asString();
        return caller.data(Api.library("fund/" + file), Map.of("within", province, "from", "2023-01-01", "to", "2023-12-31"));
    }

    @Test
    void comparesContributionsByMonthWithTheYearBefore() {
        JsonNode statistics = statistics("contributions-by-month.graphql", api).get("contributionStatistics");
        JsonNode summary = api.data(Api.library("fund/fund-turns.graphql"), Map.of("organization", "QT", "year", 2023)).at("/organization/fundSummary");
        assertThat(statistics.get("nodes").valueStream().map(group -> group.at("/period/month").asInt())).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(statistics.at("/totals/count").asInt()).isEqualTo(60_000);
        assertThat(statistics.at("/totals/amount")).isEqualTo(summary.get("raised"));
        assertThat(statistics.get("nodes").valueStream().mapToLong(group -> group.get("amount").asLong()).sum()).isEqualTo(summary.get("raised").asLong());
        assertThat(statistics.get("nodes").valueStream().filter(group -> group.at("/yearBefore/amount").asLong() > 0).map(group -> group.at("/period/month").asInt()))
            .as("older books tell of quarters").containsExactly(2, 5, 8, 11);
    }

    /** As the guide for analysts tells it. */
    @Test
    void comparesAQuarterWithThatOfTheYearBefore() {
        JsonNode quarter = api.data("""
            query($within: ID) { contributionStatistics(within: $within, from: "2023-01-01", to: "2023-12-31", groupBy: QUARTER) {
              nodes { period { quarter } count amount yearBefore { amount } change { percent } } } }""",
            Map.of("within", api.data("{ organization(code: \"QT\") { id } }").at("/organization/id").asString())).at("/contributionStatistics/nodes/2");
        assertThat(quarter.at("/period/quarter").asInt()).isEqualTo(3);
        assertThat(quarter.get("count").asInt()).isEqualTo(20_678);
        assertThat(quarter.get("amount").asLong()).isEqualTo(14_397_760_000L);
        assertThat(quarter.at("/yearBefore/amount").asLong()).isEqualTo(12_393_510_000L);
        assertThat(quarter.at("/change/percent").asDouble()).isEqualTo(16.17);
    }

    @Test
    void comparesCommunesByMoneyForEachInhabitant() {
        JsonNode statistics = statistics("money-per-head.graphql", api).get("contributionStatistics");
        assertThat(statistics.get("nodes")).hasSize(100);
        assertThat(statistics.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        assertThat(statistics.get("nodes").valueStream().filter(group -> !group.get("perInhabitant").isNull())).isNotEmpty().allSatisfy(group -> {
            long inhabitants = group.at("/perInhabitant/inhabitants").asLong();
            assertThat(group.at("/perInhabitant/amount").asLong()).isEqualTo((2 * group.get("amount").asLong() + inhabitants) / (2 * inhabitants));
            assertThat(group.at("/perInhabitant/populations/0/source").asString()).isNotBlank();
        });
        assertThat(statistics.at("/totals/amount").asLong()).isEqualTo(api.data("{ organization(code: \"QT\") { fundSummary(year: 2023) { raised } } }").at("/organization/fundSummary/raised").asLong());
    }

    @Test
    void ranksDonorsWithoutPersonsForThePublic() {
        JsonNode donors = statistics("top-donors.graphql", api.as("nobody")).at("/topDonors/nodes");
        assertThat(donors.valueStream().map(donor -> donor.get("rank").asInt())).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(donors.findValuesAsString("kind")).doesNotContain("INDIVIDUAL");
        assertThat(donors.findValuesAsString("name")).hasSize(10).allMatch(name -> name.endsWith("(mẫu)"));
        assertThat(donors.valueStream().map(donor -> donor.get("amount").asLong()).toList()).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(statistics("top-donors.graphql", api).at("/topDonors/nodes").findValuesAsString("kind")).contains("INDIVIDUAL");
    }

    @Test
    void tellsWhatWasSpentByQuarterAndPurpose() {
        JsonNode statistics = statistics("grants-by-quarter.graphql", api).get("grantStatistics");
        assertThat(statistics.get("nodes").valueStream().map(group -> group.at("/period/quarter").asInt() + " " + group.get("purpose").asString()))
            .containsExactly("2 SCHOLARSHIP", "2 SUPPORT", "2 AWARD", "4 SCHOLARSHIP", "4 SUPPORT", "4 AWARD");
        assertThat(statistics.at("/totals/beneficiaryTurns").asInt()).isEqualTo(19_013);
        assertThat(statistics.get("nodes").valueStream()).allSatisfy(group ->
            assertThat(group.get("distinctRecipients").asInt()).isPositive().isLessThanOrEqualTo(group.get("beneficiaryTurns").asInt()));
    }

    private JsonNode campaign(String file, String reference, String indicator, String level) {
        String id = api.data("query($text: String) { campaigns(asOf: \"2023-12-31\", where: { reference: { eq: $text } }) { nodes { id } } }", Map.of("text", reference)).at("/campaigns/nodes/0/id").asString();
        return api.as("nobody").data(Api.library("campaign/" + file), Map.of("campaign", id, "indicator", indicator, "year", 2023, "level", level, "asOf", "2023-12-31", "first", 100)).at("/node/leaderBoard");
    }

    @Test
    void ranksDistrictsByMembers() {
        JsonNode board = campaign("leader-board.graphql", "135/KH-UBND", "MEMBERS", "DISTRICT").get("nodes");
        assertThat(board.valueStream().map(one -> one.get("rank").asInt())).startsWith(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(board.valueStream().map(one -> one.at("/progress/percent").asDouble()).toList()).isSortedAccordingTo(Comparator.reverseOrder());
        JsonNode province = campaign("leader-board.graphql", "135/KH-UBND", "MEMBERS", "PROVINCE").get("nodes").get(0);
        assertThat(province.at("/progress/value").asString()).isEqualTo("216652");
        assertThat(province.at("/target/amount").asString()).isEqualTo("217689");
        assertThat(province.at("/progress/state").asString()).isEqualTo("BEHIND");
        assertThat(campaign("leader-board.graphql", "387/QĐ-TTg", "LEARNING_FAMILIES", "PROVINCE").at("/nodes/0/progress/value").asString()).isEqualTo("64410");
    }

    @Test
    void findsCommunesThatAreBehind() {
        JsonNode behind = campaign("behind-target.graphql", "135/KH-UBND", "MONEY_RAISED", "COMMUNE");
        int count = behind.get("totalCount").asInt();
        assertThat(count).isBetween(1, 124);
        assertThat(behind.get("nodes").valueStream().map(one -> one.at("/progress/percent").asDouble()).toList()).isSorted().allMatch(percent -> percent < 100);
        assertThat(behind.get("nodes").valueStream().map(one -> one.get("rank").asInt()).toList()).as("the furthest behind first").startsWith(125, 124).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void listsWhoIsLateWithReports() {
        String province = api.data("{ organization(code: \"QT\") { id } }").at("/organization/id").asString();
        JsonNode late = api.data(Api.library("campaign/late-reports.graphql"), Map.of("within", province)).get("campaignReports");
        assertThat(late.get("totalCount").asInt()).as("one of five, of 135 associations below the province").isEqualTo(27);
        assertThat(late.get("nodes")).allSatisfy(report -> {
            assertThat(report.get("state").asString() + report.get("dueOn").asString()).isEqualTo("OPEN2023-12-10");
            assertThat(report.get("daysLate").asInt()).isPositive();
            assertThat(report.get("title").asString()).endsWith("(mẫu)");
        });
        assertThat(api.as("nobody").data(Api.library("campaign/late-reports.graphql"), Map.of("within", province)).at("/campaignReports/totalCount").asInt()).isZero();
    }

    @Test
    void costsTheSameNumberOfStatementsForAnyNumberOfFunds() {
        String nested = """
            query($first: Int) { organizations(level: COMMUNE, asOf: "2023-12-31", first: $first) {
              nodes { fundYear(year: 2022) { closingBalance byMonth { spent } } disclosure(year: 2022) { late largestDonors { amount } } } } }""";
        api.data(nested, Map.of("first", 1));
        int three = statements.during(() -> api.data(nested, Map.of("first", 3)));
        assertThat(three).isEqualTo(9);
        assertThat(statements.during(() -> api.data(nested, Map.of("first", 100)))).isEqualTo(three);
    }
}
