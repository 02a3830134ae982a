package vn.khuyenhoc.recognition;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.TitleDesk.but;
import static vn.khuyenhoc.testing.TitleDesk.id;
import static vn.khuyenhoc.testing.TitleDesk.registration;
import static vn.khuyenhoc.testing.TitleDesk.scores;
import static vn.khuyenhoc.testing.TitleDesk.step;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.TitleDesk;
import vn.khuyenhoc.testing.WriteTest;

/** Whoever can bear a title, be it a clan, a village, an agency, an enterprise, a school or a person, goes through every state there is. */
@WriteTest
class TitleCaseKindsTest {
    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired List<ConsistencyCheck> checks;

    OrganizationId commune;
    TitleDesk lan, minh, approver;
    private final Set<TitleCaseState> seen = EnumSet.noneOf(TitleCaseState.class);

    @BeforeEach
    void aCommune() {
        commune = fixtures.aCommune(fixtures.aProvince());
        lan = new TitleDesk(api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", commune)));
        minh = new TitleDesk(api.withToken(SelfIssued.token("minh", "OFFICER-VIEWER", commune)));
        approver = new TitleDesk(api.withToken(SelfIssued.token("hoa", "APPROVER-VIEWER", commune)));
    }

    private JsonNode saw(JsonNode one, String kind, @Nullable String unitKind) {
        assertThat(one.get("kind").asString() + one.get("unitKind").asString(null)).isEqualTo(kind + unitKind);
        seen.add(TitleCaseState.valueOf(one.get("state").asString()));
        return one;
    }

    private JsonNode again(JsonNode one) {
        return lan.shown(one.get("id").asString(), "TitleCase", TitleDesk.CASE);
    }

    /** Titles held by kind, in the order of the kinds. */
    private String held(String day) {
        return api.as("anonymous").data("query($id: ID!, $d: Date) { node(id: $id) { ... on Organization { recognitionSummary(asOf: $d) { titles { recognised } } } } }", Map.of("id", id(commune), "d", day))
            .at("/node/recognitionSummary/titles").valueStream().map(title -> title.get("recognised").asString()).collect(joining());
    }

    private static String one(String kind) {
        StringBuilder counts = new StringBuilder("00000");
        counts.setCharAt(TitleKind.valueOf(kind).ordinal(), '1');
        return counts.toString();
    }

    @ParameterizedTest
    @CsvSource({"LEARNING_FAMILY,", "LEARNING_CLAN,", "LEARNING_COMMUNITY,", "LEARNING_UNIT,AGENCY", "LEARNING_UNIT,ENTERPRISE", "LEARNING_UNIT,SCHOOL", "LEARNING_CITIZEN,"})
    void goesThroughEveryState(String kind, @Nullable String unitKind) {
        approver.adopt(approver.draft(commune, kind, "387", 70), "2022-04-01");
        JsonNode first = recognised(kind, unitKind, 2022, "2099-01-01");
        JsonNode second = recognised(kind, unitKind, 2023, "2024-06-01");
        assertThat(saw(again(first), kind, unitKind).get("state").asString()).isEqualTo("RENEWED");
        assertThat(second.get("state").asString()).isEqualTo("EXPIRED");
        JsonNode third = recognised(kind, unitKind, 2024, null);
        assertThat(again(second).get("state").asString()).as("recognised anew after it had expired").isEqualTo("RENEWED");
        assertThat(third.at("/title/holder").asString()).isEqualTo("Tên");
        JsonNode revoked = saw(approver.done("revokeTitle", step(third, "2025-05-01", "reason", "Vi phạm")), kind, unitKind);
        assertThat(revoked.get("state").asString()).isEqualTo("REVOKED");
        saw(approver.done("refuseTitleCase", step(registered(kind, unitKind, 2025), "2025-06-01", "reason", "Thôi")), kind, unitKind);
        assertThat(seen).containsExactly(TitleCaseState.values());
        assertThat(List.of("2022-11-09", "2022-11-10", "2023-11-10", "2024-05-31", "2024-06-01", "2024-11-10", "2025-05-01").stream().map(this::held)).as("held and counted as what it is")
            .containsExactly("00000", one(kind), one(kind), one(kind), "00000", one(kind), "00000");
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    private JsonNode registered(String kind, @Nullable String unitKind, int year) {
        return saw(lan.done("registerTitleCase", but(registration(commune, kind, year, "Tên", kind.equals("LEARNING_FAMILY") ? "Thôn 1" : null, year + "-05-01"), "unitKind", unitKind)), kind, unitKind);
    }

    private JsonNode recognised(String kind, @Nullable String unitKind, int year, @Nullable String until) {
        JsonNode assessed = saw(lan.assess(registered(kind, unitKind, year), year + "-09-01", scores(35, 25, 40)), kind, unitKind);
        JsonNode reviewed = saw(minh.review(assessed, year + "-10-01", scores(30, 20, 30)), kind, unitKind);
        JsonNode proposed = saw(lan.done("proposeTitleCase", step(reviewed, year + "-10-10")), kind, unitKind);
        return saw(approver.decide(commune, "1/QĐ", year + "-11-10", until, proposed).get(0), kind, unitKind);
    }
}
