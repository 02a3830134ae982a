package vn.khuyenhoc.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Library;
import vn.khuyenhoc.testing.SampleTest;
import vn.khuyenhoc.testing.StatementCounter;

/** What the library answers on organizations, members and centres of the sample province, as it stands and without a variable. */
@SampleTest
class OrganizationLibraryTest {
    @Autowired Api api;
    @Autowired StatementCounter statements;
    Library library;

    @BeforeEach
    void theLibrary() {
        library = new Library(api);
    }

    private static long sum(JsonNode nodes, ToLongFunction<JsonNode> figure) {
        return nodes.valueStream().mapToLong(figure).sum();
    }

    @Test
    void comparesTwoYears() {
        assertThat(Api.library("organization/compare-years.graphql")).contains("So sánh");
        JsonNode years = library.ask("organization/compare-years");
        assertThat(List.of(years.at("/size/organizationCount").asInt(), years.at("/sizeBefore/organizationCount").asInt())).containsExactly(2_577, 3_561);
        assertThat(List.of(years.at("/size/memberCount").asInt(), years.at("/sizeBefore/memberCount").asInt())).containsExactly(216_652, 206_689);
        assertThat(List.of(years.at("/size/membershipRatio/percent").asDouble(), years.at("/sizeBefore/membershipRatio/percent").asDouble())).containsExactly(32.84, 31.79);
        assertThat(List.of(years.at("/money/raised").asLong(), years.at("/moneyBefore/raised").asLong())).containsExactly(39_847_560_000L, 35_410_000_000L);
        assertThat(List.of(years.at("/money/beneficiaryTurns").asInt(), years.at("/moneyBefore/beneficiaryTurns").asInt())).containsExactly(19_013, 17_240);
        assertThat(years.at("/recognition/titles/0/recognised").asInt()).isEqualTo(64_410);
    }

    @Test
    void comparesTheDistricts() {
        JsonNode districts = library.ask("organization/compare-associations").get("nodes");
        assertThat(districts).hasSize(10);
        assertThat(districts.at("/0/name").asString()).isEqualTo("Hội Khuyến học huyện Cam Lộ");
        assertThat(districts.at("/0/summary/memberCount").asInt()).isEqualTo(12_172);
        assertThat(districts.at("/0/fundSummary/raised").asLong()).isEqualTo(1_552_860_000);
        assertThat(sum(districts, one -> one.at("/recognitionSummary/citizenAccounts").asLong())).isEqualTo(3_279);
        assertThat(library.ask("organization/compare-associations", Map.of("level", "PROVINCE")).at("/nodes/0/summary/memberCount").asInt()).isEqualTo(216_652);
    }

    @Test
    void showsFourYearsSideBySide() {
        JsonNode trend = library.ask("organization/trend");
        assertThat(List.of("1", "2", "3", "4").stream().map(day -> trend.at("/size" + day + "/memberCount").asInt())).containsExactly(160_388, 183_183, 206_689, 216_652);
        assertThat(List.of("1", "2", "3", "4").stream().map(day -> trend.at("/size" + day + "/population").asInt())).containsExactly(636_200, 643_100, 650_170, 659_720);
        assertThat(List.of("1", "2", "3", "4").stream().map(day -> trend.at("/titles" + day + "/titles/1/recognised").asInt())).containsExactly(19, 188, 380, 583);
    }

    @Test
    void tellsWhatAReorganisationChanged() {
        JsonNode city = library.ask("organization/reorganisation");
        assertThat(city.at("/before/organizationCount").asInt()).isEqualTo(363);
        assertThat(city.at("/after/organizationCount").asInt()).as("87 boards went up in others").isEqualTo(276);
        assertThat(city.at("/before/memberCount")).as("nobody left by it").isEqualTo(city.at("/after/memberCount"));
        assertThat(city.get("beforeAlongTodaysTree")).isEqualTo(city.get("before"));
    }

    @Test
    void tellsTheMembershipOfEachCommune() {
        JsonNode communes = library.ask("organization/membership-by-commune");
        assertThat(communes.get("totalCount").asInt()).isEqualTo(125);
        assertThat(communes.get("nodes")).hasSize(100);
        assertThat(communes.at("/nodes/0/code").asString()).isEqualTo("QT-19333");
        assertThat(communes.at("/nodes/0/summary/memberCount").asInt()).isEqualTo(2_343);
        assertThat(communes.at("/nodes/0/summary/membershipRatio/percent").asDouble()).isEqualTo(31.99);
        assertThat(communes.at("/nodes/0/summary/populationsUsed/0/countedOn").asString()).isEqualTo("2023-01-01");
    }

