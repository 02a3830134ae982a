package vn.khuyenhoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.SampleTest;

/** The published review of the province, and the same query at other days and for other organizations. */
@SampleTest
class YearInReviewTest {
    private static final String REVIEW = Api.library("organization/year-in-review.graphql");

    private static final String FIGURES = """
         fragment figures on Organization {
          summary { organizationCount memberCount }
          learningCentreSummary { communeLevel villageLevel }
          recognitionSummary { titles { recognised } citizenAccounts }
          fundSummary(year: 2023) { raised contributionCount beneficiaryTurns }
        }""";

    @Autowired Api api;

    private JsonNode review(String code, int year, String asOf) {
        return api.data(REVIEW, Map.of("province", code, "year", year, "asOf", asOf)).get("organization");
    }

    @Test
    void answersEveryPublishedFigureOf2023() {
        JsonNode review = review("QT", 2023, "2023-12-31");
        assertThat(review.get("name").asString()).isEqualTo("Hội Khuyến học tỉnh Quảng Trị");
        assertThat(review.get("level").asString()).isEqualTo("PROVINCE");
        assertThat(review.get("summary").toString()).isEqualTo(
            "{\"organizationCount\":2577,\"memberCount\":216652,\"membershipRatio\":{\"numerator\":216652,\"denominator\":659720,\"percent\":32.84}}");
        assertThat(review.get("learningCentreSummary").toString()).isEqualTo(
            "{\"communeLevel\":125,\"villageLevel\":768,\"managers\":282,\"secondedTeachers\":66,\"collaborators\":60}");
        assertThat(review.at("/recognitionSummary/titles").toString()).startsWith(
            "[{\"kind\":\"LEARNING_FAMILY\",\"recognised\":64410},{\"kind\":\"LEARNING_CLAN\",\"recognised\":583},"
                + "{\"kind\":\"LEARNING_COMMUNITY\",\"recognised\":431},{\"kind\":\"LEARNING_UNIT\",\"recognised\":426},{\"kind\":\"LEARNING_CITIZEN\"");
        assertThat(review.at("/recognitionSummary/citizenAccounts").asInt()).isEqualTo(3279);
        assertThat(review.get("commendationSummary").toString()).isEqualTo("{\"collectives\":2,\"individuals\":3}");
    }

    @Test
    void answersAlmostFortyBillionAndNineteenThousandTurns() {
        JsonNode fund = review("QT", 2023, "2023-12-31").get("fundSummary");
        assertThat(fund.get("raised").asLong()).isBetween(39_500_000_000L, 39_999_999_999L);
        assertThat(fund.get("beneficiaryTurns").asInt()).isEqualTo(19_013);
        List<JsonNode> purposes = list(fund.get("byPurpose"));
        assertThat(purposes).extracting(purpose -> purpose.get("purpose").asString()).containsExactly("SCHOLARSHIP", "SUPPORT", "AWARD");
        assertThat(purposes.stream().mapToInt(purpose -> purpose.get("turns").asInt()).sum()).isEqualTo(19_013);
        assertThat(purposes.stream().mapToLong(purpose -> purpose.get("amount").asLong()).sum()).isEqualTo(fund.get("spent").asLong());
    }

    @Test
    void namesTheProgrammesPlanAndMovements() {
        assertThat(list(review("QT", 2023, "2023-12-31").at("/campaigns/nodes")))
            .extracting(c -> c.get("kind").asString() + " " + c.get("reference").asString("") + " " + c.get("launchedOn").asString())
            .contains("PROGRAMME 387/QĐ-TTg 2022-03-25", "PROGRAMME 677/QĐ-TTg 2022-06-03", "PLAN 135/KH-UBND 2022-07-12",
                "MOVEMENT 1315/QĐ-TTg 2023-11-09", "MOVEMENT  2023-12-20");
    }

    @Test
    void keepsTheFiguresThatWerePublishedForNovember2022() {
        JsonNode review = review("QT", 2022, "2022-11-30");
        assertThat(review.get("summary").toString()).isEqualTo(
            "{\"organizationCount\":3561,\"memberCount\":206689,\"membershipRatio\":{\"numerator\":206689,\"denominator\":650170,\"percent\":31.79}}");
        assertThat(list(review.at("/campaigns/nodes"))).hasSize(3);
    }

