package vn.khuyenhoc.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Library;
import vn.khuyenhoc.testing.SampleTest;

/** What the library answers on the money of the sample province. */
@SampleTest
class FundLibraryTest {
    private static final long RAISED = 39_847_560_000L;

    @Autowired Api api;
    @Autowired DSLContext sql;
    Library library;

    @BeforeEach
    void theLibrary() {
        library = new Library(api);
    }

    private static long sum(JsonNode groups, String figure) {
        return groups.valueStream().mapToLong(group -> group.get(figure).asLong()).sum();
    }

    @Test
    void tellsTheYearsOneByOne() {
        JsonNode years = library.ask("fund/contributions-by-year").get("nodes");
        assertThat(years.valueStream().map(year -> year.at("/period/year").asInt() + " " + year.get("amount").asLong()))
            .containsExactly("2020 27930000000", "2021 31240000000", "2022 35410000000", "2023 39847560000");
        assertThat(years.at("/3/change/percent").asDouble()).isEqualTo(12.53);
    }

    @Test
    void tellsKindsOfDonorsApart() {
        JsonNode told = library.ask("fund/contributions-by-donor-kind");
        assertThat(told.at("/nodes/0/donorKind").asString()).isEqualTo("INDIVIDUAL");
        assertThat(told.at("/nodes/0/count").asInt()).isEqualTo(3_267);
        assertThat(told.at("/nodes/0/amount").asLong()).isEqualTo(4_088_950_000L);
        assertThat(sum(told.get("nodes"), "amount")).isEqualTo(told.at("/totals/amount").asLong()).isEqualTo(RAISED);
    }

    @Test
    void tellsLevelsAndKindsApart() {
        JsonNode told = library.ask("fund/contributions-by-level");
        assertThat(told.get("nodes").valueStream().filter(group -> group.get("kind").asString().equals("IN_KIND")).map(group -> group.get("level").asString() + " " + group.get("count").asInt()))
            .containsExactly("PROVINCE 46", "DISTRICT 350", "COMMUNE 1678", "BRANCH 2033", "BOARD 751");
        assertThat(sum(told.get("nodes"), "amount")).isEqualTo(RAISED);
    }

    @Test
    void findsAllLedgersOfTheProvinceAsTheyWereWritten() {
        JsonNode verified = api.data("{ verifyLedger { fundCount entryCount problems { kind place organization { code } } } }").get("verifyLedger");
        assertThat(verified.get("problems")).isEmpty();
        assertThat(verified.get("fundCount").asInt() + " " + verified.get("entryCount").asInt()).isEqualTo("3677 64896");
    }

    /** Of most organizations it is asked otherwise than of fewer than half. */
    @ParameterizedTest
    @ValueSource(strings = {"QT", "QT-461"})
    void listsWhoGaveWithinAnOrganization(String code) {
        String id = api.data("query($code: String!) { organization(code: $code, asOf: \"2023-12-31\") { id } }", Map.of("code", code)).at("/organization/id").asString();
        List<Long> gave = sql.resultQuery("""
            select distinct given.donor_id from (select donor_id, organization_id, received_on as on_day from fund_contribution
              union all select donor_id, organization_id, pledged_on as on_day from fund_pledge) given
            join organization_tree tree on tree.descendant_id = given.organization_id and tree.ancestor_id = {0} and tree.superseded_at is null
              and tree.valid_from <= given.on_day and tree.valid_to > given.on_day
            order by given.donor_id""", DSL.val(GlobalId.parse(id).key())).fetch(0, Long.class);
        JsonNode donors = api.data("query($id: ID!) { donors(within: $id, first: 100) { totalCount nodes { id } } }", Map.of("id", id)).get("donors");
        assertThat(donors.get("totalCount").asInt()).isEqualTo(gave.size()).isGreaterThan(100);
        assertThat(donors.get("nodes").findValuesAsString("id")).isEqualTo(gave.stream().limit(100).map(donor -> GlobalId.of("Donor", donor)).toList());
    }

    @Test
    void listsTheLargestContributions() {
        JsonNode largest = library.ask("fund/contributions").get("nodes");
        assertThat(largest.valueStream().map(one -> one.get("amount").asLong()).toList()).hasSize(50).startsWith(456_560_000L, 391_460_000L, 253_260_000L).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(largest.at("/0/receivedOn").asString() + largest.at("/0/kind").asString() + largest.at("/0/donorName").asString()).isEqualTo("2023-08-25TRANSFERĐoàn Văn Hòa (mẫu)");
        JsonNode before = library.ask("fund/contributions", Map.of("year", 2022)).get("nodes");
        assertThat(before.findValuesAsString("receivedOn")).isNotEmpty().allMatch(day -> day.startsWith("2022"));
    }