    @Test
    void listsCommunesByTheAlphabet() {
        JsonNode communes = library.ask("organization/communes");
        assertThat(communes.get("totalCount").asInt()).isEqualTo(125);
        assertThat(communes.at("/nodes/0/code").asString() + communes.at("/nodes/0/name").asString() + communes.at("/nodes/0/summary/memberCount").asInt()).isEqualTo("QT-19333Hội Khuyến học phường 12343");
        JsonNode found = library.ask("organization/communes", Map.of("name", "dong le")).get("nodes");
        assertThat(found.findValuesAsString("name")).containsExactly("Hội Khuyến học phường Đông Lễ");
    }

    @Test
    void listsTheBodiesOfACommune() {
        JsonNode bodies = library.ask("organization/bodies").get("organizations");
        assertThat(bodies.get("totalCount").asInt()).isEqualTo(28);
        assertThat(sum(bodies.get("nodes"), body -> body.at("/summary/memberCount").asLong())).isEqualTo(2_343);
        assertThat(bodies.get("nodes").findValuesAsString("level")).containsOnly("BRANCH", "BOARD");
    }

    @Test
    void countsCentresAndTheirStaff() {
        JsonNode districts = library.ask("organization/centres-and-staff").get("nodes");
        assertThat(List.of("communeLevel", "villageLevel", "managers", "secondedTeachers", "collaborators").stream()
            .map(figure -> sum(districts, one -> one.at("/learningCentreSummary/" + figure).asLong()))).containsExactly(125L, 768L, 282L, 66L, 60L);
    }

    @Test
    void listsCentresWithTheirStaff() {
        JsonNode centres = library.ask("organization/learning-centres", Map.of("first", 100));
        assertThat(centres.get("totalCount").asInt()).isEqualTo(125);
        assertThat(centres.at("/nodes/0/name").asString()).isEqualTo("Trung tâm học tập cộng đồng phường 1");
        assertThat(centres.at("/nodes/0/staff/nodes").findValuesAsString("role")).containsExactly("COLLABORATOR", "MANAGER", "MANAGER", "MANAGER", "SECONDED_TEACHER");
    }

    @Test
    void listsWhoJoinedInAYear() {
        assertThat(library.ask("organization/new-members").get("totalCount").asInt()).as("13,000, and 6,385 whose boards went up in others").isEqualTo(19_385);
        JsonNode march = library.ask("organization/new-members", Map.of("from", "2023-03-26", "to", "2023-03-26", "first", 5));
        assertThat(march.get("nodes").findValuesAsString("joinedOn")).hasSize(5).containsOnly("2023-03-26");
    }

    @Test
    void listsPopulations() {
        JsonNode units = library.ask("organization/populations");
        assertThat(units.get("totalCount").asInt()).isEqualTo(125);
        assertThat(units.at("/nodes/1/name").asString()).isEqualTo("Phường 1");
        assertThat(units.at("/nodes/1/population/value").asInt()).isEqualTo(7_324);
        assertThat(library.ask("organization/populations", Map.of("unitLevel", "PROVINCE")).at("/nodes/0/population/value").asInt()).isEqualTo(659_720);
    }

    @Test
    void listsTheChairsOfTheDistricts() {
        JsonNode chairs = library.ask("organization/chairs");
        assertThat(chairs.get("totalCount").asInt()).isEqualTo(10);
        assertThat(chairs.get("nodes").findValuesAsString("since")).containsOnly("2020-09-20");
        assertThat(new Library(api.as("nobody")).ask("organization/chairs").at("/nodes/0/fullName").isNull()).as("a person's name").isTrue();
    }

    @Test
    void findsNoProposalThatWaits() {
        assertThat(library.ask("organization/proposals").get("totalCount").asInt()).isZero();
    }

    @Test
    void tellsAnAdminWhoChangedWhat() {
        JsonNode changes = library.ask("organization/changes", Map.of("caller", "system"));
        assertThat(changes.get("totalCount").asInt()).isGreaterThan(3_000);
        assertThat(changes.at("/nodes/0/recordedAt").asString()).as("the newest first").isGreaterThan(changes.at("/nodes/49/recordedAt").asString());
        assertThat(changes.get("nodes").findValuesAsString("caller")).containsOnly("system");
        assertThat(new Library(api.as("officer")).ask("organization/changes").get("totalCount").asInt()).as("no admin").isZero();
    }

