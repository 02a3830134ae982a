package vn.khuyenhoc.kernel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** Whoever runs a server may bound lists and messages otherwise. */
@WriteTest
@TestPropertySource(properties = {"khuyenhoc.gate.lists.page=21", "khuyenhoc.gate.lists.conditions=2", "khuyenhoc.gate.lists.condition-depth=1", "khuyenhoc.gate.message=30", "khuyenhoc.gate.introspection=15001"})
class OwnBoundsTest {
    @Autowired Api api;
    @Autowired Fixtures fixtures;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{ members(first: 21) { nodes { id } } } | ",
        "{ members(first: 22) { nodes { id } } } | PAGE_SIZE_OUT_OF_RANGE",
        "{ nodes(ids: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]) { id } } | ",
        "{ nodes(ids: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]) { id } } | TOO_MANY_IDS",
        "{ organizations(where: {level: [BOARD, BRANCH]}) { totalCount } } | ",
        "{ organizations(where: {level: [BOARD, BRANCH, COMMUNE]}) { totalCount } } | FILTER_TOO_LARGE",
        "{ organizations(where: {not: {level: BOARD}}) { totalCount } } | ",
        "{ organizations(where: {not: {not: {level: BOARD}}}) { totalCount } } | FILTER_TOO_LARGE",
        "{ contributionStatistics(from: \"2023-01-01\", to: \"2023-12-31\", groupBy: MONTH, where: {kind: [CASH, IN_KIND], amount: {gt: 1}}) { totalCount } } | FILTER_TOO_LARGE",
        "{ __schema { types { name } } } | QUERY_TOO_COSTLY",
        "{ __type(name: \"Node\") { name } } | ",
    })
    void areHeld(String document, String code) {
        assertThat(api.error(document, Map.of(), "en").at("/extensions/code").asString(null)).isEqualTo(code);
    }

    /** Also what a payload tells. */
    @Test
    void holdForEveryMessage() {
        assertThat(api.error("{ members(first: 22) { nodes { id } } }", Map.of(), "en").get("message").asString()).hasSize(30).endsWith("…");
        Api officer = api.withToken(SelfIssued.token("lan", "OFFICER", fixtures.aCommune(fixtures.aProvince())));
        JsonNode errors = officer.data("mutation($input: RenameOrganizationInput!) { renameOrganization(input: $input) { errors { code message } } }",
            Map.of("input", Map.of("id", GlobalId.of("Organization", 1), "name", "Tên mới", "on", "2023-07-01", "version", "1"))).at("/renameOrganization/errors");
        assertThat(errors.at("/0/code").asString()).isEqualTo("ORGANIZATION_UNKNOWN");
        assertThat(errors.at("/0/message").asString()).hasSize(30).endsWith("…");
    }
}
