package vn.khuyenhoc.recognition;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.testing.TitleDesk.decision;
import static vn.khuyenhoc.testing.TitleDesk.id;
import static vn.khuyenhoc.testing.TitleDesk.scores;
import static vn.khuyenhoc.testing.TitleDesk.step;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.register.Succession;
import vn.khuyenhoc.organization.register.Successions;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.TitleDesk;
import vn.khuyenhoc.testing.WriteTest;

/** Whatever lies at the desk of a body that ends goes on at its successor's, as far as it has come. */
@WriteTest
class OpenCasesFollowTest {
    private static final LocalDate MERGED = LocalDate.of(2023, 7, 1);

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired Successions successions;
    @Autowired TransactionTemplate transaction;
    @Autowired List<ConsistencyCheck> checks;

    OrganizationId province, ending, heir, board, other;
    TitleDesk lan, minh, approver;

    @BeforeEach
    void twoCommunes() {
        province = fixtures.aProvince();
        ending = fixtures.aCommune(province);
        heir = fixtures.aCommune(province);
        board = fixtures.aBoard(ending, Fixtures.LONG_AGO);
        other = fixtures.aBoard(ending, Fixtures.LONG_AGO);
        lan = new TitleDesk(api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", province)));
        minh = new TitleDesk(api.withToken(SelfIssued.token("minh", "OFFICER-VIEWER", province)));
        approver = new TitleDesk(api.withToken(SelfIssued.token("hoa", "APPROVER-VIEWER", province)));
        TitleDesk above = new TitleDesk(api.withToken(SelfIssued.token("tam", "APPROVER-VIEWER", province)));
        above.adopt(above.draft(province, "LEARNING_FAMILY", "387", 70), "2022-04-01");
    }

    private JsonNode reached(String state, OrganizationId at, String head, @Nullable String to) {
        return switch (state) {
            case "REGISTERED" -> lan.register(at, "LEARNING_FAMILY", 2023, head, "Thôn 1", "2023-02-01");
            case "SELF_ASSESSED" -> lan.assess(reached("REGISTERED", at, head, to), "2023-03-01", scores(35, 25, 40));
            case "REVIEWED" -> minh.review(reached("SELF_ASSESSED", at, head, to), "2023-04-01", scores(30, 20, 30));
            default -> lan.done("proposeTitleCase", step(reached("REVIEWED", at, head, to), "2023-05-01", "to", to));
        };
    }

    private void ends(OrganizationId from, OrganizationId to) {
        transaction.executeWithoutResult(status -> successions.reorganise(Map.of(), List.of(Succession.full(from.value(), to.value())), MERGED, from.value()));
    }

    private JsonNode followed(JsonNode one, OrganizationId to) {
        await().atMost(20, SECONDS).until(() -> lan.shown(one.get("id").asString(), "TitleCase", "desk { id }").at("/desk/id").asString().equals(id(to)));
        return lan.shown(one.get("id").asString(), "TitleCase", TitleDesk.CASE);
    }

    private int held(OrganizationId organization, String day) {
        return api.as("anonymous").data("query($id: ID!, $d: Date) { node(id: $id) { ... on Organization { recognitionSummary(asOf: $d) { titles { recognised } } } } }",
            Map.of("id", id(organization), "d", day)).at("/node/recognitionSummary/titles/0/recognised").asInt();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REGISTERED", "SELF_ASSESSED", "REVIEWED", "PROPOSED"})
    void goesOnWithWhatItWasGiven(String state) {
        JsonNode one = reached(state, board, "Chủ hộ A", null);
        ends(board, other);
        JsonNode moved = followed(one, other);
        assertThat(moved.get("state").asString() + " " + moved.get("stepOn").asString() + " " + moved.at("/organization/id").asString()).isEqualTo(state + " 2023-07-01 " + id(other));
        for (String kept : List.of("self", "review", "sufficient", "sheet", "selfScores", "reviewScores", "name", "address", "year")) {
            assertThat(moved.get(kept)).as(kept).isEqualTo(one.get(kept));
        }
        assertThat(moved.get("steps").valueStream().map(step -> step.get("state").asString() + " " + step.get("on").asString()).toList()).hasSize(one.get("steps").size() + 1).endsWith(state + " 2023-07-01");
    }

    @Test
    void isDecidedByTheSuccessorOfWhomItWasProposedTo() {
        JsonNode one = reached("PROPOSED", board, "Chủ hộ A", id(ending));
        assertThat(one.at("/desk/id").asString()).isEqualTo(id(ending));
        ends(ending, heir);
        JsonNode moved = followed(one, heir);
        assertThat(moved.get("state").asString() + " " + moved.at("/organization/id").asString()).as("its board goes on under the heir").isEqualTo("PROPOSED " + id(board));
        approver.refused("CONFLICT", "recognised.0.version", "decideTitleCases", decision(heir, "1/QĐ", "2023-11-10", null, one));
        approver.refused("TITLE_CASE_ELSEWHERE", "recognised.0.id", "decideTitleCases", decision(ending, "1/QĐ", "2023-11-10", null, moved));
        approver.refused("STEP_TOO_EARLY", "recognised.0.id", "decideTitleCases", decision(heir, "1/QĐ", "2023-06-30", null, moved));
        TitleDesk heirs = new TitleDesk(api.withToken(SelfIssued.token("hai", "APPROVER-VIEWER", heir)));
        JsonNode decided = heirs.decide(heir, "1/QĐ", "2023-11-10", null, moved).get(0);
        assertThat(decided.get("state").asString() + decided.at("/decision/number").asString()).isEqualTo("RECOGNISED1/QĐ");
        assertThat(List.of(held(heir, "2023-11-09"), held(heir, "2023-11-10"), held(board, "2023-11-10"))).as("counted where it was decided").containsExactly(0, 1, 0);
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void staysWithTheProvinceWhereTheRegistrarEnds() {
        JsonNode above = reached("PROPOSED", board, "Chủ hộ A", id(province)), own = reached("PROPOSED", board, "Chủ hộ B", null);
        ends(board, other);
        followed(own, other);
        JsonNode waiting = lan.shown(above.get("id").asString(), "TitleCase", TitleDesk.CASE);
        assertThat(waiting.at("/desk/id").asString() + waiting.at("/organization/id").asString() + waiting.get("state").asString()).isEqualTo(id(province) + id(other) + "PROPOSED");
        approver.decide(province, "1/QĐ", "2023-11-10", null, waiting);
        assertThat(List.of(held(province, "2023-11-10"), held(other, "2023-11-10"))).containsExactly(1, 0);
    }
}
