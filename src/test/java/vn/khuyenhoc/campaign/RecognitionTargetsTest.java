package vn.khuyenhoc.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.CampaignDesk.campaign;
import static vn.khuyenhoc.testing.CampaignDesk.id;
import static vn.khuyenhoc.testing.CampaignDesk.key;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.TitleRegister;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.TitleRegister.Recognised;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.CampaignDesk;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** Beside the figures of titles stands what the programmes of the year ask for, in titles, and how much of it is held. */
@WriteTest
class RecognitionTargetsTest {
    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired TitleRegister titles;
    @Autowired OrganizationRegister organizations;

    OrganizationId province, commune, board;
    CampaignDesk officer;
    JsonNode plan;

    @BeforeEach
    void aPlanOfAProvince() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        officer = new CampaignDesk(api.withToken(SelfIssued.token("lan", "OFFICER-APPROVER-VIEWER", province)));
        plan = officer.done("recordCampaign", campaign(province, "PLAN"));
        recognise(TitleKind.LEARNING_FAMILY, 6);
        recognise(TitleKind.LEARNING_UNIT, 5);
    }

    private void recognise(TitleKind kind, int number) {
        recognise(board, kind, number);
    }

    private void recognise(OrganizationId by, TitleKind kind, int number) {
        titles.recognise(new Decision(by, "1/" + kind, LocalDate.of(2023, 11, 10), "A"),
            IntStream.range(0, number).mapToObj(i -> new Recognised(kind, "Tên " + i, null)).toList());
    }

    private List<String> told(Api by, OrganizationId of, String on, TitleKind kind) {
        return told(by, of, on, kind, "AS_WAS");
    }

    private List<String> told(Api by, OrganizationId of, String on, TitleKind kind, String boundary) {
        return by.data("""
            query($id: ID!, $on: Date!, $boundary: Boundary!) { node(id: $id) { ... on Organization { recognitionFigures(asOf: $on, boundary: $boundary) { kind
              targets { target { indicator amount } needed rate { numerator denominator percent } } } } } }""", Map.of("id", id(of), "on", on, "boundary", boundary)).at("/node/recognitionFigures/" + kind.ordinal() + "/targets").valueStream()
            .map(one -> one.at("/target/indicator").asString() + " " + one.at("/target/amount").asString() + ": " + one.get("needed") + ", "
                + (one.get("rate").isNull() ? "-" : one.at("/rate/numerator") + "/" + one.at("/rate/denominator") + " " + one.at("/rate/percent"))).toList();
    }

    private List<String> told(TitleKind kind, String on) {
        return told(officer.api(), commune, on, kind);
    }

    @Test
    void areToldInTitlesAndByWhatIsHeld() {
        officer.set(plan, commune, "LEARNING_FAMILY_RATE", "20.5", "base", 41, "baseSource", "Niên giám");
        officer.set(plan, commune, "LEARNING_FAMILIES", 12);
        officer.set(plan, commune, "LEARNING_UNIT_RATE", 50, "base", 8, "baseSource", "Niên giám");
        officer.set(plan, commune, "LEARNING_CLANS", 3);
        officer.set(plan, commune, "MEMBERS", 100);
        assertThat(told(TitleKind.LEARNING_FAMILY, "2023-12-31")).as("8.405 families are nine").containsExactly("LEARNING_FAMILY_RATE 20.5: 9, 6/9 66.67", "LEARNING_FAMILIES 12: 12, 6/12 50.0");
        assertThat(told(TitleKind.LEARNING_UNIT, "2023-12-31")).as("more than was asked for").containsExactly("LEARNING_UNIT_RATE 50: 4, 5/4 125.0");
        assertThat(told(TitleKind.LEARNING_CLAN, "2023-12-31")).as("none is held").containsExactly("LEARNING_CLANS 3: 3, 0/3 0.0");
        assertThat(told(TitleKind.LEARNING_COMMUNITY, "2023-12-31")).as("nothing is asked for").isEmpty();
        assertThat(told(TitleKind.LEARNING_FAMILY, "2023-11-09")).as("before the decision").containsExactly("LEARNING_FAMILY_RATE 20.5: 9, 0/9 0.0", "LEARNING_FAMILIES 12: 12, 0/12 0.0");
        assertThat(told(TitleKind.LEARNING_FAMILY, "2022-12-31")).as("of another year").isEmpty();
        assertThat(told(TitleKind.LEARNING_FAMILY, "2024-01-01")).as("of another year").isEmpty();
        assertThat(told(officer.api(), province, "2023-12-31", TitleKind.LEARNING_FAMILY)).as("of another organization").isEmpty();
        assertThat(told(api.as("anonymous"), commune, "2023-12-31", TitleKind.LEARNING_UNIT)).as("plans are public").hasSize(1);
    }

    @Test
    void goByTheBaseOfWhoeverSetThemAndNotByReports() {
        JsonNode set = officer.set(plan, commune, "LEARNING_FAMILY_RATE", 20, "base", 40, "baseSource", "Niên giám");
        assertThat(officer.api().data("mutation($input: ReportEligibleInput!) { reportEligible(input: $input) { errors { code } } }", Map.of("input", Map.of("idempotencyKey", key(), "organization", id(commune),
            "kind", "LEARNING_FAMILY", "count", 1_000, "on", "2023-01-01", "source", "UBND xã"))).at("/reportEligible/errors")).isEmpty();
        assertThat(told(TitleKind.LEARNING_FAMILY, "2023-12-31")).containsExactly("LEARNING_FAMILY_RATE 20: 8, 6/8 75.0");
        assertThat(officer.progress(set, "2023-12-31").get("base").asInt()).as("as its own progress does").isEqualTo(40);
    }

    @Test
    void areToldOfEveryProgrammeTheCallerMaySee() {
        JsonNode draft = officer.done("recordCampaign", campaign(province, "MOVEMENT"));
        officer.set(plan, commune, "LEARNING_FAMILIES", 12);
        officer.set(draft, commune, "LEARNING_FAMILIES", 24);
        assertThat(told(TitleKind.LEARNING_FAMILY, "2023-12-31")).containsExactly("LEARNING_FAMILIES 12: 12, 6/12 50.0", "LEARNING_FAMILIES 24: 24, 6/24 25.0");
        assertThat(told(api.as("anonymous"), commune, "2023-12-31", TitleKind.LEARNING_FAMILY)).as("nobody outside knows of a draft").containsExactly("LEARNING_FAMILIES 12: 12, 6/12 50.0");
    }

    /** A target stays with whom it was set for; how much of it is held follows the tree that is asked for, as the figure beside it does. */
    @Test
    void areComparedWithTheFigureOfEitherTree() {
        OrganizationId other = fixtures.aCommune(province);
        OrganizationId heir = fixtures.aBoard(other, Fixtures.LONG_AGO);
        recognise(heir, TitleKind.LEARNING_FAMILY, 2);
        officer.set(plan, commune, "LEARNING_FAMILIES", 12);
        officer.set(plan, other, "LEARNING_FAMILY_RATE", 10, "base", 40, "baseSource", "Niên giám");
        organizations.merge(List.of(new Merger(board, heir)), LocalDate.of(2024, 7, 1));
        assertThat(told(officer.api(), commune, "2023-12-31", TitleKind.LEARNING_FAMILY, "AS_WAS")).containsExactly("LEARNING_FAMILIES 12: 12, 6/12 50.0");
        assertThat(told(officer.api(), other, "2023-12-31", TitleKind.LEARNING_FAMILY, "AS_WAS")).containsExactly("LEARNING_FAMILY_RATE 10: 4, 2/4 50.0");
        assertThat(told(officer.api(), commune, "2023-12-31", TitleKind.LEARNING_FAMILY, "AS_NOW")).as("what its board held is the heir's").containsExactly("LEARNING_FAMILIES 12: 12, 0/12 0.0");
        assertThat(told(officer.api(), other, "2023-12-31", TitleKind.LEARNING_FAMILY, "AS_NOW")).containsExactly("LEARNING_FAMILY_RATE 10: 4, 8/4 200.0");
    }
}
