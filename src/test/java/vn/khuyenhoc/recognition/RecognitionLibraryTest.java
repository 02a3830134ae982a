package vn.khuyenhoc.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Library;
import vn.khuyenhoc.testing.SampleTest;

/** What the library answers on titles, accounts and commendations of the sample province. */
@SampleTest
class RecognitionLibraryTest {
    @Autowired Api api;
    Library library;

    @BeforeEach
    void theLibrary() {
        library = new Library(api);
    }

    @Test
    void listsTheTitlesOfAKind() {
        JsonNode clans = library.ask("recognition/titles");
        assertThat(clans.get("totalCount").asInt()).isEqualTo(583);
        assertThat(clans.at("/nodes/0/recognisedOn").asString()).isEqualTo("2023-11-10");
        assertThat(clans.at("/nodes/0/decisionNumber").asString()).isEqualTo("103/QĐ-HKH (mẫu)");
        String commune = api.data("{ organization(code: \"QT-19333\", asOf: \"2023-11-30\") { id } }").at("/organization/id").asString();
        JsonNode ofCommune = library.ask("recognition/titles", Map.of("within", commune, "titleKind", List.of("LEARNING_FAMILY", "LEARNING_COMMUNITY")));
        assertThat(ofCommune.get("totalCount").asInt()).isEqualTo(api.data("""
            query($id: ID!) { node(id: $id) { ... on Organization { recognitionSummary(asOf: "2023-11-30") { titles { kind recognised } } } } }""", Map.of("id", commune))
            .at("/node/recognitionSummary/titles").valueStream().filter(one -> List.of("LEARNING_FAMILY", "LEARNING_COMMUNITY").contains(one.get("kind").asString()))
            .mapToInt(one -> one.get("recognised").asInt()).sum());
    }

    @Test
    void showsACaseWithAllThatAReviewerLooksAt() {
        String province = api.data("{ organization(code: \"QT\") { id } }").at("/organization/id").asString();
        JsonNode families = library.ask("recognition/title-cases", Map.of("within", province, "state", "SELF_ASSESSED", "titleKind", "LEARNING_FAMILY", "caseYear", 2024));
        assertThat(families.get("totalCount").asInt()).isEqualTo(150);
        assertThat(library.ask("recognition/title-cases", Map.of("within", province, "caseYear", 2022)).get("totalCount").asInt()).isZero();
        JsonNode one = library.ask("recognition/title-case", Map.of("id", families.at("/nodes/0/id").asString()));
        assertThat(one.at("/sheet/sections")).hasSize(3);
        assertThat(one.get("selfScores").findValuesAsString("criterion")).isEqualTo(one.get("sheet").findValuesAsString("code"));
        assertThat(one.get("selfScores").valueStream().mapToInt(score -> score.get("points").asInt()).sum()).isEqualTo(families.at("/nodes/0/self/sum").asInt());
        assertThat(one.get("steps").findValuesAsString("state")).as("entered at once").containsExactly("SELF_ASSESSED");
        assertThat(library.ask("recognition/eligible-reports", Map.of("within", province)).get("totalCount").asInt()).as("the review of 2023 names none").isZero();
    }

    @Test
    void listsWhatRunsOutNextYear() {
        JsonNode expiring = library.ask("recognition/titles-expiring");
        assertThat(expiring.get("totalCount").asInt()).as("the round of 2021, held for three years").isEqualTo(125);
        assertThat(expiring.get("nodes").findValuesAsString("heldUntil")).containsOnly("2024-11-10");
    }

    @Test
    void countsTitlesAndAccountsByDistrict() {
        JsonNode districts = library.ask("recognition/recognition-by-association").get("nodes");
        assertThat(districts.at("/0/name").asString()).isEqualTo("Hội Khuyến học huyện Cam Lộ");
        assertThat(districts.at("/0/recognitionSummary/titles").findValuesAsString("recognised")).containsExactly("3528", "30", "24", "28", "63");
        assertThat(districts.valueStream().mapToInt(one -> one.at("/recognitionSummary/titles/0/recognised").asInt()).sum()).isEqualTo(64_410);
    }

    @Test
    void listsAccountsOneByOne() {
        JsonNode accounts = library.ask("recognition/citizen-account-list", Map.of("within", province()));
        assertThat(accounts.get("totalCount").asInt()).isEqualTo(3_279);
        assertThat(accounts.at("/nodes/0/registeredOn").asString() + accounts.at("/nodes/0/state").asString()).isEqualTo("2023-09-15REGISTERED");
        assertThat(library.ask("recognition/citizen-account-list", Map.of("within", province(), "accountState", List.of("CLOSED"))).get("totalCount").asInt()).isZero();
    }

    @Test
    void listsTheSheetsOfAKind() {
        JsonNode sheets = library.ask("recognition/criteria-sheets");
        assertThat(sheets.get("nodes").findValuesAsString("code")).containsExactly("GĐHT", "DHHT", "CĐHT", "ĐVHT", "CDHT");
        assertThat(library.ask("recognition/criteria-sheets", Map.of("titleKind", List.of("LEARNING_CITIZEN"))).get("nodes").findValuesAsString("programme")).containsExactly("677");
    }

    @Test
    void countsAccountsByCommune() {
        JsonNode communes = library.ask("recognition/citizen-accounts");
        assertThat(communes.get("totalCount").asInt()).isEqualTo(125);
        assertThat(communes.at("/nodes/0/recognitionSummary/citizenAccounts").asInt()).isEqualTo(36);
        assertThat(communes.at("/nodes/0/summary/population").asInt()).isEqualTo(7_324);
    }

