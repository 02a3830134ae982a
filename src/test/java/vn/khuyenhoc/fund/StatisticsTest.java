package vn.khuyenhoc.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.fund.StatisticsDesk.CONTRIBUTIONS;
import static vn.khuyenhoc.fund.StatisticsDesk.GRANTS;
import static vn.khuyenhoc.fund.StatisticsDesk.asked;
import static vn.khuyenhoc.fund.StatisticsDesk.id;
import static vn.khuyenhoc.fund.StatisticsDesk.said;
import static vn.khuyenhoc.fund.StatisticsDesk.sum;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.ContributionRegister.Entry;
import vn.khuyenhoc.fund.GrantRegister.Person;
import vn.khuyenhoc.fund.GrantRegister.Round;
import vn.khuyenhoc.fund.GrantRegister.Share;
import vn.khuyenhoc.fund.StatisticsDesk.Fact;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.organization.UnitRegister;
import vn.khuyenhoc.organization.UnitRegister.Population;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.Worded;
import vn.khuyenhoc.testing.WriteTest;

/** Statistics are what anybody makes of the same lists by hand, and their parts make up the whole. */
@WriteTest
class StatisticsTest {
    private static final List<String> LEVELS = List.of("PROVINCE", "DISTRICT", "COMMUNE", "BOARD", "GROUP");

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired ContributionRegister contributions;
    @Autowired GrantRegister grants;
    @Autowired OrganizationRegister organizations;
    @Autowired UnitRegister units;
    @Autowired List<ConsistencyCheck> checks;

    OrganizationId province, district, commune, otherCommune, board;
    List<OrganizationId> all;
    StatisticsDesk desk;

    @BeforeEach
    void aProvince() {
        province = fixtures.aProvince();
        district = fixtures.aDistrict(province);
        commune = fixtures.aCommune(district);
        otherCommune = fixtures.aCommune(province);
        board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        all = List.of(province, district, commune, otherCommune, board);
        desk = new StatisticsDesk(api.withToken(SelfIssued.token("lan", "OFFICER-APPROVER-VIEWER", province)));
    }

    private Entry gift(OrganizationId to, int donor, long amount, String on, @Nullable GrantPurpose purpose) {
        return new Entry(to, donor, ContributionKind.CASH, amount, LocalDate.parse(on), null, null, null,
            purpose == null ? null : new EarmarkTerms(purpose, null, null, "Theo ý nhà tài trợ", List.of()));
    }

    private List<Long> given(Entry... gifts) {
        return contributions.record(List.of(new Donor(DonorKind.BUSINESS, "Công ty", false), new Donor(DonorKind.CLAN, "Dòng họ", false)), List.of(gifts));
    }

    private void takeBack(String type, long key, String on) {
        takeBack(type, GlobalId.of(type, key), on);
    }