    @Test
    void countsTheTitlesOnTheDayTheyArePublishedFor() {
        assertThat(review("QT", 2023, "2023-11-30").at("/recognitionSummary/titles/0/recognised").asInt()).isEqualTo(64_410);
    }

    /** A figure in the middle of a month is kept months and facts of the month under way; the day before and after a change differ by it. */
    @Test
    void countsWithinAMonthByDay() {
        int before = review("QT", 2023, "2023-07-01").at("/summary/organizationCount").asInt();
        int dayBefore = review("QT", 2023, "2023-06-30").at("/summary/organizationCount").asInt();
        assertThat(dayBefore - before).isEqualTo(1_100);
        assertThat(review("QT", 2023, "2023-03-25").at("/summary/organizationCount").asInt()).isEqualTo(3_561);
        assertThat(review("QT", 2023, "2023-03-26").at("/summary/organizationCount").asInt()).isEqualTo(3_561 + 116);
        assertThat(review("QT", 2023, "2023-11-09").at("/recognitionSummary/titles/0/recognised").asInt())
            .isNotEqualTo(review("QT", 2023, "2023-11-10").at("/recognitionSummary/titles/0/recognised").asInt());
    }

    /** What stands directly at the organization and what its parts report makes its figure: at the province, at a district, at a commune. */
    @ParameterizedTest
    @CsvSource({"QT,2023-12-31", "QT,2022-11-30", "QT-464,2023-12-31", "QT-464,2023-06-15", "QT-19333,2023-12-31"})
    void isTheSumOfItsParts(String code, String asOf) {
        JsonNode whole = api.data("query($code: String!, $asOf: Date!) { organization(code: $code, asOf: $asOf) { ...figures "
            + "members(first: 1) { totalCount } learningCentres(first: 1) { totalCount } titles(first: 1) { totalCount } "
            + "contributions(year: 2023, first: 1) { totalCount } organizations(first: 1) { totalCount } } }" + FIGURES,
            Map.of("code", code, "asOf", asOf)).get("organization");
        List<JsonNode> parts = parts(code, asOf);
        assertThat(parts).hasSizeGreaterThan(5).hasSize(whole.at("/organizations/totalCount").asInt());
        assertThat(sum(parts, "/summary/organizationCount") + 1).isEqualTo(whole.at("/summary/organizationCount").asLong());
        assertThat(sum(parts, "/summary/memberCount") + whole.at("/members/totalCount").asLong()).isEqualTo(whole.at("/summary/memberCount").asLong());
        assertThat(sum(parts, "/learningCentreSummary/communeLevel") + sum(parts, "/learningCentreSummary/villageLevel")
            + whole.at("/learningCentres/totalCount").asLong())
            .isEqualTo(whole.at("/learningCentreSummary/communeLevel").asLong() + whole.at("/learningCentreSummary/villageLevel").asLong());
        long titlesBelow = parts.stream().mapToLong(part -> sum(list(part.at("/recognitionSummary/titles")), "/recognised")).sum();
        assertThat(titlesBelow + whole.at("/titles/totalCount").asLong())
            .isEqualTo(sum(list(whole.at("/recognitionSummary/titles")), "/recognised"));
        assertThat(sum(parts, "/fundSummary/contributionCount") + whole.at("/contributions/totalCount").asLong())
            .isEqualTo(whole.at("/fundSummary/contributionCount").asLong());
    }

    /** All organizations directly below, page by page. */
    private List<JsonNode> parts(String code, String asOf) {
        List<JsonNode> parts = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>(Map.of("code", code, "asOf", asOf));
        JsonNode page;
        do {
            page = api.data("query($code: String!, $asOf: Date!, $after: String) { organization(code: $code, asOf: $asOf) { "
                + "organizations(first: 100, after: $after) { nodes { ...figures } pageInfo { hasNextPage endCursor } } } }" + FIGURES, variables)
                .at("/organization/organizations");
            parts.addAll(list(page.get("nodes")));
            variables.put("after", page.at("/pageInfo/endCursor").asString());
        } while (page.at("/pageInfo/hasNextPage").asBoolean());
        return parts;
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static long sum(List<JsonNode> parts, String figure) {
        return parts.stream().mapToLong(part -> part.at(figure).asLong()).sum();
    }
}
