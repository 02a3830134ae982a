package vn.khuyenhoc.recognition.commendation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_COMMENDATION;
import static vn.khuyenhoc.testing.CommendationDesk.key;
import static vn.khuyenhoc.testing.CommendationDesk.step;

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
    @Autowired Merits merits;
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

    /** At the commune's desk, claimed by its nominator alone. */
    private JsonNode upAsAnOldBookKept(OrganizationId by) {
        JsonNode up = approver.up(verified(by), "2023-11-03");
        long id = GlobalId.parse(up.get("id").asString()).key();
        var c = RECOGNITION_COMMENDATION;
        String nominators = merits.of(sql.fetchSingle(c, c.ID.eq(id))).getFirst();
        assertThat(sql.execute("delete from recognition_commendation_claim where commendation_id = ? and claim <> ?", id, nominators)).isEqualTo(3);
        return up;
    }

    @Test
    void areMadeBeforeAnybodyElseMakesThem() {
        upAsAnOldBookKept(board);
        JsonNode others = verified(other);
        old.afterSingletonsInstantiated();
        approver.refused("COMMENDATION_KNOWN", "id", "proposeCommendationUp", step(others, "2023-11-04"));
    }

    @Test
    void areThoseOfTheOlderWhereTwoAreOpen() {
        JsonNode first = upAsAnOldBookKept(board), later = upAsAnOldBookKept(other);
        old.afterSingletonsInstantiated();
        approver.refused("COMMENDATION_KNOWN", "id", "decideCommendation", step(later, "2023-11-05", "idempotencyKey", key(), "decisionNumber", "1/QĐ", "signer", "A"));
        assertThat(approver.decide(first, "1/QĐ", "2023-11-05", null).get("state").asString()).isEqualTo("DECIDED");
    }
}