    private void takeBack(String type, String id, String on) {
        String document = "mutation($input: Reverse%1$sInput!) { reverse%1$s(input: $input) { errors { code } } }".formatted(type);
        assertThat(desk.api().data(document, Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "id", id, "on", on, "reason", "Ghi nhầm")))
            .at("/reverse" + type + "/errors")).isEmpty();
    }

    private static String line(JsonNode group, String... dimensions) {
        return String.join(" ", Stream.of(dimensions).map(by -> said(by, group)).toList()) + ": " + group.get("count").asInt() + " " + group.get("amount").asLong()
            + ", " + group.at("/yearBefore/count").asInt() + " " + group.at("/yearBefore/amount").asLong();
    }

    @Test
    void tellsMonthsAndPurposesApartBesideTheYearBefore() {
        List<Long> gifts = given(gift(board, 0, 500, "2023-05-02", GrantPurpose.SCHOLARSHIP), gift(commune, 1, 70, "2023-05-31", null), gift(province, 1, 30, "2023-05-01", null),
            gift(commune, 0, 400, "2022-05-10", GrantPurpose.SCHOLARSHIP), gift(commune, 0, 9, "2022-07-10", GrantPurpose.AWARD), gift(commune, 0, 1, "2021-05-10", null), gift(commune, 0, 1, "2024-01-01", null));
        takeBack("Contribution", gifts.get(3), "2023-06-01");
        Map<String, Object> asked = asked("2023-01-01", "2023-12-31", List.of("MONTH", "PURPOSE"), null);
        asked.put("within", id(province));
        assertThat(desk.groups(CONTRIBUTIONS, asked, 2).stream().map(group -> line(group, "MONTH", "PURPOSE"))).containsExactly(
            "2023-5 null: 2 100, 0 0", "2023-5 SCHOLARSHIP: 1 500, 1 400", "2023-6 SCHOLARSHIP: -1 -400, 0 0", "2023-7 AWARD: 0 0, 1 9");
        JsonNode statistics = desk.statistics(CONTRIBUTIONS, asked);
        assertThat(statistics.at("/nodes/1/change/percent").asDouble()).isEqualTo(25);
        assertThat(statistics.at("/nodes/0/change").isNull()).as("nothing to grow from").isTrue();
        assertThat(statistics.at("/nodes/0/period/start").asString()).isEqualTo("2023-05-01");
        assertThat(statistics.at("/nodes/0/period/end").asString()).isEqualTo("2023-05-31");
        assertThat(statistics.at("/nodes/0/period/quarter").asInt()).isEqualTo(2);
        assertThat(statistics.at("/totals/count").asInt()).isEqualTo(2);
        assertThat(statistics.at("/totals/amount").asLong()).isEqualTo(200);
        assertThat(statistics.at("/totals/yearBefore/amount").asLong()).isEqualTo(409);
        assertThat(statistics.at("/totals/change/percent").asDouble()).isEqualTo(-51.1);
    }

    @Test
    void putsFactsUnderTheOrganizationOfALevel() {
        given(gift(board, 0, 500, "2023-05-02", null), gift(commune, 1, 70, "2023-06-30", null), gift(otherCommune, 1, 8, "2023-05-01", null), gift(district, 1, 3, "2023-05-01", null),
            gift(otherCommune, 1, 6, "2022-05-01", null));
        Map<String, Object> asked = asked("2023-01-01", "2023-12-31", List.of("ORGANIZATION_AT_LEVEL"), "COMMUNE");
        asked.put("within", id(province));
        assertThat(desk.groups(CONTRIBUTIONS, asked, 100).stream().map(group -> line(group, "ORGANIZATION_AT_LEVEL"))).containsExactly(
            "null: 1 3, 0 0", id(commune) + ": 2 570, 0 0", id(otherCommune) + ": 1 8, 1 6");
        asked.put("orderBy", List.of("AMOUNT_DESC"));
        asked.put("having", Map.of("amount", Map.of("gte", 8), "count", Map.of("lte", 2)));
        JsonNode statistics = desk.statistics(CONTRIBUTIONS, asked);
        assertThat(statistics.get("nodes").valueStream().map(group -> line(group, "ORGANIZATION_AT_LEVEL"))).containsExactly(id(commune) + ": 2 570, 0 0", id(otherCommune) + ": 1 8, 1 6");
        assertThat(statistics.get("totalCount").asInt()).isEqualTo(2);
        assertThat(statistics.at("/totals/amount").asLong()).as("of all groups").isEqualTo(581);
    }

    /** A commune that went up in another one: then it stood by itself, today under the other. */
    @Test
    void putsFactsUnderTheTreeOfTheDayOrOfToday() {
        OrganizationId merged = fixtures.aBoard(otherCommune, Fixtures.LONG_AGO);
        given(gift(merged, 0, 500, "2021-05-02", null), gift(board, 0, 20, "2021-05-02", null));
        organizations.merge(List.of(new Merger(merged, board)), LocalDate.of(2022, 7, 1));
        String boundary = CONTRIBUTIONS.replace("(within: $within", "(boundary: AS_NOW, within: $within");
        Map<String, Object> asked = asked("2021-01-01", "2021-12-31", List.of("ORGANIZATION_AT_LEVEL"), "BOARD");
        asked.put("within", id(province));
        assertThat(desk.groups(CONTRIBUTIONS, asked, 100).stream().map(group -> line(group, "ORGANIZATION_AT_LEVEL"))).containsExactlyInAnyOrder(
            id(merged) + ": 1 500, 0 0", id(board) + ": 1 20, 0 0");
        assertThat(desk.groups(boundary, asked, 100).stream().map(group -> line(group, "ORGANIZATION_AT_LEVEL"))).containsExactly(id(board) + ": 2 520, 0 0");
        asked.put("within", id(commune));
        asked.put("groupBy", List.of("YEAR"));
        assertThat(desk.statistics(CONTRIBUTIONS, asked).at("/totals/amount").asLong()).isEqualTo(20);
        assertThat(desk.statistics(boundary, asked).at("/totals/amount").asLong()).isEqualTo(520);
    }

    private static Person child(int number) {
        return new Person("Trẻ " + number + UUID.randomUUID(), LocalDate.of(2012, 1, 1), null, null);
    }

    private static Round listed(OrganizationId fund, GrantPurpose purpose, String on, int from, int until) {
        return Round.of(fund, purpose, "Đợt", on + UUID.randomUUID().toString().substring(0, 8), LocalDate.parse(on), IntStream.range(from, until).mapToObj(i -> new Share(i, 10)).toList());
    }

    @Test
    void countsTurnsAndPeopleAndHidesFewFromThePublic() {
        given(gift(commune, 0, 1_000_000, "2020-01-01", null));
        grants.pay(IntStream.range(0, 12).mapToObj(StatisticsTest::child).toList(), List.of(listed(commune, GrantPurpose.SCHOLARSHIP, "2023-02-01", 0, 6),
            listed(commune, GrantPurpose.SCHOLARSHIP, "2023-03-01", 1, 8), listed(commune, GrantPurpose.AWARD, "2023-03-02", 0, 3), new Round(commune, GrantPurpose.SUPPORT, "Đợt", "7", LocalDate.of(2023, 8, 1), 30, 900)));
        Map<String, Object> asked = asked("2023-01-01", "2023-12-31", List.of("PURPOSE", "QUARTER"), null);
        asked.put("within", id(commune));
        Function<StatisticsDesk, List<String>> shown = to -> to.groups(GRANTS, asked, 1).stream()
            .map(group -> line(group, "PURPOSE") + ", " + group.get("beneficiaryTurns").asInt() + " turns, " + group.get("distinctRecipients").asString("-") + " people").toList();
        assertThat(shown.apply(desk)).containsExactly("SCHOLARSHIP: 2 130, 0 0, 13 turns, 8 people", "SUPPORT: 1 900, 0 0, 30 turns, - people", "AWARD: 1 30, 0 0, 3 turns, 3 people");
        StatisticsDesk anybody = new StatisticsDesk(api.as("nobody"));
        assertThat(shown.apply(anybody)).containsExactly("SCHOLARSHIP: 2 130, 0 0, 13 turns, 8 people", "SUPPORT: 1 900, 0 0, 30 turns, - people");
        assertThat(List.of(desk, anybody).stream().map(one -> one.statistics(GRANTS, asked).at("/totals/amount").asLong())).as("the sum would tell what the three were given").containsExactly(1_060L, 1_030L);
    }

    /** A branch, a day and a purpose are a child. */
    @Test
    void tellsThePublicNothingOfFewTurnsAndNothingThatTellsThem() {
        given(gift(board, 0, 1_000_000, "2020-01-01", null), gift(commune, 0, 1_000_000, "2020-01-01", null));
        grants.pay(IntStream.range(0, 12).mapToObj(StatisticsTest::child).toList(), List.of(listed(board, GrantPurpose.SCHOLARSHIP, "2023-02-01", 0, 1),
            listed(board, GrantPurpose.AWARD, "2023-02-01", 1, 5), listed(commune, GrantPurpose.SUPPORT, "2023-02-01", 0, 9), listed(commune, GrantPurpose.SUPPORT, "2022-02-01", 0, 2)));
        StatisticsDesk anybody = new StatisticsDesk(api.as("nobody"));
        Map<String, Object> day = asked("2023-02-01", "2023-02-01", List.of("PURPOSE"), null);
        day.put("within", id(board));
        day.put("where", Map.of("purpose", List.of("SCHOLARSHIP")));
        assertThat(desk.groups(GRANTS, day, 9).stream().map(group -> line(group, "PURPOSE"))).containsExactly("SCHOLARSHIP: 1 10, 0 0");
        for (Map<String, Object> bound : List.of(Map.<String, Object>of(), Map.<String, Object>of("amount", Map.of("gte", 1)))) {
            day.put("having", bound);
            JsonNode told = anybody.statistics(GRANTS, day);
            assertThat(told.get("nodes")).isEmpty();
            assertThat(told.at("/totals").toString()).isEqualTo("{\"count\":0,\"amount\":0,\"beneficiaryTurns\":0,\"yearBefore\":{\"count\":0,\"amount\":0,\"beneficiaryTurns\":0},\"change\":null}");
        }
        Map<String, Object> year = asked("2023-01-01", "2023-12-31", List.of("PURPOSE"), null);
        year.put("within", id(province));
        assertThat(anybody.groups(GRANTS, year, 9).stream().map(group -> line(group, "PURPOSE"))).as("nor of the two a year before").containsExactly("SUPPORT: 1 90, 0 0");
        assertThat(anybody.statistics(GRANTS, year).at("/totals/amount").asLong()).as("one and four are five").isEqualTo(140);
        takeBack("Grant", desk.api().data("query($within: ID!) { grants(within: $within, where: { purpose: AWARD }) { nodes { id } } }", Map.of("within", id(board))).at("/grants/nodes/0/id").asString(), "2023-03-01");
        Map<String, Object> months = asked("2023-03-01", "2023-03-31", List.of("MONTH"), null);
        months.put("within", id(province));
        assertThat(desk.groups(GRANTS, months, 9).stream().map(group -> line(group, "MONTH"))).containsExactly("2023-3: -1 -40, 0 0");
        assertThat(anybody.groups(GRANTS, months, 9)).as("what four gave back").isEmpty();
        Api within = api.withToken(SelfIssued.token("xem", "VIEWER", board));
        day.put("having", null);
        assertThat(new StatisticsDesk(within).groups(GRANTS, day, 9).stream().map(group -> line(group, "PURPOSE"))).as("who reads what is not public of it").containsExactly("SCHOLARSHIP: 1 10, 0 0");
    }

    /** Contributions and rounds of three years in every corner of the province, some taken back. */
    private void history(RandomGenerator chance) {
        GrantPurpose[] purposes = {null, null, GrantPurpose.SCHOLARSHIP, GrantPurpose.SUPPORT, GrantPurpose.AWARD};
        List<Donor> donors = Stream.of(DonorKind.values()).map(kind -> new Donor(kind, kind + " mẫu", kind == DonorKind.CLAN)).toList();
        List<Entry> gifts = new ArrayList<>();
        all.forEach(fund -> gifts.add(gift(fund, 0, 100_000_000, "2021-01-01", null)));
        for (int i = 0; i < 90; i++) {
            GrantPurpose purpose = purposes[chance.nextInt(purposes.length)];
            gifts.add(new Entry(all.get(chance.nextInt(all.size())), chance.nextInt(donors.size()), ContributionKind.values()[chance.nextInt(3)], 1 + chance.nextLong(900),
                LocalDate.of(2021, 1, 1).plusDays(chance.nextInt(3 * 365)), chance.nextBoolean() ? "Sách vở" : null, null, null,
                purpose == null ? null : new EarmarkTerms(purpose, null, null, "Theo ý nhà tài trợ", List.of())));
        }
        List<Long> ids = contributions.record(donors, gifts);
        IntStream.range(0, 6).forEach(i -> takeBack("Contribution", ids.get(10 + 7 * i), "2024-0" + (1 + i) + "-15"));
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rounds.add(new Round(all.get(chance.nextInt(all.size())), GrantPurpose.values()[chance.nextInt(3)], i % 3 == 0 ? "Học bổng" : "Hỗ trợ", "Q" + i,
                LocalDate.of(2021, 1, 2).plusDays(chance.nextInt(3 * 365)), 1 + chance.nextInt(30), 1 + chance.nextLong(500)));
        }
        grants.pay(rounds);
    }

    private static <T> T any(List<T> some, RandomGenerator chance) {
        return some.get(chance.nextInt(some.size()));
    }

    private static Map<String, Object> contributionFilter(RandomGenerator chance) {
        return any(List.of(Map.of(), Map.of(), Map.of("kind", List.of("CASH", "IN_KIND")), Map.of("donorKind", List.of("CLAN", "INDIVIDUAL")), Map.of("amount", Map.of("gte", 200)),
            Map.of("not", Map.of("kind", List.of("CASH"))), Map.of("description", Map.of("contains", "sach")), Map.of("organization", Map.of("level", List.of("COMMUNE", "BOARD"))),
            Map.of("receivedOn", Map.of("gte", "2022-03-15")), Map.of("donorName", Map.of("contains", "mau"))), chance);
    }

    private static Map<String, Object> grantFilter(RandomGenerator chance) {
        return any(List.of(Map.of(), Map.of("purpose", List.of("AWARD", "SUPPORT")), Map.of("title", Map.of("startsWith", "hoc")), Map.of("turns", Map.of("lt", 15)),
            Map.of("organization", Map.of("level", List.of("PROVINCE", "BOARD"))), Map.of("or", List.of(Map.of("amount", Map.of("gt", 400)), Map.of("purpose", List.of("AWARD"))))), chance);
    }

    private static final List<String> PERIODS = List.of("2023-01-01 2023-12-31", "2022-01-01 2022-12-31", "2022-04-01 2024-06-30", "2022-05-17 2023-02-11", "2024-01-01 2024-02-29");

    private Map<String, Object> question(List<String> dimensions, Map<String, Object> where, RandomGenerator chance) {
        String[] days = any(PERIODS, chance).split(" ");
        String first = any(dimensions, chance);
        List<String> others = dimensions.stream().filter(other -> !other.equals(first)).toList();
        Map<String, Object> asked = asked(days[0], days[1], chance.nextInt(4) == 0 ? List.of(first) : List.of(first, any(others, chance)), any(LEVELS, chance));
        asked.put("within", id(any(all, chance)));
        asked.put("where", where);
        asked.put("orderBy", any(List.of(List.of(), List.of("AMOUNT_DESC"), List.of("COUNT_ASC", "KEY_DESC"), List.of("AMOUNT_ASC")), chance));
        return asked;
    }

    private static boolean within(Fact fact, String from, String to) {
        return fact.day().compareTo(from) >= 0 && fact.day().compareTo(to) <= 0;
    }

    /** By hand: each fact into its group, and once more into the group a year later. */
    private static Map<String, String> byHand(List<Fact> facts, Map<String, Object> asked) {
        LocalDate from = LocalDate.parse((String) asked.get("from"));
        LocalDate to = LocalDate.parse((String) asked.get("to"));
        LocalDate toBefore = to.getDayOfMonth() == to.lengthOfMonth() ? to.minusYears(1).withDayOfMonth(to.minusYears(1).lengthOfMonth()) : to.minusYears(1);
        Map<String, List<Fact>> now = new TreeMap<>();
        Map<String, List<Fact>> before = new TreeMap<>();
        for (Fact fact : facts) {
            if (within(fact, from.toString(), to.toString())) {
                now.computeIfAbsent(key(fact, asked, 0), key -> new ArrayList<>()).add(fact);
            }
            if (within(fact, from.minusYears(1).toString(), toBefore.toString())) {
                before.computeIfAbsent(key(fact, asked, 1), key -> new ArrayList<>()).add(fact);
            }
        }
        Map<String, String> groups = new TreeMap<>();
        Stream.concat(now.keySet().stream(), before.keySet().stream()).distinct().forEach(key ->
            groups.put(key, figures(now.getOrDefault(key, List.of())) + ", " + figures(before.getOrDefault(key, List.of()))));
        return groups;
    }

    @SuppressWarnings("unchecked")
    private static String key(Fact fact, Map<String, Object> asked, int years) {
        return String.join(" ", ((List<String>) asked.get("groupBy")).stream().map(by -> said(by, (String) asked.get("level"), fact, years)).toList());
    }

    private static String figures(List<Fact> facts) {
        return sum(facts, Fact::sign) + " " + sum(facts, Fact::amount) + " " + sum(facts, Fact::turns);
    }

    private static String figures(JsonNode group) {
        return group.get("count").asLong() + " " + group.get("amount").asLong() + " " + group.at("/beneficiaryTurns").asLong(0);
    }

    @SuppressWarnings("unchecked")
    private void assertAsByHand(String document, Map<String, Object> asked, List<Fact> facts) {
        List<JsonNode> groups = desk.groups(document, asked, 25);
        Map<String, String> told = new TreeMap<>();
        groups.forEach(group -> assertThat(told.put(String.join(" ", ((List<String>) asked.get("groupBy")).stream().map(by -> said(by, group)).toList()),
            figures(group) + ", " + figures(group.get("yearBefore")))).as("twice").isNull());
        assertThat(told).as(asked.toString()).isEqualTo(byHand(facts, asked));
        JsonNode totals = desk.statistics(document, asked).get("totals");
        assertThat(groups.stream().mapToLong(group -> group.get("amount").asLong()).sum()).isEqualTo(totals.get("amount").asLong());
        assertThat(groups.stream().mapToLong(group -> group.get("count").asLong()).sum()).isEqualTo(totals.get("count").asLong());
        assertThat(groups.stream().mapToLong(group -> group.at("/yearBefore/amount").asLong()).sum()).isEqualTo(totals.at("/yearBefore/amount").asLong());
        List<String> orderBy = (List<String>) asked.get("orderBy");
        if (!orderBy.isEmpty() && !orderBy.getFirst().startsWith("KEY")) {
            Comparator<JsonNode> order = Comparator.comparingLong(group -> group.get(orderBy.getFirst().startsWith("AMOUNT") ? "amount" : "count").asLong());
            assertThat(groups).isSortedAccordingTo(orderBy.getFirst().endsWith("DESC") ? order.reversed() : order);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20231120})
    void equalsWhatTheListsMakeUpForRandomQuestions(long seed) {
        RandomGenerator chance = new SplittableRandom(seed);
        history(chance);
        for (int i = 0; i < 20; i++) {
            Map<String, Object> asked = question(List.of("MONTH", "QUARTER", "YEAR", "PURPOSE", "DONOR_KIND", "CONTRIBUTION_KIND", "LEVEL", "ORGANIZATION_AT_LEVEL"), contributionFilter(chance), chance);
            assertAsByHand(CONTRIBUTIONS, asked, desk.received(which(asked)));
        }
        for (int i = 0; i < 12; i++) {
            Map<String, Object> asked = question(List.of("MONTH", "QUARTER", "YEAR", "PURPOSE", "LEVEL", "ORGANIZATION_AT_LEVEL"), grantFilter(chance), chance);
            assertAsByHand(GRANTS, asked, desk.paid(which(asked)));
        }
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
        assertTotalsAreTheSummarys();
    }

    private static Map<String, Object> which(Map<String, Object> asked) {
        return Map.of("within", asked.get("within"), "where", asked.get("where"));
    }

    private void assertTotalsAreTheSummarys() {
        for (OrganizationId top : all) {
            JsonNode summary = api.data("query($id: ID!) { node(id: $id) { ... on Organization { fundSummary(year: 2022) { raised contributionCount spent beneficiaryTurns } } } }",
                Map.of("id", id(top))).at("/node/fundSummary");
            Map<String, Object> asked = asked("2022-01-01", "2022-12-31", List.of("MONTH"), null);
            asked.put("within", id(top));
            JsonNode raised = desk.statistics(CONTRIBUTIONS, asked).get("totals");
            JsonNode spent = desk.statistics(GRANTS, asked).get("totals");
            assertThat(raised.get("amount")).isEqualTo(summary.get("raised"));
            assertThat(raised.get("count")).isEqualTo(summary.get("contributionCount"));
            assertThat(spent.get("amount")).isEqualTo(summary.get("spent"));
            assertThat(spent.get("beneficiaryTurns")).isEqualTo(summary.get("beneficiaryTurns"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "GROUP_BY_INVALID | groupBy: [MONTH, YEAR, LEVEL]",
        "GROUP_BY_INVALID | groupBy: [MONTH, MONTH]",
        "GROUP_BY_INVALID | groupBy: []",
        "LEVEL_MISSING | groupBy: [ORGANIZATION_AT_LEVEL]",
        "HAVING_NEGATIVE | groupBy: [MONTH], having: {amount: {gte: -1}}",
        "HAVING_NEGATIVE | groupBy: [MONTH], having: {count: {lt: -1}}",
        "PAGE_SIZE_OUT_OF_RANGE | groupBy: [MONTH], first: 101",
        "PAGE_SIZE_OUT_OF_RANGE | groupBy: [MONTH], first: 0",
        "CURSOR_INVALID | groupBy: [MONTH], after: \"TU9OVEh-MQ\"",
        "CURSOR_INVALID | groupBy: [MONTH], after: \"TU9OVEh-eH55fnp-MA\"",
        "ORDER_TOO_LONG | groupBy: [MONTH], orderBy: [KEY_ASC, KEY_ASC]",
    })
    void refusesBadQuestionsInBothLanguages(String code, String arguments) {
        Stream.of("contributionStatistics", "grantStatistics").forEach(statistics -> {
            String document = "{ " + statistics + "(from: \"2023-01-01\", to: \"2023-12-31\", " + arguments + ") { totalCount nodes { count } } }";
            JsonNode vietnamese = api.error(document, Map.of(), "vi");
            JsonNode english = api.error(document, Map.of(), "en");
            assertThat(vietnamese.at("/extensions/code").asString()).isEqualTo(code);
            Worded.assertWorded(code, vietnamese.get("message").asString(), english.get("message").asString());
        });
    }

    @Test
    void refusesAPeriodThatEndsBeforeItBeginsAndACursorOfAnotherOrder() {
        String document = "query($by: [ContributionDimension!]!, $to: Date!, $after: String) { contributionStatistics(from: \"2023-06-01\", to: $to, groupBy: $by, first: 1, after: $after) { pageInfo { endCursor } } }";
        assertThat(api.error(document, Map.of("by", List.of("MONTH"), "to", "2023-05-31"), "vi").at("/extensions/code").asString()).isEqualTo("ENDS_BEFORE_IT_BEGINS");
        given(gift(commune, 0, 500, "2023-06-02", null), gift(commune, 0, 500, "2023-07-02", null));
        Map<String, Object> asked = new HashMap<>(Map.of("by", List.of("MONTH"), "to", "2023-12-31"));
        asked.put("after", api.data(document, asked).at("/contributionStatistics/pageInfo/endCursor").asString());
        assertThat(api.answer(document, asked, "vi").has("errors")).isFalse();
        asked.put("by", List.of("QUARTER"));
        assertThat(api.error(document, asked, "vi").at("/extensions/code").asString()).isEqualTo("CURSOR_INVALID");
    }

    private static final String TOP = """
        query($within: ID!, $donorKind: [DonorKind!], $where: DonorReceiptsFilter, $orderBy: [DonorReceiptsOrder!] = [AMOUNT_DESC], $after: String) {
          topDonors(within: $within, from: "2023-01-01", to: "2023-12-31", donorKind: $donorKind, where: $where, orderBy: $orderBy, first: 2, after: $after) {
          totalCount pageInfo { hasNextPage endCursor } nodes { rank donor { kind name } contributionCount amount } } }""";

    private static List<String> ranked(Api caller, Map<String, Object> variables) {
        List<String> ranked = new ArrayList<>();
        Map<String, Object> asked = new HashMap<>(variables);
        JsonNode page;
        do {
            page = caller.data(TOP, asked).get("topDonors");
            page.get("nodes").forEach(one -> ranked.add(one.get("rank").asInt() + " " + one.at("/donor/name").asString() + " " + one.get("contributionCount").asInt() + " " + one.get("amount").asLong()));
            asked.put("after", page.at("/pageInfo/endCursor").asString());
        } while (page.at("/pageInfo/hasNextPage").asBoolean());
        assertThat(page.get("totalCount").asInt()).isEqualTo(ranked.size());
        JsonNode behind = ranked.isEmpty() ? page : caller.data(TOP, asked).get("topDonors");
        assertThat(behind.get("nodes")).as("behind the last").isEmpty();
        assertThat(behind.get("totalCount").asInt()).isEqualTo(ranked.size());
        return ranked;
    }

    @Test
    void ranksDonorsByWhatTheyGaveAndNamesNobodyWhoMustNotBe() {
        List<Long> gifts = contributions.record(List.of(new Donor(DonorKind.BUSINESS, "Công ty A", false), new Donor(DonorKind.INDIVIDUAL, "Lê Văn An", false),
            new Donor(DonorKind.AGENCY, "Sở B", true), new Donor(DonorKind.CLAN, "Họ Lê", false), new Donor(DonorKind.BUSINESS, "Công ty C", false)), List.of(
                gift(board, 0, 50, "2023-01-01", null), gift(commune, 0, 40, "2023-12-31", null), gift(commune, 0, 900, "2022-12-31", null), gift(commune, 1, 70, "2023-05-05", null),
                gift(commune, 2, 999, "2023-05-05", null), gift(district, 3, 60, "2023-05-05", null), gift(commune, 3, 5, "2023-05-05", null), gift(commune, 4, 20, "2023-05-05", null), gift(otherCommune, 4, 70, "2023-05-05", null)));
        Api anybody = api.as("nobody");
        assertThat(ranked(anybody, Map.of("within", id(province)))).containsExactly("1 Công ty A 2 90", "2 Công ty C 2 90", "3 Họ Lê 2 65");
        assertThat(ranked(desk.api(), Map.of("within", id(province)))).containsExactly("1 Công ty A 2 90", "2 Công ty C 2 90", "3 Lê Văn An 1 70", "4 Họ Lê 2 65");
        assertThat(ranked(api.withToken(SelfIssued.token("xa", "VIEWER", otherCommune)), Map.of("within", id(province)))).as("persons of another commune").hasSize(3);
        assertThat(ranked(anybody, Map.of("within", id(commune)))).containsExactly("1 Công ty A 2 90", "2 Công ty C 1 20", "3 Họ Lê 1 5");
        assertThat(ranked(anybody, Map.of("within", id(province), "donorKind", List.of("CLAN", "INDIVIDUAL")))).containsExactly("1 Họ Lê 2 65");
        assertThat(ranked(anybody, Map.of("within", id(province), "orderBy", List.of()))).as("by rank where no order is asked for").containsExactly("1 Công ty A 2 90", "2 Công ty C 2 90", "3 Họ Lê 2 65");
        assertThat(ranked(anybody, Map.of("within", id(province), "where", Map.of("kind", List.of("CLAN"))))).as("of a list that keeps its ranks").containsExactly("3 Họ Lê 2 65");
        assertThat(ranked(anybody, Map.of("within", id(province), "where", Map.of("name", Map.of("contains", "cong ty"), "amount", Map.of("gte", 90)), "orderBy", List.of("NAME_DESC"))))
            .containsExactly("2 Công ty C 2 90", "1 Công ty A 2 90");
        assertThat(ranked(anybody, Map.of("within", id(province), "where", Map.of("name", Map.of("contains", "van an"))))).as("nobody searches whom they are not shown").isEmpty();
        assertThat(ranked(anybody, Map.of("within", id(commune), "orderBy", List.of("CONTRIBUTION_COUNT_ASC", "AMOUNT_ASC")))).containsExactly("3 Họ Lê 1 5", "2 Công ty C 1 20", "1 Công ty A 2 90");
        String second = anybody.data(TOP, Map.of("within", id(province))).at("/topDonors/pageInfo/endCursor").asString();
        contributions.record(List.of(new Donor(DonorKind.BUSINESS, "Công ty Z", false)), List.of(gift(district, 0, 91, "2023-05-05", null)));
        assertThat(anybody.data(TOP, Map.of("within", id(province), "after", second)).at("/topDonors/nodes").valueStream().map(one -> one.at("/donor/name").asString()))
            .as("whoever passed them meanwhile").containsExactly("Họ Lê");
        takeBack("Contribution", gifts.get(1), "2023-12-31");
        assertThat(ranked(anybody, Map.of("within", id(province)))).containsExactly("1 Công ty Z 1 91", "2 Công ty C 2 90", "3 Họ Lê 2 65", "4 Công ty A 1 50");
        assertThat(api.error(TOP, Map.of("within", id(province), "after", "TU9OVEh-eH55fnp-MA"), "vi").at("/extensions/code").asString()).isEqualTo("CURSOR_INVALID");
    }

    /** Each had been another donor. */
    @Test
    void countsABodyOnceThatWasTypedSeveralTimesForOneFund() {
        contributions.record(List.of(new Donor(DonorKind.BUSINESS, "Công ty Hà", false), new Donor(DonorKind.BUSINESS, "CÔNG TY HÀ", false), new Donor(DonorKind.BUSINESS, "Công ty Hạ", false),
            new Donor(DonorKind.AGENCY, "Công ty Hà", false), new Donor(DonorKind.BUSINESS, "Công ty Hà", true), new Donor(DonorKind.BUSINESS, "Công ty Hà", false), new Donor(DonorKind.INDIVIDUAL, "Lê Văn An", false),
            new Donor(DonorKind.INDIVIDUAL, "Lê Văn An", false)), List.of(gift(commune, 0, 30, "2023-05-05", null), gift(commune, 1, 50, "2023-05-06", null), gift(commune, 2, 40, "2023-05-05", null),
                gift(commune, 3, 39, "2023-05-05", null), gift(commune, 4, 38, "2023-05-05", null), gift(otherCommune, 5, 37, "2023-05-05", null), gift(commune, 6, 36, "2023-05-05", null), gift(commune, 7, 35, "2023-05-05", null)));
        assertThat(ranked(desk.api(), Map.of("within", id(province)))).containsExactly("1 Công ty Hà 2 80", "2 Công ty Hạ 1 40", "3 Công ty Hà 1 39", "4 Công ty Hà 1 37", "5 Lê Văn An 1 36", "6 Lê Văn An 1 35");
        assertThat(ranked(desk.api(), Map.of("within", id(commune), "where", Map.of("kind", List.of("BUSINESS"))))).containsExactly("1 Công ty Hà 2 80", "2 Công ty Hạ 1 40");
    }

    /** One that is known by its id is one wherever it gives, and takes with it who bears its name where it gave. */
    @Test
    void countsAKnownBodyOnceInAllFundsToWhichItGave() {
        contributions.record(List.of(new Donor(DonorKind.CLAN, "Họ Trần", false), new Donor(DonorKind.CLAN, "Họ Trần", false), new Donor(DonorKind.CLAN, "Họ Trần", false)), List.of(
            gift(commune, 0, 30, "2023-05-05", null), gift(otherCommune, 0, 20, "2023-05-05", null), gift(commune, 1, 5, "2023-05-05", null), gift(district, 2, 9, "2023-05-05", null)));
        assertThat(ranked(desk.api(), Map.of("within", id(commune)))).containsExactly("1 Họ Trần 2 35");
        assertThat(ranked(desk.api(), Map.of("within", id(otherCommune)))).containsExactly("1 Họ Trần 1 20");
        assertThat(ranked(desk.api(), Map.of("within", id(province)))).containsExactly("1 Họ Trần 3 55", "2 Họ Trần 1 9");
    }

    @Test
    void ranksSomebodyFromOverseasAsAPerson() {
        contributions.record(List.of(new Donor(DonorKind.OVERSEAS, "Bà Nguyễn Thị Kiều Bào", false), new Donor(DonorKind.CLAN, "Họ Lê", false)),
            List.of(gift(commune, 0, 90, "2023-05-05", null), gift(commune, 1, 60, "2023-05-05", null)));
        for (Api within : List.of(desk.api(), api.withToken(SelfIssued.token("xem", "VIEWER", commune)))) {
            assertThat(ranked(within, Map.of("within", id(province)))).containsExactly("1 Bà Nguyễn Thị Kiều Bào 1 90", "2 Họ Lê 1 60");
        }
        for (Api other : List.of(api.as("nobody"), api.withToken(SelfIssued.token("xa", "OFFICER", otherCommune)))) {
            assertThat(ranked(other, Map.of("within", id(province)))).containsExactly("1 Họ Lê 1 60");
            assertThat(ranked(other, Map.of("within", id(province), "donorKind", List.of("OVERSEAS")))).isEmpty();
        }
    }

    @Test
    void dividesWhatWasRaisedByTheInhabitants() {
        given(gift(board, 0, 1_000, "2023-05-02", null), gift(commune, 0, 499, "2023-05-02", null), gift(otherCommune, 0, 7, "2023-05-02", null));
        units.count(List.of(new Population(fixtures.unitOf(commune), 600, LocalDate.of(2022, 1, 1), "thường trú", "Niên giám 2021"),
            new Population(fixtures.unitOf(commune), 1_000, LocalDate.of(2023, 12, 31), "thường trú", "Niên giám 2023"), new Population(fixtures.unitOf(commune), 1, LocalDate.of(2024, 1, 1), "thường trú", "Niên giám 2024")));
        String document = """
            query($id: ID!, $within: ID!) { node(id: $id) { ... on Organization { fundSummary(year: 2023) { perInhabitant { amount inhabitants populations { value source } } } } }
              contributionStatistics(within: $within, from: "2023-01-01", to: "2023-12-31", groupBy: ORGANIZATION_AT_LEVEL, level: COMMUNE) {
                nodes { organization { id } perInhabitant { amount inhabitants populations { source } } } } }""";
        JsonNode told = api.data(document, Map.of("id", id(commune), "within", id(district)));
        JsonNode perHead = told.at("/node/fundSummary/perInhabitant");
        assertThat(perHead.get("amount").asLong()).as("1.499").isEqualTo(1);
        assertThat(perHead.get("inhabitants").asLong()).isEqualTo(1_000);
        assertThat(perHead.get("populations").findValuesAsString("source")).containsExactly("Niên giám 2023");
        assertThat(told.at("/contributionStatistics/nodes")).hasSize(1);
        assertThat(told.at("/contributionStatistics/nodes/0/perInhabitant/inhabitants").asLong()).isEqualTo(1_000);
        assertThat(api.data(document, Map.of("id", id(otherCommune), "within", id(otherCommune))).at("/node/fundSummary/perInhabitant").isNull()).isTrue();
    }

    private long balance(OrganizationId of, String asOf, String boundary) {
        return api.data("query($id: ID!, $asOf: Date, $boundary: Boundary!) { node(id: $id) { ... on Organization { fundBalance(asOf: $asOf, boundary: $boundary) } } }",
            Map.of("id", id(of), "asOf", asOf, "boundary", boundary)).at("/node/fundBalance").asLong();
    }

    private long own(OrganizationId of, String asOf) {
        return api.data("query($id: ID!, $asOf: Date) { node(id: $id) { ... on Organization { fund { balance(asOf: $asOf) } } } }", Map.of("id", id(of), "asOf", asOf)).at("/node/fund/balance").asLong();
    }

    @Test
    void addsUpWhatTheFundsBelowHoldOnADay() {
        OrganizationId merged = fixtures.aBoard(otherCommune, Fixtures.LONG_AGO);
        history(new SplittableRandom(5));
        given(gift(merged, 0, 77, "2022-01-01", null));
        organizations.merge(List.of(new Merger(merged, board)), LocalDate.of(2022, 7, 1));
        String today = LocalDate.now(Days.VIETNAM).toString();
        for (String day : List.of("2020-12-31", "2022-03-15", "2023-12-31", today)) {
            List<OrganizationId> inCommune = day.compareTo("2022-07-01") < 0 ? List.of(commune, board) : List.of(commune, board, merged);
            assertThat(balance(commune, day, "AS_WAS")).isEqualTo(inCommune.stream().mapToLong(one -> own(one, day)).sum());
            assertThat(balance(commune, day, "AS_NOW")).isEqualTo(Stream.of(commune, board, merged).mapToLong(one -> own(one, day)).sum());
            assertThat(balance(province, day, "AS_WAS")).isEqualTo(Stream.concat(all.stream(), Stream.of(merged)).mapToLong(one -> own(one, day)).sum());
        }
        assertThat(balance(province, today, "AS_WAS")).isGreaterThan(400_000_000);
    }
}
