package vn.khuyenhoc.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.SampleTest;

/** Anyone reads public figures; what is personal is read within one's own subtree, and elsewhere looks as if it were not there. */
@SampleTest
class AccessTest {
    private static final String MEMBERS = "{ members(asOf: \"2023-12-31\", first: 100) { totalCount nodes { fullName organization { parent { code } } } } }";

    @Autowired Api api;
    @Autowired SampleTokens tokens;
    @Autowired JsonMapper json;

    @Test
    void showsTheAnonymousFiguresButNobody() {
        JsonNode data = api.as("anonymous").data("""
            { organization(code: "QT", asOf: "2023-12-31") { summary { memberCount } fundSummary(year: 2023) { contributionCount } }
              members(asOf: "2023-12-31") { totalCount nodes { id } }
              families: titles(asOf: "2023-11-30", where: {kind: LEARNING_FAMILY}) { totalCount nodes { holder } }
              clans: titles(asOf: "2023-11-30", where: {kind: LEARNING_CLAN}) { nodes { holder } }
              individuals: contributions(where: {donorKind: INDIVIDUAL}) { nodes { amount donorName } } }""");
        assertThat(data.at("/organization/summary/memberCount").asInt()).isEqualTo(216_652);
        assertThat(data.at("/organization/fundSummary/contributionCount").asInt()).isEqualTo(60_000);
        assertThat(data.at("/members/totalCount").asInt()).isZero();
        assertThat(data.at("/members/nodes")).isEmpty();
        assertThat(data.at("/families/totalCount").asInt()).isEqualTo(64_410);
        assertThat(data.at("/families/nodes")).hasSize(20).allMatch(title -> title.get("holder").isNull());
        assertThat(data.at("/clans/nodes")).hasSize(20).allMatch(title -> title.get("holder").asString().startsWith("Dòng họ"));
        assertThat(data.at("/individuals/nodes")).hasSize(20).allMatch(gift -> gift.get("donorName").isNull() && gift.get("amount").asLong() > 0);
    }

    @Test
    void namesTheSampleUsersToWhoAsksForAnother() {
        JsonNode[] errors = Stream.of("vi", "en").map(language -> api.send(api.as("viewer").request("/sample/tokens/nobody", language))).map(answer -> {
            assertThat(answer.statusCode()).isEqualTo(404);
            return json.readTree(answer.body()).at("/errors/0");
        }).toArray(JsonNode[]::new);
        assertThat(errors[0].at("/extensions/code").asString()).isEqualTo("SAMPLE_USER_UNKNOWN");
        assertThat(errors[0].at("/extensions/argument").asString()).isEqualTo("user");
        assertThat(errors[1].get("message").asString()).isEqualTo("There is no such user of the sample; there are: admin, approver, officer, viewer.");
        assertWorded("SAMPLE_USER_UNKNOWN", errors[0].get("message").asString(), errors[1].get("message").asString());
    }

    @Test
    void showsAViewerTheMembersOfTheirOwnSubtreeOnly() {
        JsonNode own = api.as("viewer").data(MEMBERS).get("members");
        int count = api.data("{ organization(code: \"QT-19333\", asOf: \"2023-12-31\") { summary { memberCount } } }").at("/organization/summary/memberCount").asInt();
        assertThat(own.get("totalCount").asInt()).isEqualTo(count);
        assertThat(own.get("nodes")).hasSize(100).allMatch(member -> member.at("/organization/parent/code").asString().equals("QT-19333"));
        assertThat(api.as("admin").data(MEMBERS).at("/members/totalCount").asInt()).isEqualTo(216_652);
    }

    /** A province's scope is asked of each row; it must come to the same. */
    @Test
    void showsTheProvincesApproverEverybody() {
        assertThat(api.as("approver").data(MEMBERS)).isEqualTo(api.as("admin").data(MEMBERS));
        String province = api.data("{ organization(code: \"QT\") { id } }").at("/organization/id").asString();
        String within = "query($within: ID) { members(within: $within, asOf: \"2023-12-31\", first: 100) { totalCount nodes { id organization { code } } } }";
        assertThat(api.as("approver").data(within, Map.of("within", province))).isEqualTo(api.as("admin").data(within));
    }

