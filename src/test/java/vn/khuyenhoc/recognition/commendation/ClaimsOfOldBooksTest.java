package vn.khuyenhoc.recognition.commendation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.CommendationDesk.key;
import static vn.khuyenhoc.testing.CommendationDesk.nomination;
import static vn.khuyenhoc.testing.CommendationDesk.step;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.CommendationDesk;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** What an earlier release left open claims what it would claim now. */
@WriteTest
class ClaimsOfOldBooksTest {
    private static final Map<String, String> FAMILY = Map.of("kind", "FAMILY", "name", "Nguyễn Văn Hòa", "address", "12 Lê Lợi");

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired ClaimsOfOldBooks old;
    @Autowired DSLContext sql;

    OrganizationId board, other;
    CommendationDesk officer, second, approver;

    @BeforeEach
    void twoBoards() {
        OrganizationId commune = fixtures.aCommune(fixtures.aProvince());
        board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        other = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        officer = desk("lan", commune);
        second = desk("minh", commune);
        approver = desk("hoa", commune);
    }

    private CommendationDesk desk(String name, OrganizationId within) {
        return new CommendationDesk(api.withToken(SelfIssued.token(name, "OFFICER-APPROVER-VIEWER", within)));
    }

    private JsonNode verified(OrganizationId by) {
        return second.verify(officer.nominate(by, FAMILY, "Hiếu học", "2023-11-01"), "2023-11-02");
    }

    /** With one claim, which holds for its form and its body alone. */
    private JsonNode asAnOldBookKept(JsonNode one) {
        long id = GlobalId.parse(one.get("id").asString()).key();
        assertThat(sql.execute("delete from recognition_commendation_claim where commendation_id = ?", id)).isGreaterThanOrEqualTo(2);
        sql.execute("insert into recognition_commendation_claim (claim, recorded_at, commendation_id, of_merit) values (?, ?, ?, true)", "of " + id, LocalDateTime.of(2026, 11, 1, 0, 0), id);
        return one;
    }

    @Test
    void areMadeBeforeAnybodyElseMakesThem() {
        asAnOldBookKept(approver.up(verified(board), "2023-11-03"));
        JsonNode others = asAnOldBookKept(verified(other));
        old.afterSingletonsInstantiated();
        approver.refused("COMMENDATION_KNOWN", "id", "proposeCommendationUp", step(others, "2023-11-04"));
        officer.refused("COMMENDATION_KNOWN", "recipient", "nominateCommendation", nomination(other, FAMILY, "Hiếu học", "2023-11-04"));
    }

    @Test
    void areThoseOfTheOlderWhereTwoAreOpen() {
        JsonNode first = asAnOldBookKept(approver.up(verified(board), "2023-11-03")), later = asAnOldBookKept(approver.up(verified(other), "2023-11-03"));
        old.afterSingletonsInstantiated();
        approver.refused("COMMENDATION_KNOWN", "id", "decideCommendation", step(later, "2023-11-05", "idempotencyKey", key(), "decisionNumber", "1/QĐ", "signer", "A"));
        assertThat(approver.decide(first, "1/QĐ", "2023-11-05", null).get("state").asString()).isEqualTo("DECIDED");
    }

    @Test
    void areThoseOfWhatWasGivenHoweverOldAnOpenOneIs() {
        JsonNode open = asAnOldBookKept(verified(board));
        JsonNode given = approver.decide(asAnOldBookKept(verified(other)), "1/QĐ", "2023-11-05", null);
        asAnOldBookKept(given);
        officer.award("2023-11-20", given);
        old.afterSingletonsInstantiated();
        approver.refused("COMMENDATION_KNOWN", "id", "decideCommendation", step(open, "2023-11-21", "idempotencyKey", key(), "decisionNumber", "2/QĐ", "signer", "A"));
        officer.refused("COMMENDATION_KNOWN", "recipient", "nominateCommendation", nomination(board, FAMILY, "Hiếu học", "2023-11-21"));
    }

    @Test
    void leaveWhatWasGivenTwice() {
        List<JsonNode> given = new ArrayList<>();
        for (OrganizationId by : List.of(board, other)) {
            given.add(asAnOldBookKept(approver.decide(verified(by), "1/QĐ", "2023-11-05", null)));
            officer.award("2023-11-20", given.getLast());
        }
        old.afterSingletonsInstantiated();
        old.afterSingletonsInstantiated();
        assertThat(given).allSatisfy(one -> assertThat(officer.shown(one.get("id").asString()).get("state").asString()).isEqualTo("AWARDED"));
        officer.refused("COMMENDATION_KNOWN", "recipient", "nominateCommendation", nomination(board, FAMILY, "Hiếu học", "2023-11-21"));
    }
}