    @Test
    void listsTheCertificatesOfAYear() {
        JsonNode province = library.ask("recognition/certificates-of-merit");
        assertThat(province.at("/commendationSummary/collectives").asInt()).isEqualTo(2);
        assertThat(province.at("/commendationSummary/individuals").asInt()).isEqualTo(3);
        assertThat(province.at("/commendations/nodes").findValuesAsString("recipientKind")).containsExactly("COLLECTIVE", "COLLECTIVE", "INDIVIDUAL", "INDIVIDUAL", "INDIVIDUAL");
        assertThat(library.ask("recognition/certificates-of-merit", Map.of("year", 2022)).at("/commendations/totalCount").asInt()).isEqualTo(3);
    }

    @Test
    void tellsTitlesByKindOverTheYears() {
        JsonNode told = library.ask("recognition/titles-by-kind-and-year").get("nodes");
        assertThat(told.valueStream().filter(group -> group.get("kind").asString().equals("LEARNING_FAMILY"))
            .map(group -> group.at("/period/year").asInt() + ": " + group.get("held").asInt() + " " + group.get("newlyRecognised").asInt() + " " + group.get("ended").asInt()))
            .containsExactly("2020: 2147 2147 0", "2021: 20826 18679 0", "2022: 42081 21255 0", "2023: 64410 24476 2147");
        assertThat(told.at("/3/change/percent").asDouble()).isEqualTo(53.06);
    }

    @Test
    void ranksDistrictsByWhatTheyRecognised() {
        JsonNode told = library.ask("recognition/titles-by-association");
        assertThat(told.at("/nodes/0/organization/code").asString()).isEqualTo("QT-465");
        assertThat(told.at("/nodes/0/newlyRecognised").asInt()).isEqualTo(4_154);
        assertThat(told.get("nodes").valueStream().mapToInt(one -> one.get("held").asInt()).sum()).isEqualTo(told.at("/totals/held").asInt()).isEqualTo(64_410);
        JsonNode citizens = new Library(api.as("nobody")).ask("recognition/titles-by-association", Map.of("titleKind", "LEARNING_CITIZEN", "associationLevel", "COMMUNE", "first", 100)).get("nodes");
        assertThat(citizens.valueStream().filter(one -> one.get("newlyRecognised").isNull())).as("fewer than five are not told of").isNotEmpty();
        assertThat(citizens.valueStream().filter(one -> !one.get("newlyRecognised").isNull())).allMatch(one -> one.get("newlyRecognised").asInt() >= 5 || one.get("newlyRecognised").asInt() == 0);
        assertThat(citizens.valueStream().filter(one -> !one.get("held").isNull())).isNotEmpty().allMatch(one -> one.get("held").asInt() >= 5);
        JsonNode ofDistricts = new Library(api.as("nobody")).ask("recognition/titles-by-association", Map.of("titleKind", "LEARNING_CITIZEN", "associationLevel", "DISTRICT")).get("nodes");
        assertThat(ofDistricts.valueStream().filter(one -> !one.get("newlyRecognised").isNull())).isNotEmpty().allMatch(one -> one.get("newlyRecognised").asInt() >= 5);
    }

    private String province() {
        return api.data("{ organization(code: \"QT\") { id } }").at("/organization/id").asString();
    }

    @Test
    void tellsHowFarTheProvinceHasComeWithEachKind() {
        JsonNode figures = new Library(api).ask("recognition/recognition-figures", Map.of("within", province())).get("recognitionFigures");
        assertThat(figures.findValuesAsString("recognised").subList(0, 4)).containsExactly("64410", "583", "431", "426");
        JsonNode next = new Library(api).ask("recognition/recognition-figures", Map.of("within", province(), "asOf", "2024-12-31")).at("/recognitionFigures/0");
        assertThat(next.get("registered").asInt()).as("30 families in 10 communes").isEqualTo(300);
    }

    @Test
    void tellsWhoseTitlesRunOut() {
        JsonNode districts = library.ask("recognition/title-streaks").get("nodes");
        assertThat(districts.valueStream().mapToInt(one -> one.at("/recognitionFigures/0/recognised").asInt()).sum()).isEqualTo(64_410);
        assertThat(districts.at("/0/recognitionFigures/0/streaks/0/years").asInt()).isEqualTo(1);
        assertThat(districts.valueStream().mapToInt(one -> one.at("/recognitionFigures/3/expiringSoon").asInt()).sum() + districts.valueStream().mapToInt(one -> one.at("/recognitionFigures/0/lostSinceLastYear").asInt()).sum())
            .as("families of 2020 that ran out in 2023, and units of 2021 that will").isGreaterThan(2_147);
    }

    @Test
    void spreadsThePointsOfARound() {
        JsonNode scores = library.ask("recognition/criterion-scores", Map.of("within", province())).get("scores");
        assertThat(scores.findValuesAsString("criterion")).containsExactly("1.1", "1.2", "1.3", "2.1", "2.2", "3.1", "3.2");
        assertThat(scores.valueStream().map(one -> one.get("cases").asInt())).containsOnly(150);
        assertThat(scores.get(2).get("groups").valueStream().mapToInt(one -> one.get("cases").asInt()).sum()).isEqualTo(150);
    }
}
