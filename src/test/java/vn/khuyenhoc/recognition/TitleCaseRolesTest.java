package vn.khuyenhoc.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.TitleDesk.decision;
import static vn.khuyenhoc.testing.TitleDesk.id;
import static vn.khuyenhoc.testing.TitleDesk.key;
import static vn.khuyenhoc.testing.TitleDesk.registration;
import static vn.khuyenhoc.testing.TitleDesk.scores;
import static vn.khuyenhoc.testing.TitleDesk.step;
import static vn.khuyenhoc.testing.TitleDesk.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.TitleDesk;
import vn.khuyenhoc.testing.WriteTest;

/** Who may take which step towards a title, by role and by unit; whoever may not changes nothing. */
@WriteTest
class TitleCaseRolesTest {
    private static final String ADDRESS = "Thôn 1", COUNT = "query($id: ID) { titleCases(within: $id) { totalCount } titles(within: $id, asOf: \"2024-01-01\") { totalCount } }";

    @Autowired Api api;
    @Autowired Fixtures fixtures;

    OrganizationId province, commune, board, beside;
    TitleDesk registrar, reviewer, decider, above;
    int subjects;

    @BeforeEach
    void aCommuneWithASheet() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        beside = fixtures.aCommune(province);
        registrar = new TitleDesk(caller("an", "OFFICER-VIEWER", commune));
        reviewer = new TitleDesk(caller("binh", "OFFICER-VIEWER", commune));
        decider = new TitleDesk(caller("chi", "APPROVER-VIEWER", commune));
        above = new TitleDesk(caller("tam", "OFFICER-APPROVER-VIEWER", province));
        above.adopt(above.draft(province, "LEARNING_FAMILY", "387", 70), "2022-04-01");
    }

    private Api caller(String name, String roles, OrganizationId within) {
        return api.withToken(SelfIssued.token(name, roles, within));
    }

    private JsonNode proposed(@Nullable String to) {
        return registrar.done("proposeTitleCase", step(reached("REVIEWED"), "2023-10-10", "to", to));
    }

    private JsonNode reached(String state) {
        return switch (state) {
            case "REGISTERED" -> registrar.register(commune, "LEARNING_FAMILY", 2023, "Chủ hộ " + ++subjects, ADDRESS, "2023-02-01");
            case "SELF_ASSESSED" -> registrar.assess(reached("REGISTERED"), "2023-09-01", scores(35, 25, 40));
            case "REVIEWED" -> reviewer.review(reached("SELF_ASSESSED"), "2023-10-01", scores(30, 20, 30));
            case "PROPOSED" -> proposed(null);
            default -> decider.decide(commune, ++subjects + "/QĐ", "2023-11-10", null, reached("PROPOSED")).get(0);
        };
    }

    private Map<String, @Nullable Object> decided() {
        return with("idempotencyKey", key(), "organization", id(commune), "number", ++subjects + "/QĐ", "decidedOn", "2023-11-10", "signer", "B",
            "titles", List.of(with("kind", "LEARNING_FAMILY", "holder", "Chủ hộ " + ++subjects, "address", ADDRESS)));
    }

    private String titleWithoutCase() {
        Map<String, @Nullable Object> decided = decided();
        assertThat(outcome(decider.api(), "recogniseTitles", decided)).isEqualTo("done");
        return api.data("query($id: ID, $number: String) { titles(within: $id, asOf: \"2023-12-31\", where: { decisionNumber: { eq: $number } }) { nodes { id } } }",
            with("id", id(commune), "number", decided.get("number"))).at("/titles/nodes/0/id").asString();
    }

    /** Sound, but for who sends it. */
    private Map<String, @Nullable Object> input(String mutation) {
        return switch (mutation) {
            case "registerTitleCase" -> registration(commune, "LEARNING_FAMILY", 2023, "Chủ hộ " + ++subjects, ADDRESS, "2023-02-01");
            case "assessTitleCase" -> step(reached("REGISTERED"), "2023-09-01", "scores", scores(35, 25, 40));
            case "reviewTitleCase" -> step(reached("SELF_ASSESSED"), "2023-10-01", "scores", scores(35, 25, 40));
            case "proposeTitleCase" -> step(reached("REVIEWED"), "2023-10-10");
            case "refuseTitleCase" -> step(reached("PROPOSED"), "2023-11-10", "reason", "Thôi");
            case "decideTitleCases" -> decision(commune, ++subjects + "/QĐ", "2023-11-10", null, reached("PROPOSED"));
            case "revokeTitle" -> step(reached("RECOGNISED"), "2023-12-10", "reason", "Vi phạm");
            case "recogniseTitles" -> decided();
            default -> with("idempotencyKey", key(), "id", titleWithoutCase(), "on", "2023-12-10", "reason", "Khai sai");
        };
    }

    private static String outcome(Api caller, String mutation, Map<String, @Nullable Object> input) {
        JsonNode answer = caller.answer("mutation($input: %s%sInput!) { %s(input: $input) { errors { code } } }".formatted(mutation.substring(0, 1).toUpperCase(), mutation.substring(1), mutation),
            Map.of("input", input), "vi");
        JsonNode refused = answer.has("errors") ? answer.at("/errors/0/extensions/code") : answer.at("/data/" + mutation + "/errors/0/code");
        return refused.isMissingNode() ? "done" : refused.asString();
    }

    private String known() {
        JsonNode cases = above.api().data("query($id: ID) { titleCases(within: $id, first: 100) { nodes { id state version desk { id } } } }", Map.of("id", id(province)));
        return cases + above.api().data(COUNT, Map.of("id", id(province))).toString();
    }

    /** What each of them is told in turn; whoever is refused has changed nothing. */
    private List<String> outcomes(String mutation, List<Api> callers) {
        List<String> outcomes = new ArrayList<>();
        Map<String, @Nullable Object> input = input(mutation);
        String before = known();
        for (Api caller : callers) {
            String outcome = outcome(caller, mutation, input);
            String after = known();
            assertThat(after.equals(before)).as("%s: %s", mutation, outcome).isEqualTo(!outcome.equals("done"));
            if (outcome.equals("done")) {
                input = input(mutation);
                before = known();
            }
            outcomes.add(outcome);
        }
        return outcomes;
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        MUTATION          | NOBODY          | VIEWER       | OFFICER      | APPROVER     | ADMIN
        registerTitleCase | UNAUTHENTICATED | ROLE_MISSING | done         | ROLE_MISSING | done
        assessTitleCase   | UNAUTHENTICATED | ROLE_MISSING | done         | ROLE_MISSING | done
        reviewTitleCase   | UNAUTHENTICATED | ROLE_MISSING | done         | ROLE_MISSING | done
        proposeTitleCase  | UNAUTHENTICATED | ROLE_MISSING | done         | ROLE_MISSING | done
        refuseTitleCase   | UNAUTHENTICATED | ROLE_MISSING | ROLE_MISSING | done         | done
        decideTitleCases  | UNAUTHENTICATED | ROLE_MISSING | ROLE_MISSING | done         | done
        revokeTitle       | UNAUTHENTICATED | ROLE_MISSING | ROLE_MISSING | done         | done
        recogniseTitles   | UNAUTHENTICATED | ROLE_MISSING | ROLE_MISSING | done         | done
        takeBackTitle     | UNAUTHENTICATED | ROLE_MISSING | ROLE_MISSING | done         | done
        """)
    void isForTheRoleOfTheStep(String mutation, String nobody, String viewer, String officer, String approver, String admin) {
        List<Api> callers = new ArrayList<>(List.of(api.as("anonymous")));
        List.of("VIEWER", "OFFICER", "APPROVER", "ADMIN").forEach(role -> callers.add(caller("dung", role, commune)));
        assertThat(outcomes(mutation, callers)).containsExactly(nobody, viewer, officer, approver, admin);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        MUTATION          | OWN  | ABOVE | BELOW                | BESIDE
        registerTitleCase | done | done  | ORGANIZATION_UNKNOWN | ORGANIZATION_UNKNOWN
        assessTitleCase   | done | done  | TITLE_CASE_UNKNOWN   | TITLE_CASE_UNKNOWN
        reviewTitleCase   | done | done  | TITLE_CASE_UNKNOWN   | TITLE_CASE_UNKNOWN
        proposeTitleCase  | done | done  | TITLE_CASE_UNKNOWN   | TITLE_CASE_UNKNOWN
        refuseTitleCase   | done | done  | TITLE_CASE_UNKNOWN   | TITLE_CASE_UNKNOWN
        decideTitleCases  | done | done  | TITLE_CASE_UNKNOWN   | TITLE_CASE_UNKNOWN
        revokeTitle       | done | done  | TITLE_CASE_UNKNOWN   | TITLE_CASE_UNKNOWN
        recogniseTitles   | done | done  | ORGANIZATION_UNKNOWN | ORGANIZATION_UNKNOWN
        takeBackTitle     | done | done  | TITLE_UNKNOWN        | TITLE_UNKNOWN
        """)
    void isForTheUnitsWhereTheCaseLies(String mutation, String own, String above, String below, String beside) {
        List<Api> callers = List.of(commune, province, board, this.beside).stream().map(within -> caller("dung", "OFFICER-APPROVER-VIEWER", within)).toList();
        assertThat(outcomes(mutation, callers)).containsExactly(own, above, below, beside);
    }

    @Test
    void isDecidedByWhomItWasProposedToAndNobodyBelow() {
        JsonNode one = proposed(id(province));
        Map<String, @Nullable Object> decision = decision(province, "1/QĐ", "2023-11-10", null, one);
        Api communes = caller("dung", "OFFICER-APPROVER-VIEWER", commune), provinces = caller("dung", "OFFICER-APPROVER-VIEWER", province);
        assertThat(List.of(outcome(communes, "decideTitleCases", decision), outcome(communes, "refuseTitleCase", step(one, "2023-11-10", "reason", "Thôi")))).containsOnly("TITLE_CASE_UNKNOWN");
        assertThat(outcome(provinces, "decideTitleCases", decision)).isEqualTo("done");
        JsonNode decided = above.shown(one.get("id").asString(), "TitleCase", TitleDesk.CASE);
        assertThat(outcome(communes, "revokeTitle", step(decided, "2023-12-10", "reason", "Sai"))).isEqualTo("TITLE_CASE_UNKNOWN");
        assertThat(outcome(provinces, "revokeTitle", step(decided, "2023-12-10", "reason", "Sai"))).isEqualTo("done");
    }
}
