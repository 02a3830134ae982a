package vn.khuyenhoc.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_MEMBERSHIP;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.ContributionRegister.Entry;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.MemberRegister;
import vn.khuyenhoc.organization.MemberRegister.Enrolment;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.organization.tree.FactsOfOrganizations;
import vn.khuyenhoc.organization.tree.OrganizationFilters;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** Facts found by sets of organizations are those whose organization was so on the fact's day, whatever became of it before and after. */
@WriteTest
class FactsOfOrganizationsTest {
    private static final LocalDate BEGAN = LocalDate.of(2021, 3, 1);

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired ContributionRegister contributions;
    @Autowired MemberRegister members;
    @Autowired OrganizationRegister organizations;
    @Autowired FactsOfOrganizations ofOrganizations;
    @Autowired DSLContext sql;

    OrganizationId province, commune, other, renamed, raised, moved, merged, dissolved, heir;
    List<OrganizationId> all;
    Api officer;

    @BeforeEach
    void aProvince() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        other = fixtures.aCommune(province);
        renamed = fixtures.aBoard(commune, BEGAN);
        raised = fixtures.aGroup(commune, BEGAN);
        moved = fixtures.aBoard(commune, BEGAN);
        merged = fixtures.aBoard(commune, BEGAN);
        dissolved = fixtures.aBoard(other, BEGAN);
        heir = fixtures.aBoard(other, BEGAN);
        all = List.of(province, commune, other, renamed, raised, moved, merged, dissolved, heir);
        officer = api.withToken(SelfIssued.token("lan", "ADMIN-OFFICER-APPROVER-VIEWER", province));
    }

    private static String id(OrganizationId organization) {
        return GlobalId.of("Organization", organization.value());
    }

    private void change(String mutation, OrganizationId organization, String on, Map<String, Object> how) {
        String code = officer.data("query($id: ID!) { node(id: $id) { ... on Organization { code } } }", Map.of("id", id(organization))).at("/node/code").asString();
        String version = officer.data("query($code: String!, $on: Date!) { organization(code: $code, asOf: $on) { version } }", Map.of("code", code, "on", on)).at("/organization/version").asString();
        Map<String, Object> input = new HashMap<>(Map.of("id", id(organization), "on", on, "version", version));
        input.putAll(how);
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1);
        assertThat(officer.data("mutation($input: " + type + "Input!) { " + mutation + "(input: $input) { errors { code message } } }", Map.of("input", input)).at("/" + mutation + "/errors")).isEmpty();
    }

    /** Given and joined first, changed afterwards, so that facts lie before, on and behind each change. */
    private void history(RandomGenerator chance) {
        List<Entry> gifts = new ArrayList<>();
        List<Enrolment> enrolments = new ArrayList<>();
        for (OrganizationId organization : all) {
            for (int i = 0; i < 12; i++) {
                gifts.add(new Entry(organization, 0, ContributionKind.CASH, 1_000, BEGAN.plusDays(chance.nextInt(700)), null));
                enrolments.add(new Enrolment(organization, "Người " + i, 1980, BEGAN.plusDays(chance.nextInt(organization.equals(dissolved) ? 300 : 700)), null));
            }
            gifts.add(new Entry(organization, 0, ContributionKind.CASH, 1_000, LocalDate.of(2022, 1, 31), null));
            gifts.add(new Entry(organization, 0, ContributionKind.CASH, 1_000, LocalDate.of(2022, 2, 1), null));
            gifts.add(new Entry(organization, 0, ContributionKind.CASH, 1_000, BEGAN, null));
        }
        contributions.record(List.of(new Donor(DonorKind.BUSINESS, "Công ty", false)), gifts);
        members.enrol(enrolments);
        change("renameOrganization", renamed, "2022-02-01", Map.of("name", "Ban Sao Khuê"));
        change("renameOrganization", renamed, "2022-08-01", Map.of("name", "Ban Vành Khuyên"));
        change("reclassifyOrganization", raised, "2022-02-01", Map.of("level", "BOARD", "basis", "TERRITORY"));
        change("moveOrganization", moved, "2022-02-01", Map.of("parent", id(other)));
        change("dissolveOrganization", dissolved, "2022-02-01", Map.of());
        organizations.merge(List.of(new Merger(merged, heir)), LocalDate.of(2022, 2, 1));
    }

    private static <T> T any(List<T> some, RandomGenerator chance) {
        return some.get(chance.nextInt(some.size()));
    }

    private static Map<String, Object> ofOrganizations(int depth, RandomGenerator chance) {
        return switch (chance.nextInt(depth == 0 ? 6 : 9)) {
            case 0 -> Map.of("level", any(List.of(List.of("BOARD"), List.of("GROUP"), List.of("COMMUNE", "BOARD"), List.of("PROVINCE")), chance));
            case 1 -> Map.of("name", Map.of("eq", any(List.of("Ban Sao Khuê", "Ban Vành Khuyên"), chance)));
            case 2 -> Map.of("name", Map.of("contains", any(List.of("khue", "ban", "khong ai"), chance)));
            case 3 -> Map.of("establishedOn", Map.of(any(List.of("gte", "lt"), chance), BEGAN));
            case 4 -> Map.of("basis", List.of("TERRITORY"), "level", List.of("BOARD"));
            case 5 -> Map.of("unit", Map.of("kind", List.of(any(List.of("COMMUNE", "WARD"), chance))));
            case 6 -> Map.of("not", ofOrganizations(depth - 1, chance));
            case 7 -> Map.of("or", List.of(ofOrganizations(depth - 1, chance), ofOrganizations(depth - 1, chance)));
            default -> Map.of("and", List.of(ofOrganizations(depth - 1, chance), ofOrganizations(depth - 1, chance)));
        };
    }

    private static Map<String, Object> ofFacts(int depth, RandomGenerator chance) {
        return switch (chance.nextInt(depth == 0 ? 3 : 5)) {
            case 0, 1, 2 -> Map.of("organization", ofOrganizations(2, chance));
            case 3 -> Map.of("not", ofFacts(depth - 1, chance));
            default -> Map.of("or", List.of(ofFacts(depth - 1, chance), ofFacts(depth - 1, chance)));
        };
    }

    private List<Long> gifts(Criteria criteria, Map<String, Object> where) {
        var c = FUND_CONTRIBUTION;
        return sql.select(c.ID).from(c).where(c.ORGANIZATION_ID.in(keys())).and(criteria.condition(where, Scope.EVERYWHERE)).orderBy(c.ID).fetch(c.ID);
    }

    private List<Long> memberships(Criteria criteria, Map<String, Object> where) {
        var m = ORGANIZATION_MEMBERSHIP;
        return sql.select(m.ID).from(m).where(m.ORGANIZATION_ID.in(keys())).and(Valid.known(m)).and(criteria.condition(where, Scope.EVERYWHERE)).orderBy(m.ID).fetch(m.ID);
    }

    private List<Long> keys() {
        return all.stream().map(OrganizationId::value).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20231114})
    void areTheSameForRandomFilters(long seed) {
        RandomGenerator chance = new SplittableRandom(seed);
        history(chance);
        var c = FUND_CONTRIBUTION;
        var m = ORGANIZATION_MEMBERSHIP;
        int some = 0;
        for (int i = 0; i < 200; i++) {
            Map<String, Object> where = ofFacts(2, chance);
            assertThat(gifts(ofOrganizations.filteredLate(Criteria.on(), c.ORGANIZATION_ID, c.RECEIVED_ON), where)).as("gifts by %s", where)
                .isEqualTo(gifts(OrganizationFilters.ofFacts(Criteria.on(), c.ORGANIZATION_ID, c.RECEIVED_ON), where));
            List<Long> joined = memberships(OrganizationFilters.ofFacts(Criteria.on(), m.ORGANIZATION_ID, m.VALID_FROM), where);
            assertThat(memberships(ofOrganizations.filtered(Criteria.on(), m.ORGANIZATION_ID, m.VALID_FROM), where)).as("members by %s", where).isEqualTo(joined);
            some += gifts(ofOrganizations.filteredLate(Criteria.on(), c.ORGANIZATION_ID, c.RECEIVED_ON), where).isEmpty() ? 0 : 1;
        }
        assertThat(some).as("filters that find something").isGreaterThan(100);
    }

    /** A board that was dissolved before it was given something, as was recorded later, was none on that day. */
    @Test
    void areOfNoBoardThatHadEnded() {
        contributions.record(List.of(new Donor(DonorKind.BUSINESS, "Công ty Sao Khuê", false)),
            List.of(new Entry(dissolved, 0, ContributionKind.CASH, 913_000_001, LocalDate.of(2022, 1, 31), null), new Entry(dissolved, 0, ContributionKind.CASH, 913_000_020, LocalDate.of(2022, 2, 1), null)));
        change("dissolveOrganization", dissolved, "2022-02-01", Map.of());
        assertThat(asked("{organization: {level: BOARD}}")).isEqualTo("[913000001] 1 1 913000001");
        assertThat(asked("{not: {organization: {level: BOARD}}}")).isEqualTo("[913000020] 1 1 913000020");
        assertThat(asked("{organization: {level: BOARD}, donorKind: BUSINESS}")).as("joined with who gave").isEqualTo("[913000001] 1 1 913000001");
        assertThat(asked("{or: [{organization: {level: GROUP}}, {donorName: {eq: \"Công ty Sao Khuê\"}}]}")).isEqualTo("[913000001, 913000020] 2 2 1826000021");
        assertThat(asked("{or: [{organization: {level: GROUP}}, {donorName: {eq: \"Công ty Sao\"}}]}")).isEqualTo("[] 0 0 0");
    }

    /** What is listed, how long the list is, and what statistics tell, of what these two gave. */
    private String asked(String where) {
        JsonNode answer = officer.data("""
            { contributions(where: {and: [%1$s, {amount: {gte: 913000001, lte: 913000020}}]}) { totalCount nodes { amount } }
              contributionStatistics(from: "2022-01-01", to: "2022-12-31", groupBy: [MONTH], where: {and: [%1$s, {amount: {gte: 913000001, lte: 913000020}}]}) { totals { count amount } } }
            """.formatted(where), Map.of());
        return answer.at("/contributions/nodes").valueStream().map(node -> node.get("amount").asLong()).toList() + " " + answer.at("/contributions/totalCount").asInt()
            + " " + answer.at("/contributionStatistics/totals/count").asInt() + " " + answer.at("/contributionStatistics/totals/amount").asLong();
    }
}
