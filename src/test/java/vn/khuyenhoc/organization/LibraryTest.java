package vn.khuyenhoc.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.SampleTest;

/** The operations of the query library on officers, histories and funds, on the sample province. */
@SampleTest
class LibraryTest {
    @Autowired Api api;

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
        JsonNode year = api.data(Api.library("fund/fund-year.graphql"), Map.of("organization", "QT", "year", 2023)).at("/organization/fundSummary");
        assertThat(year.get("beneficiaryTurns").asInt()).isEqualTo(19_013);
        assertThat(year.get("distinctRecipients").asInt()).isBetween(14_500, 15_500);
        assertThat(api.data(Api.library("fund/fund-year.graphql"), Map.of("organization", "QT", "year", 2022)).at("/organization/fundSummary/distinctRecipients").asInt())
            .as("older books have no lists").isZero();
    }

    @Test
    void findsNoRoundThatWaitsForApproval() {
        String province = api.data("{ organization(code: \"QT\") { id } }").at("/organization/id").asString();
        JsonNode waiting = api.data(Api.library("fund/grants-to-approve.graphql"), Map.of("within", province)).get("grants");
        assertThat(waiting.get("totalCount").asInt()).isZero();
        assertThat(waiting.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
    }
}
