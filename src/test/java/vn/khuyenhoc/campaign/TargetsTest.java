package vn.khuyenhoc.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.CampaignDesk.campaign;
import static vn.khuyenhoc.testing.CampaignDesk.id;
import static vn.khuyenhoc.testing.CampaignDesk.key;
import static vn.khuyenhoc.testing.CampaignDesk.target;
import static vn.khuyenhoc.testing.CampaignDesk.with;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.campaign.CampaignRegister.Launch;
import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.fund.ContributionRegister;
import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.ContributionRegister.Entry;
import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.fund.GrantPurpose;
import vn.khuyenhoc.fund.GrantRegister;
import vn.khuyenhoc.fund.GrantRegister.Round;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.organization.CentreLevel;
import vn.khuyenhoc.organization.LearningCentreRegister;
import vn.khuyenhoc.organization.LearningCentreRegister.CentreEntry;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.UnitRegister;
import vn.khuyenhoc.organization.UnitRegister.Population;
import vn.khuyenhoc.recognition.CitizenAccountRegister;
import vn.khuyenhoc.recognition.CitizenAccountRegister.Account;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.TitleRegister;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.TitleRegister.Recognised;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.CampaignDesk;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.StatementCounter;
import vn.khuyenhoc.testing.WriteTest;

/** Targets are assigned downwards and add up; how far they are reached is what the modules say, and nobody types it. */
@WriteTest
@Import(StatementCounter.Configuration.class)
class TargetsTest {
    private static final String JUNE = "2023-06-30";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired CampaignRegister campaigns;
    @Autowired UnitRegister units;
    @Autowired ContributionRegister contributions;
    @Autowired GrantRegister grants;
    @Autowired TitleRegister titles;
    @Autowired CitizenAccountRegister accounts;
    @Autowired LearningCentreRegister centres;
    @Autowired StatementCounter statements;

    OrganizationId province, commune, neighbour, third;
    CampaignDesk officer, communes;
    JsonNode plan;