    @Test
    void showsNamesInTheOwnSubtreeBesideHiddenOnesElsewhere() {
        JsonNode data = api.as("viewer").data("""
            { own: organization(code: "QT-19333", asOf: "2023-12-31") { titles(where: {kind: LEARNING_FAMILY}, first: 5) { nodes { holder } } }
              other: organization(code: "QT-19336", asOf: "2023-12-31") { titles(where: {kind: LEARNING_FAMILY}, first: 5) { nodes { holder } }
                members { totalCount } organizations(first: 2) { nodes { members { totalCount } } } } }""");
        assertThat(data.at("/own/titles/nodes")).hasSize(5).allMatch(title -> title.get("holder").asString().endsWith("(mẫu)"));
        assertThat(data.at("/other/titles/nodes")).hasSize(5).allMatch(title -> title.get("holder").isNull());
        assertThat(data.at("/other/organizations/nodes")).hasSize(2).allMatch(body -> body.at("/members/totalCount").asInt() == 0);
    }

    @Test
    void findsNoForbiddenThingByItsId() {
        String member = api.data("{ organization(code: \"QT-19336\", asOf: \"2023-12-31\") { organizations(first: 1) { nodes { members(first: 1) { nodes { id } } } } } }")
            .at("/organization/organizations/nodes/0/members/nodes/0/id").asString();
        String document = "query($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }";
        assertThat(api.data(document, Map.of("id", member)).at("/node/id").asString()).isEqualTo(member);
        for (String user : List.of("anonymous", "viewer")) {
            JsonNode data = api.as(user).data(document, Map.of("id", member));
            assertThat(data.get("node").isNull()).isTrue();
            assertThat(data.at("/nodes/0").isNull()).isTrue();
        }
    }

    /** A search tells nothing that the answer would hide. */
    @Test
    void searchesNoHiddenNames() {
        String gifts = "{ contributions(where: {donorKind: INDIVIDUAL, donorName: {contains: \"nguyễn\"}}) { totalCount } }";
        String others = "{ contributions(where: {donorKind: INDIVIDUAL, not: {donorName: {contains: \"nguyễn\"}}}) { totalCount } }";
        String titles = "{ titles(asOf: \"2023-11-30\", where: {kind: LEARNING_FAMILY, holder: {contains: \"nguyễn\"}}) { totalCount } }";
        for (String document : List.of(gifts, titles)) {
            assertThat(api.as("anonymous").data(document).findValue("totalCount").asInt()).isZero();
            assertThat(api.data(document).findValue("totalCount").asInt()).isPositive();
        }
        assertThat(api.data(others).findValue("totalCount").asInt()).isPositive();
    }

    @Test
    void refusesForgedAndForeignTokens() {
        String[] parts = tokens.issue(SampleUser.ALL.getFirst()).split("\\.");
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());
        String shared = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"HS256\"}".getBytes());
        Instant past = Instant.now().minusSeconds(7200);
        List<String> refused = List.of("rubbish", none + "." + parts[1] + ".", shared + "." + parts[1] + "." + parts[2],
            parts[0] + "." + parts[1] + "." + parts[2].substring(2) + "AA",
            tokens.sign(SampleTokens.claims().subject("admin").issuedAt(past.minusSeconds(60)).expiresAt(past)),
            tokens.sign(SampleTokens.claims().subject("admin").audience(List.of("another"))),
            tokens.sign(SampleTokens.claims().subject("admin").issuer("https://another.example")));
        for (String token : refused) {
            assertThat(api.withToken(token).status("{ organization(code: \"QT\") { code } }")).as(token).isEqualTo(401);
            assertThat(api.withToken(token).error("{ organization(code: \"QT\") { code } }", Map.of(), "en").at("/extensions/code").asString()).isEqualTo("TOKEN_INVALID");
        }
    }

    /** A role without an organization, or an organization without a role, gives nothing. */
    @Test
    void givesNothingForHalfAToken() {
        for (String token : Set.of(tokens.sign(SampleTokens.claims().subject("a").claim("khuyenhoc_reads", List.of("*"))),
            tokens.sign(SampleTokens.claims().subject("a").claim("khuyenhoc_roles", List.of("VIEWER"))),
            tokens.sign(SampleTokens.claims().subject("a").claim("khuyenhoc_roles", List.of("ROOT")).claim("khuyenhoc_reads", List.of("*"))))) {
            assertThat(api.withToken(token).data(MEMBERS).at("/members/totalCount").asInt()).isZero();
        }
    }
}
