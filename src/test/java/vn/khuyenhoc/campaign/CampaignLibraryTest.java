package vn.khuyenhoc.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Library;
import vn.khuyenhoc.testing.SampleTest;

/** What the library answers on the programmes and movements of the sample province. */
@SampleTest
class CampaignLibraryTest {
    @Autowired Api api;

    @Test
    void countsWhoTakesPart() {
        JsonNode told = new Library(api).ask("campaign/participation").at("/campaignSummary/participation");
        assertThat(told.findValuesAsString("reference")).contains("387/QĐ-TTg", "677/QĐ-TTg", "135/KH-UBND");
        assertThat(told.findValuesAsString("participants")).hasSize(5).containsOnly("136");
        assertThat(new Library(api).ask("campaign/participation", Map.of("organization", "QT-461")).at("/campaignSummary/participation/0/participants").asInt())
            .as("a city and its nine wards").isEqualTo(10);
    }

    @Test
    void tellsHowFarTheTargetsOfAYearWereReached() {
        JsonNode targets = new Library(api).ask("campaign/targets-of-a-year").get("targets");
        assertThat(targets.get("totalCount").asInt()).isEqualTo(targets.get("nodes").size()).isPositive();
        JsonNode members = targets.get("nodes").valueStream().filter(one -> one.get("indicator").asString().equals("MEMBERS")).findFirst().orElseThrow();
        assertThat(members.get("amount").asString()).isEqualTo("217689");
        assertThat(members.at("/progress/value").asString()).isEqualTo("216652");
        assertThat(members.at("/progress/state").asString()).isEqualTo("BEHIND");
    }
}