    @BeforeEach
    void aPlanOfAProvince() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        neighbour = fixtures.aCommune(province);
        third = fixtures.aCommune(province);
        officer = desk("lan", "OFFICER-APPROVER-VIEWER", province);
        communes = desk("minh", "OFFICER-VIEWER", commune);
        plan = officer.done("recordCampaign", campaign(province, "PLAN"));
    }

    private CampaignDesk desk(String name, String roles, OrganizationId within) {
        return new CampaignDesk(api.withToken(SelfIssued.token(name, roles, within)));
    }

    private void count(OrganizationId organization, int people) {
        units.count(List.of(new Population(fixtures.unitOf(organization), people, LocalDate.of(2020, 1, 1), "Dân số", "Niên giám")));
    }

    private void give(OrganizationId organization, long amount, String on) {
        contributions.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)), List.of(new Entry(organization, 0, ContributionKind.CASH, amount, LocalDate.parse(on), null)));
    }

    private void recognise(OrganizationId organization, TitleKind kind, int number, String on) {
        titles.recognise(new Decision(organization, on + kind, LocalDate.parse(on), "A"), Collections.nCopies(number, new Recognised(kind, "Họ", null)));
    }

    private static String told(JsonNode progress) {
        return progress.get("baseline").asString() + " " + progress.get("value").asString() + " " + progress.get("percent").asDouble() + " " + progress.get("forecast").asString()
            + " " + progress.get("state").asString();
    }

    /** 181 of 365 days are over at the end of June. */
    @Test
    void areComparedWithTheFiguresOfTheModules() {
        count(commune, 1_000);
        OrganizationId board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        fixtures.enrol(board, 100, LocalDate.of(2022, 5, 1), null);
        fixtures.enrol(board, 50, LocalDate.of(2023, 3, 1), null);
        give(commune, 400_000, "2022-08-01");
        give(board, 600_000, "2023-05-01");
        give(board, 1_000_000, "2023-07-01");
        grants.pay(List.of(new Round(commune, GrantPurpose.SUPPORT, "Hỗ trợ", "1/QĐ", LocalDate.of(2023, 5, 2), 7, 1_000)));
        recognise(commune, TitleKind.LEARNING_FAMILY, 10, "2022-11-10");
        recognise(commune, TitleKind.LEARNING_UNIT, 3, "2023-02-10");
        accounts.register(List.of(new Account(board, "A", LocalDate.of(2023, 2, 1)), new Account(board, "B", LocalDate.of(2023, 8, 1))));
        centres.register(List.of(new CentreEntry(commune, CentreLevel.COMMUNE, "Trung tâm", LocalDate.of(2020, 1, 1), List.of())));

        JsonNode members = officer.set(plan, commune, "MEMBERS", 200);
        assertThat(told(officer.progress(members, JUNE))).isEqualTo("100 150 75.0 201 ON_TRACK");
        assertThat(told(officer.progress(members, "2023-12-31"))).isEqualTo("100 150 75.0 150 BEHIND");
        assertThat(told(officer.progress(officer.set(plan, commune, "MEMBERSHIP_RATIO", "25.5"), JUNE))).isEqualTo("10 15 58.82 20.08 BEHIND");
        assertThat(told(officer.progress(officer.set(plan, commune, "MONEY_RAISED", 1_000_000), JUNE))).isEqualTo("400000 600000 60.0 1209945 AHEAD");
        assertThat(told(officer.progress(officer.set(plan, commune, "BENEFICIARY_TURNS", 100), JUNE))).isEqualTo("0 7 7.0 14 BEHIND");
        JsonNode families = officer.set(plan, commune, "LEARNING_FAMILY_RATE", 20, "base", 40, "baseSource", "Niên giám");
        assertThat(told(officer.progress(families, JUNE))).isEqualTo("25 25 125.0 25 REACHED");
        assertThat(officer.progress(families, JUNE).get("base").asInt()).isEqualTo(40);
        assertThat(told(officer.progress(officer.set(plan, commune, "LEARNING_UNITS", 4), JUNE))).isEqualTo("0 3 75.0 6 AHEAD");
        assertThat(told(officer.progress(officer.set(plan, commune, "CITIZEN_ACCOUNTS", 2), JUNE))).isEqualTo("0 1 50.0 2 ON_TRACK");
        assertThat(told(officer.progress(officer.set(plan, commune, "CENTRES", 1), JUNE))).isEqualTo("1 1 100.0 1 REACHED");
        JsonNode own = api.data("""
            query($id: ID!, $asOf: Date) { node(id: $id) { ... on Organization { summary(asOf: $asOf) { memberCount membershipRatio { percent } } fundSummary(year: 2023) { raised beneficiaryTurns }
              learningCentreSummary(asOf: $asOf) { communeLevel villageLevel } recognitionSummary(asOf: $asOf) { citizenAccounts titles { kind recognised } } } } }""",
            Map.of("id", id(commune), "asOf", "2023-12-31")).get("node");
        assertThat(values("2023-12-31")).containsEntry("MEMBERS", own.at("/summary/memberCount").asString())
            .containsEntry("MEMBERSHIP_RATIO", "15").containsEntry("MONEY_RAISED", own.at("/fundSummary/raised").asString())
            .containsEntry("BENEFICIARY_TURNS", own.at("/fundSummary/beneficiaryTurns").asString()).containsEntry("CENTRES", own.at("/learningCentreSummary/communeLevel").asString())
            .containsEntry("CITIZEN_ACCOUNTS", own.at("/recognitionSummary/citizenAccounts").asString()).containsEntry("LEARNING_UNITS", own.at("/recognitionSummary/titles/3/recognised").asString());
        assertThat(own.at("/summary/membershipRatio/percent").asDouble()).isEqualTo(15.0);
    }

    /** As many of each kind as its place in the list says, of twenty. */
    @Test
    void countTheTitlesOfTheirOwnKind() {
        for (TitleKind kind : TitleKind.values()) {
            recognise(commune, kind, kind.ordinal() + 1, "2023-02-10");
        }
        List<String> rates = List.of("LEARNING_FAMILY_RATE", "LEARNING_CLAN_RATE", "LEARNING_COMMUNITY_RATE", "LEARNING_UNIT_RATE", "LEARNING_CITIZEN_RATE");
        assertThat(rates.stream().map(rate -> officer.progress(officer.set(plan, commune, rate, 90, "base", 20, "baseSource", "Niên giám"), JUNE).get("value").asInt())).containsExactly(5, 10, 15, 20, 25);
        List<String> numbers = List.of("LEARNING_FAMILIES", "LEARNING_CLANS", "LEARNING_COMMUNITIES", "LEARNING_UNITS", "LEARNING_CITIZENS");
        assertThat(numbers.stream().map(number -> officer.progress(officer.set(plan, commune, number, 90), JUNE).get("value").asInt())).containsExactly(1, 2, 3, 4, 5);
    }

    private Map<String, String> values(String asOf) {
        Map<String, String> values = new HashMap<>();
        api.data("query($id: ID!, $asOf: Date) { node(id: $id) { ... on Campaign { targets { nodes { indicator progress(asOf: $asOf) { value } } } } } }",
            Map.of("id", plan.get("id").asString(), "asOf", asOf)).at("/node/targets/nodes").forEach(one -> values.put(one.get("indicator").asString(), one.at("/progress/value").asString()));
        return values;
    }

    @Test
    void areWaitedForBeforeTheirYearBegins() {
        fixtures.enrol(fixtures.aBoard(commune, Fixtures.LONG_AGO), 100, LocalDate.of(2022, 5, 1), null);
        give(commune, 400_000, "2022-08-01");
        for (String asOf : List.of("2022-09-01", "2022-12-31")) {
            JsonNode members = officer.progress(officer.set(plan, neighbour, "MEMBERS", 5, "organization", id(commune), "version", version("MEMBERS")), asOf);
            assertThat(members.get("value").asString() + members.get("state").asString() + members.get("forecast").isNull()).isEqualTo("100REACHEDtrue");
            JsonNode money = officer.progress(officer.set(plan, commune, "MONEY_RAISED", 5, "version", version("MONEY_RAISED")), asOf);
            assertThat(money.get("value").asString() + money.get("state").asString() + money.get("forecast").isNull()).isEqualTo("0ON_TRACKtrue");
            assertThat(money.get("baseline").asString()).isEqualTo("400000");
        }
        JsonNode unknown = officer.progress(officer.set(plan, commune, "MEMBERSHIP_RATIO", 5), JUNE);
        assertThat(unknown.get("value").isNull() && unknown.get("percent").isNull() && unknown.get("state").isNull()).as("nobody counted the inhabitants").isTrue();
        assertThat(officer.progress(officer.set(plan, third, "MEMBERS", 5), "2099-01-01").get("asOf").asString()).as("today").startsWith("20").isLessThan("2099");
    }

    private @Nullable String version(String indicator) {
        JsonNode known = officer.api().data("query($id: ID!, $i: [Indicator!]) { node(id: $id) { ... on Organization { targets(where: { indicator: $i }) { nodes { version } } } } }",
            Map.of("id", id(commune), "i", List.of(indicator))).at("/node/targets/nodes/0/version");
        return known.isMissingNode() ? null : known.asString();
    }

    @ParameterizedTest
    @CsvSource({"MEMBERSHIP_RATIO, 100.01, TARGET_OVER_HUNDRED_PERCENT", "LEARNING_CLAN_RATE, 101, TARGET_OVER_HUNDRED_PERCENT", "MEMBERS, -1, TARGET_NOT_POSITIVE", "MEMBERS, 0, TARGET_NOT_POSITIVE",
        "MEMBERSHIP_RATIO, -5, TARGET_NOT_POSITIVE", "MEMBERS, 1.5, TARGET_NOT_WHOLE", "MEMBERSHIP_RATIO, 1.555, TARGET_NOT_WHOLE", "MONEY_RAISED, 10000000000001, TARGET_TOO_LARGE"})
    void areWithinReason(String indicator, String amount, String code) {
        officer.refused(code, "amount", "setTarget", target(plan, commune, indicator, amount));
    }

    @Test
    void areSetOnceAndCorrectedByVersion() {
        @Nullable Object[] first = target(plan, commune, "MEMBERS", 100);
        JsonNode set = officer.done("setTarget", first);
        assertThat(officer.done("setTarget", first)).isEqualTo(set);
        officer.refused("TARGET_SET", "version", "setTarget", target(plan, commune, "MEMBERS", 120));
        JsonNode corrected = officer.set(plan, commune, "MEMBERS", 120, "version", set.get("version").asString());
        assertThat(corrected.get("id")).isEqualTo(set.get("id"));
        assertThat(corrected.get("amount").asString()).isEqualTo("120");
        officer.refused("CONFLICT", "version", "setTarget", target(plan, commune, "MEMBERS", 130, "version", set.get("version").asString()));
        officer.refused("TARGET_YEAR_OUTSIDE", "year", "setTarget", target(plan, commune, "MEMBERS", 120, "year", 2024));
        officer.refused("TARGET_YEAR_OUTSIDE", "year", "setTarget", target(plan, commune, "MEMBERS", 120, "year", 2022));
        officer.refused("TARGET_BASE_WRONG", "base", "setTarget", target(plan, commune, "LEARNING_UNIT_RATE", 50));
        officer.refused("TARGET_BASE_WRONG", "base", "setTarget", target(plan, commune, "LEARNING_UNIT_RATE", 50, "base", 40));
        officer.refused("TARGET_BASE_WRONG", "base", "setTarget", target(plan, commune, "LEARNING_UNIT_RATE", 50, "base", 0, "baseSource", "x"));
        officer.refused("TARGET_BASE_WRONG", "base", "setTarget", target(plan, commune, "LEARNING_UNITS", 50, "base", 40, "baseSource", "x"));
    }

    @Test
    void areAssignedFromAbove() {
        communes.refused("ORGANIZATION_UNKNOWN", "organization", "setTarget", target(plan, commune, "MEMBERS", 100));
        communes.refused("ORGANIZATION_UNKNOWN", "organization", "setTarget", target(plan, neighbour, "MEMBERS", 100));
        OrganizationId board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        assertThat(communes.set(plan, board, "MEMBERS", 100).at("/organization/id").asString()).isEqualTo(id(board));
        JsonNode own = communes.done("recordCampaign", campaign(commune, "PLAN"));
        assertThat(communes.set(own, commune, "MEMBERS", 100).at("/organization/id").asString()).as("of one's own plan").isEqualTo(id(commune));
        officer.refused("ORGANIZATION_UNKNOWN", "organization", "setTarget", target(own, neighbour, "MEMBERS", 100));
        officer.refused("CAMPAIGN_UNKNOWN", "campaign", "setTarget", target(plan, commune, "MEMBERS", 100, "campaign", GlobalId.of("Campaign", 7)));
        JsonNode national = officer.shown(GlobalId.of("Campaign", campaigns.launch(List.of(new Launch(CampaignKind.PROGRAMME, "387", null, "Thủ tướng", LocalDate.of(2022, 1, 1), null))).getFirst().value()));
        assertThat(officer.set(national, province, "MEMBERS", 100).at("/organization/id").asString()).isEqualTo(id(province));
        communes.refused("ORGANIZATION_UNKNOWN", "organization", "setTarget", target(national, commune, "MEMBERS", 100));
    }

    private void take(OrganizationId... organizations) {
        for (OrganizationId organization : organizations) {
            officer.done("joinCampaign", "idempotencyKey", key(), "campaign", plan.get("id").asString(), "organization", id(organization), "on", "2023-02-01");
        }
    }

    private static @Nullable Object[] division(JsonNode target, @Nullable Object... changes) {
        return with(new @Nullable Object[] {"idempotencyKey", key(), "target", target.get("id").asString(), "version", target.get("version").asString()}, changes);
    }

    private Map<String, String> divided(JsonNode target, @Nullable Object... changes) {
        Map<String, String> parts = new HashMap<>();
        officer.done("distributeTarget", division(target, changes)).forEach(part -> parts.put(part.at("/organization/id").asString(), part.get("amount").asString()));
        return parts;
    }

    @Test
    void areDividedSoThatTheyAddUp() {
        count(commune, 1_000);
        count(neighbour, 1_000);
        count(third, 1_000);
        fixtures.enrol(fixtures.aBoard(commune, Fixtures.LONG_AGO), 3, LocalDate.of(2022, 5, 1), null);
        fixtures.enrol(fixtures.aBoard(neighbour, Fixtures.LONG_AGO), 1, LocalDate.of(2022, 5, 1), null);
        fixtures.enrol(fixtures.aBoard(neighbour, Fixtures.LONG_AGO), 50, LocalDate.of(2023, 5, 1), null);
        give(third, 70, "2022-12-31");
        give(commune, 30, "2022-01-01");
        give(commune, 300, "2023-01-01");
        take(commune, neighbour, fixtures.aBoard(third, Fixtures.LONG_AGO));
        JsonNode money = officer.set(plan, province, "MONEY_RAISED", 1_001);
        assertThat(divided(money, "by", "POPULATION")).as("of those who take part, the first gets what is left over").containsExactlyInAnyOrderEntriesOf(Map.of(id(commune), "501", id(neighbour), "500"));
        assertThat(divided(money, "by", "MEMBERS")).as("of the year before").containsExactlyInAnyOrderEntriesOf(Map.of(id(commune), "751", id(neighbour), "250"));
        take(third);
        assertThat(divided(money, "by", "LAST_YEAR")).containsExactlyInAnyOrderEntriesOf(Map.of(id(commune), "300", id(third), "701"));
        assertThat(all("MONEY_RAISED")).as("of what was divided before, nothing is left").containsExactlyInAnyOrder("1001", "300", "701");
        assertThat(divided(money, "parts", List.of(part(neighbour, 1_000), part(commune, 1)))).hasSize(2).containsEntry(id(neighbour), "1000");
        assertThat(all("MONEY_RAISED")).containsExactlyInAnyOrder("1001", "1000", "1");
    }

    private List<String> all(String indicator) {
        return api.data("query($id: ID!, $i: [Indicator!]) { node(id: $id) { ... on Campaign { targets(where: { indicator: $i }) { nodes { amount } } } } }",
            Map.of("id", plan.get("id").asString(), "i", List.of(indicator))).at("/node/targets/nodes").findValuesAsString("amount");
    }

    private static Map<String, Object> part(OrganizationId organization, long amount) {
        return Map.of("organization", id(organization), "amount", String.valueOf(amount));
    }

    @Test
    void areNotDividedIntoMoreOrLess() {
        JsonNode money = officer.set(plan, province, "MONEY_RAISED", 1_000);
        officer.refused("DISTRIBUTION_DOES_NOT_SUM", "parts", "distributeTarget", division(money, "parts", List.of(part(neighbour, 999))));
        officer.refused("DISTRIBUTION_DOES_NOT_SUM", "parts", "distributeTarget", division(money, "parts", List.of(part(neighbour, 999), part(commune, 2))));
        officer.refused("DISTRIBUTION_TWICE", "parts.1.organization", "distributeTarget", division(money, "parts", List.of(part(neighbour, 500), part(neighbour, 500))));
        officer.refused("TARGET_NOT_POSITIVE", "parts.1.amount", "distributeTarget", division(money, "parts", List.of(part(neighbour, 1_500), part(commune, -500))));
        officer.refused("ORGANIZATION_UNKNOWN", "parts.0.organization", "distributeTarget", division(money, "parts", List.of(part(fixtures.aBoard(commune, Fixtures.LONG_AGO), 1_000))));
        officer.refused("LIST_EMPTY", "parts", "distributeTarget", division(money, "parts", List.of()));
        officer.refused("LIST_TOO_LONG", "parts", "distributeTarget", division(money, "parts", Collections.nCopies(501, part(commune, 1))));
        officer.refused("DISTRIBUTION_AMBIGUOUS", "by", "distributeTarget", division(money));
        officer.refused("DISTRIBUTION_AMBIGUOUS", "by", "distributeTarget", division(money, "by", "MEMBERS", "parts", List.of(part(neighbour, 1_000))));
        officer.refused("DISTRIBUTION_WITHOUT_WEIGHT", "by", "distributeTarget", division(money, "by", "MEMBERS"));
        take(commune);
        officer.refused("DISTRIBUTION_WITHOUT_WEIGHT", "by", "distributeTarget", division(money, "by", "POPULATION"));
        communes.refused("TARGET_UNKNOWN", "target", "distributeTarget", division(money, "by", "MEMBERS"));
        officer.refused("CONFLICT", "version", "distributeTarget", division(money, "by", "MEMBERS", "version", "x"));
        officer.refused("TARGET_NOT_DIVISIBLE", "target", "distributeTarget", division(officer.set(plan, province, "MEMBERSHIP_RATIO", 30), "by", "MEMBERS"));
        assertThat(all("MONEY_RAISED")).containsExactly("1000");
    }

    @Test
    void endWithTheirMovement() {
        JsonNode movement = officer.running(province, officer);
        JsonNode target = officer.set(movement, province, "MEMBERS", 100);
        JsonNode last = officer.advance(movement, "FINAL_REVIEW", "2023-11-30");
        officer.done("closeMovement", "idempotencyKey", key(), "id", last.get("id").asString(), "on", "2023-12-01", "version", last.get("version").asString());
        officer.refused("CAMPAIGN_CLOSED", "campaign", "setTarget", target(movement, commune, "MEMBERS", 100));
        officer.refused("CAMPAIGN_CLOSED", "target", "distributeTarget", division(target, "by", "MEMBERS"));
    }

    @Test
    void ofADraftAreShownToThoseWhoAreToReachThem() {
        JsonNode draft = officer.done("recordCampaign", campaign(province, "MOVEMENT"));
        JsonNode target = officer.set(draft, commune, "MEMBERS", 100);
        String asked = "query($id: ID!, $organization: ID!) { node(id: $id) { id } organization: node(id: $organization) { ... on Organization { targets { totalCount } } } }";
        Map<String, Object> variables = Map.of("id", target.get("id").asString(), "organization", id(commune));
        assertThat(communes.api().data(asked, variables).toString()).contains("\"totalCount\":1").contains(target.get("id").asString());
        assertThat(desk("x", "VIEWER", neighbour).api().data(asked, variables).toString()).contains("\"totalCount\":0").contains("\"node\":null");
        officer.advance(draft, "LAUNCHED", "2023-01-10");
        assertThat(api.as("nobody").data(asked, variables).toString()).contains("\"totalCount\":1");
    }

    private JsonNode board(@Nullable Object... changes) {
        Map<String, @Nullable Object> variables = new HashMap<>(Map.of("id", plan.get("id").asString(), "level", "COMMUNE"));
        for (int i = 0; i < changes.length; i += 2) {
            variables.put((String) changes[i], changes[i + 1]);
        }
        return api.data("""
            query($id: ID!, $level: OrganizationLevel!, $within: ID, $state: [TargetState!], $where: TargetFilter, $orderBy: [StandingOrder!] = [PERCENT_DESC], $first: Int, $after: String) { node(id: $id) { ... on Campaign {
              leaderBoard(indicator: MONEY_RAISED, year: 2023, level: $level, within: $within, state: $state, where: $where, asOf: "2023-12-31", orderBy: $orderBy, first: $first, after: $after) {
                totalCount nodes { rank organization { id } target { amount campaign { title } } progress { percent state } } pageInfo { hasNextPage endCursor } } } } }""", variables).at("/node/leaderBoard");
    }

    private static List<String> ranks(JsonNode board) {
        return board.get("nodes").valueStream().map(one -> one.get("rank").asInt() + " " + one.at("/progress/percent").asDouble()).toList();
    }

    @Test
    void rankThoseOfALevelByWhatTheyReached() {
        officer.set(plan, province, "MONEY_RAISED", 1_000);
        officer.set(plan, commune, "MONEY_RAISED", 1_000);
        officer.set(plan, neighbour, "MONEY_RAISED", 500);
        officer.set(plan, third, "MONEY_RAISED", 300);
        give(commune, 900, "2023-01-01");
        give(neighbour, 600, "2023-01-01");
        assertThat(ranks(board())).containsExactly("1 120.0", "2 90.0", "3 0.0");
        assertThat(board().at("/nodes/0/organization/id").asString()).isEqualTo(id(neighbour));
        assertThat(ranks(board("level", "PROVINCE"))).containsExactly("1 150.0");
        assertThat(ranks(board("state", List.of("BEHIND"), "orderBy", List.of("PERCENT_ASC")))).as("where are we behind").containsExactly("3 0.0", "2 90.0");
        assertThat(ranks(board("within", id(commune)))).containsExactly("1 90.0");
        String code = api.data("query($id: ID!) { node(id: $id) { ... on Organization { code } } }", Map.of("id", id(third))).at("/node/code").asString();
        JsonNode named = board("where", Map.of("organization", Map.of("code", Map.of("eq", code))));
        assertThat(ranks(named)).as("of a list that keeps its ranks").containsExactly("3 0.0");
        assertThat(named.get("totalCount").asInt()).isEqualTo(1);
        assertThat(ranks(board("where", Map.of("not", Map.of("organization", Map.of("code", Map.of("eq", code))))))).containsExactly("1 120.0", "2 90.0");
        JsonNode first = board("first", 2);
        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        assertThat(first.get("totalCount").asInt()).isEqualTo(3);
        assertThat(ranks(board("first", 2, "after", first.at("/pageInfo/endCursor").asString()))).containsExactly("3 0.0");
        JsonNode worst = board("first", 1, "orderBy", List.of("PERCENT_ASC"));
        assertThat(ranks(board("first", 1, "orderBy", List.of("PERCENT_ASC"), "after", worst.at("/pageInfo/endCursor").asString()))).containsExactly("2 90.0");
        assertThat(api.error("query($id: ID!, $after: String) { node(id: $id) { ... on Campaign { leaderBoard(indicator: MEMBERS, year: 2023, level: COMMUNE, after: $after) { totalCount nodes { rank } } } } }",
            Map.of("id", plan.get("id").asString(), "after", worst.at("/pageInfo/endCursor").asString()), "en").at("/extensions/code").asString()).isEqualTo("CURSOR_INVALID");
        assertThat(api.error("query($id: ID!) { node(id: $id) { ... on Campaign { leaderBoard(indicator: MEMBERS, year: 2023, level: COMMUNE, orderBy: [PERCENT_ASC, PERCENT_DESC]) { nodes { rank } } } } }",
            Map.of("id", plan.get("id").asString()), "en").at("/extensions/code").asString()).isEqualTo("ORDER_TOO_LONG");
    }

    @Test
    void costTheSameNumberOfStatementsHoweverManyThereAre() {
        List<OrganizationId> boards = new ArrayList<>(IntStream.range(0, 12).mapToObj(i -> fixtures.aBoard(commune, Fixtures.LONG_AGO)).toList());
        for (OrganizationId board : boards) {
            for (String indicator : List.of("MEMBERS", "MEMBERSHIP_RATIO", "LEARNING_CLANS", "CITIZEN_ACCOUNTS", "MONEY_RAISED", "BENEFICIARY_TURNS", "CENTRES")) {
                officer.set(plan, board, indicator, 10);
            }
        }
        String listed = """
            query($id: ID!, $first: Int) { node(id: $id) { ... on Campaign { targets(first: $first) { totalCount nodes { amount campaign { title } organization { name }
              progress(asOf: "2023-06-30") { value state } } } } } }""";
        String ranked = "query($id: ID!, $first: Int) { node(id: $id) { ... on Campaign { leaderBoard(indicator: MEMBERSHIP_RATIO, year: 2023, level: BOARD, first: $first) "
            + "{ nodes { rank organization { name } target { organization { name } campaign { title } } progress { value } } } } } }";
        for (String document : List.of(listed, ranked)) {
            Map<String, Object> few = Map.of("id", plan.get("id").asString(), "first", 7);
            api.data(document, few);
            int seven = statements.during(() -> api.data(document, few));
            assertThat(statements.during(() -> api.data(document, Map.of("id", plan.get("id").asString(), "first", 84)))).isEqualTo(seven).isLessThan(30);
        }
    }
}