    @Test
    void looksAnythingUpByItsId() {
        JsonNode commune = api.data("{ organization(code: \"QT-19333\", asOf: \"2023-12-31\") { id unit { id } learningCentres(first: 1) { nodes { id } } } }").get("organization");
        JsonNode found = library.ask("organization/lookup", Map.of("id", commune.get("id").asString()));
        assertThat(found.get("__typename").asString()).isEqualTo("Organization");
        assertThat(found.get("code").asString()).isEqualTo("QT-19333");
        assertThat(library.ask("organization/lookup", Map.of("id", commune.at("/unit/id").asString())).get("unitName").asString()).isEqualTo("Phường 1");
        assertThat(library.ask("organization/lookup", Map.of("id", commune.at("/learningCentres/nodes/0/id").asString())).get("openedOn").asString()).isEqualTo("2008-09-05");
    }

    @Test
    void tellsMembersMonthByMonth() {
        JsonNode told = library.ask("organization/members-by-month");
        assertThat(told.get("nodes").valueStream().map(month -> month.get("members").asInt() + " " + month.get("joined").asInt() + " " + month.get("left").asInt())).hasSize(12)
            .containsSubsequence("206689 0 0", "212288 5599 0", "209251 0 3037", "216652 7401 0");
        assertThat(told.at("/nodes/9/yearBefore/joined").asInt()).isEqualTo(25_291);
        assertThat(told.at("/totals/members").asInt()).isEqualTo(216_652);
        assertThat(told.at("/totals/joined").asInt()).isEqualTo(13_000);
    }

    @Test
    void tellsMembersByTheDecadeOfTheirBirth() {
        JsonNode told = library.ask("organization/members-by-birth-decade");
        assertThat(told.at("/nodes/1/birthDecade").asInt()).isEqualTo(1940);
        assertThat(told.at("/nodes/1/members").asInt()).isEqualTo(34_113);
        assertThat(sum(told.get("nodes"), group -> group.get("members").asLong())).isEqualTo(216_652);
    }

    @Test
    void tellsMembersForEveryThousandInhabitants() {
        JsonNode communes = library.ask("organization/members-per-thousand");
        assertThat(communes.get("totalCount").asInt()).as("125, and what stands under districts or the province").isEqualTo(126);
        assertThat(communes.at("/nodes/2/organization/code").asString()).isEqualTo("QT-19333");
        assertThat(communes.at("/nodes/2/members").asInt()).as("as its summary").isEqualTo(2_343);
        assertThat(communes.at("/nodes/2/perThousandInhabitants").asDouble()).isEqualTo(319.9);
    }

    @Test
    void ranksAssociationsByMembership() {
        JsonNode ranked = library.ask("organization/membership-leader-board").get("nodes");
        assertThat(ranked.at("/0/organization/name").asString()).isEqualTo("Hội Khuyến học xã Tà Long");
        assertThat(ranked.at("/0/membershipRatio/percent").asDouble()).isEqualTo(40.72);
        assertThat(ranked.valueStream().map(one -> one.at("/membershipRatio/percent").asDouble()).toList()).hasSize(20).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(library.ask("organization/membership-leader-board", Map.of("associationLevel", "DISTRICT")).at("/nodes/0/organization/name").asString())
            .as("an island").isEqualTo("Hội Khuyến học huyện Cồn Cỏ");
    }

    @Test
    void tellsOrganizationsByLevelAndKind() {
        JsonNode told = library.ask("organization/organizations-by-kind");
        assertThat(told.get("nodes").valueStream().map(group -> group.get("level").asString() + " " + group.get("basis").asString() + " " + group.get("organizations").asInt()
            + " " + group.get("established").asInt() + " " + group.get("ended").asInt())).contains("BRANCH VILLAGE 1040 0 0", "BOARD AGENCY 270 0 1100", "BOARD CLAN 560 80 0");
        assertThat(told.at("/totals/organizations").asInt()).isEqualTo(2_577);
    }

    @Test
    void tellsOrganizationsYearByYear() {
        assertThat(library.ask("organization/organizations-by-year").get("nodes").valueStream().map(year -> year.at("/period/year").asInt() + ": " + year.get("organizations").asInt()
            + " " + year.get("established").asInt() + " " + year.get("ended").asInt())).containsExactly("2018: 3039 991 0", "2019: 3039 0 0", "2020: 3561 522 0", "2021: 3561 0 0",
            "2022: 3561 0 0", "2023: 2577 116 1100");
    }

    @Test
    void costsTheSameNumberOfStatementsForAnyNumberOfCommunes() {
        api.data(Api.library("organization/members-per-thousand.graphql"), Map.of("first", 1));
        int three = statements.during(() -> library.ask("organization/members-per-thousand", Map.of("first", 3)));
        assertThat(three).isBetween(6, 14);
        assertThat(statements.during(() -> library.ask("organization/members-per-thousand", Map.of("first", 100)))).isEqualTo(three);
    }
}