    @Test
    void listsTheMostValuableGifts() {
        JsonNode gifts = library.ask("fund/gifts-in-kind");
        assertThat(gifts.get("totalCount").asInt()).isEqualTo(46 + 350 + 1_678 + 2_033 + 751);
        assertThat(gifts.at("/nodes/0/amount").asLong()).isEqualTo(76_750_000);
        assertThat(gifts.get("nodes").valueStream().map(gift -> gift.get("amount").asLong()).toList()).isSortedAccordingTo(Comparator.reverseOrder());
        JsonNode seen = new Library(api.as("nobody")).ask("fund/gifts-in-kind").get("nodes");
        assertThat(seen.valueStream().filter(gift -> gift.get("donorKind").asString().equals("INDIVIDUAL"))).isNotEmpty().allMatch(gift -> gift.get("donorName").isNull());
    }

    @Test
    void tellsScholarshipsByDistrict() {
        JsonNode told = library.ask("fund/scholarships-by-district");
        assertThat(told.at("/nodes/0/organization").isNull()).as("the province's own").isTrue();
        assertThat(told.at("/nodes/1/organization/code").asString()).isEqualTo("QT-466");
        assertThat(told.at("/nodes/1/amount").asLong()).isEqualTo(921_490_000);
        assertThat(told.at("/nodes/1/distinctRecipients").asInt()).isEqualTo(614);
        assertThat(sum(told.get("nodes"), "beneficiaryTurns")).isEqualTo(told.at("/totals/beneficiaryTurns").asLong()).isEqualTo(8_556);
    }

    @Test
    void tellsTurnsFromPeople() {
        JsonNode told = library.ask("fund/turns-and-people");
        assertThat(told.get("nodes").valueStream().map(group -> group.get("purpose").asString() + " " + group.get("beneficiaryTurns").asInt() + " " + group.get("distinctRecipients").asInt()))
            .containsExactly("SCHOLARSHIP 8556 7289", "SUPPORT 6084 5739", "AWARD 4373 4334");
        assertThat(told.at("/totals/beneficiaryTurns").asInt()).isEqualTo(19_013);
    }

    @Test
    void tellsTheBalancesOfTheDistricts() {
        JsonNode districts = library.ask("fund/fund-balances").get("nodes");
        assertThat(districts).hasSize(10);
        assertThat(districts.at("/0/code").asString()).isEqualTo("QT-468");
        assertThat(districts.at("/0/fund/balance").asLong()).isEqualTo(1_388_220_000);
        JsonNode before = library.ask("fund/fund-balances", Map.of("asOf", "2022-12-31")).get("nodes");
        assertThat(before.at("/0/fund/balance").asLong()).isPositive().isLessThan(1_388_220_000);
    }

    @Test
    void tellsWhichYearsAreNotClosed() {
        assertThat(library.ask("fund/fund-years").get("nodes").findValuesAsString("state")).hasSize(10).containsOnly("OPEN");
        JsonNode before = library.ask("fund/fund-years", Map.of("year", 2022)).get("nodes");
        assertThat(before.findValuesAsString("state")).hasSize(10).containsOnly("DISCLOSED");
        assertThat(before.findValuesAsString("disclosedOn")).containsOnly("2023-03-15");
    }

    @Test
    void tellsWhereTheDisclosureIsPrintedAndThatNothingCameLate() {
        JsonNode published = library.ask("fund/disclosure", Map.of("year", 2022)).get("disclosure");
        assertThat(published.get("page").asString()).isEqualTo("/disclosures/QT/2022");
        assertThat(published.at("/fundYear/recordedLate").toString()).isEqualTo("{\"count\":0,\"received\":0,\"spent\":0,\"transferredIn\":0,\"transferredOut\":0}");
    }

    @Test
    void findsNoTransferThatWaits() {
        JsonNode associations = library.ask("fund/transfers-waiting", Map.of("asOf", "2023-12-31")).get("nodes");
        assertThat(associations).hasSize(100).allMatch(one -> one.at("/transfersIn/totalCount").asInt() == 0);
    }
}
