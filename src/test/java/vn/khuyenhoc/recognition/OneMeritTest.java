package vn.khuyenhoc.recognition;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.testing.CommendationDesk.id;
import static vn.khuyenhoc.testing.CommendationDesk.key;
import static vn.khuyenhoc.testing.CommendationDesk.nomination;
import static vn.khuyenhoc.testing.CommendationDesk.step;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.recognition.CommendationRegister.Draft;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.CommendationDesk;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** A merit is commended once, whoever decides and in whatever form. */
@WriteTest
class OneMeritTest {
    private static final Map<String, Object> FAMILY = Map.of("kind", "FAMILY", "name", "Nguyễn Văn Hòa", "address", "12 Lê Lợi");
    private static final Map<String, Object> PERSON = Map.of("kind", "INDIVIDUAL", "name", "Trần Thị Mai");
    private static final Map<String, Object> SCHOOL = Map.of("kind", "COLLECTIVE", "name", "Trường THCS Nguyễn Trãi");

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired OrganizationRegister organizations;
    @Autowired CommendationRegister register;

    OrganizationId province, commune, board, elsewhere;
    CommendationDesk communes, checking, deciding, provinces;

    @BeforeEach
    void aProvince() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        elsewhere = fixtures.aCommune(province);
        communes = desk("lan", "OFFICER-VIEWER", commune);
        checking = desk("minh", "OFFICER-VIEWER", province);
        deciding = desk("hoa", "APPROVER-VIEWER", province);
        provinces = desk("tam", "OFFICER-VIEWER", province);
    }

    private CommendationDesk desk(String name, String roles, OrganizationId within) {
        return new CommendationDesk(api.withToken(SelfIssued.token(name, roles, within)));
    }

    private List<Map<String, Object>> all() {
        return List.of(FAMILY, PERSON, SCHOOL, Map.of("kind", "COLLECTIVE", "organization", id(board)));
    }

    private JsonNode awarded(CommendationDesk nominating, OrganizationId by, Map<String, Object> recipient, String reason) {
        JsonNode verified = checking.verify(nominating.nominate(by, recipient, reason, "2023-11-01"), "2023-11-02");
        return nominating.award("2023-11-20", deciding.decide(verified, "12/QĐ-HKH", "2023-11-10", null));
    }

    private void refused(CommendationDesk nominating, OrganizationId by, Map<String, Object> recipient, String reason) {
        nominating.refused("COMMENDATION_KNOWN", "recipient", "nominateCommendation", nomination(by, recipient, reason, "2023-11-21"));
        Object[] inAnotherForm = nomination(by, recipient, reason.toUpperCase() + ".", "2023-11-21");
        inAnotherForm[7] = "MEDAL";
        nominating.refused("COMMENDATION_KNOWN", "recipient", "nominateCommendation", inAnotherForm);
    }

    @Test
    void thatACommuneCommendedIsNotCommendedByItsProvinceNorByABoard() {
        all().forEach(recipient -> {
            awarded(communes, commune, recipient, "Hiếu học");
            refused(provinces, province, recipient, "Hiếu học");
            refused(communes, board, recipient, "Hiếu học");
            provinces.nominate(province, recipient, "Hiến đất", "2023-11-21");
        });
        for (Map<String, Object> namesake : List.of(FAMILY, PERSON, SCHOOL)) {
            provinces.nominate(elsewhere, namesake, "Hiếu học", "2023-11-21");
        }
    }

    @Test
    void thatAProvinceCommendedIsNotCommendedBelow() {
        all().forEach(recipient -> {
            awarded(provinces, province, recipient, "Hiếu học");
            refused(communes, commune, recipient, "Hiếu học");
            refused(provinces, elsewhere, recipient, "Hiếu học");
        });
    }

    @Test
    void thatWasRefusedMayBeCommendedByAnother() {
        all().forEach(recipient -> {
            JsonNode refused = provinces.nominate(province, recipient, "Hiếu học", "2023-11-01");
            deciding.done("refuseCommendation", step(refused, "2023-11-02", "reason", "Thuộc xã"));
            communes.nominate(commune, recipient, "Hiếu học", "2023-11-03");
        });
    }

    @Test
    void goesUpwardsAsOneNomination() {
        all().forEach(recipient -> {
            JsonNode up = deciding.up(checking.verify(communes.nominate(commune, recipient, "Hiếu học", "2023-11-01"), "2023-11-02"), "2023-11-03");
            refused(provinces, province, recipient, "Hiếu học");
            provinces.award("2023-11-21", deciding.decide(up, "13/QĐ-HKH", "2023-11-20", null));
            refused(communes, commune, recipient, "Hiếu học");
        });
    }

    @Test
    void isNominatedOnceByTwoBodiesAtOnce() throws Exception {
        int cases = 0;
        for (Map<String, Object> recipient : all()) {
            CyclicBarrier together = new CyclicBarrier(8);
            List<Callable<String>> clerks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                boolean below = i % 2 == 0;
                clerks.add(() -> {
                    together.await(30, SECONDS);
                    Object[] nomination = nomination(below ? commune : province, recipient, "Hiếu học", "2023-11-01");
                    return (below ? communes : provinces).send("nominateCommendation", "vi", nomination).get("data").get("nominateCommendation").at("/errors/0/code").asString("none");
                });
            }
            List<String> codes = new ArrayList<>();
            try (var pool = Executors.newFixedThreadPool(8)) {
                for (var answer : pool.invokeAll(clerks)) {
                    codes.add(answer.get());
                }
            }
            // Who waits for one that gives up may be told to try again.
            assertThat(codes).as(recipient.toString()).containsOnlyOnce("none").hasSize(8).isSubsetOf("none", "COMMENDATION_KNOWN", "TRY_AGAIN");
            cases++;
            assertThat(provinces.api().data("query($id: ID!) { commendationCases(within: $id) { totalCount } }", Map.of("id", id(province))).at("/commendationCases/totalCount").asInt()).isEqualTo(cases);
        }
    }

    @Test
    void isDraftedNotOverWhatAnotherBodyNominated() {
        JsonNode nominated = communes.nominate(commune, Map.of("kind", "COLLECTIVE", "organization", id(board)), "Hiếu học", "2023-11-01");
        assertThat(register.draftCommendations("campaign:51", List.of(new Draft(province, RecipientKind.COLLECTIVE, board, "Ban", null, CommendationForm.FLAG, "Hiếu học", 2023)),
            LocalDate.of(2023, 12, 20))).containsExactly(GlobalId.parse(nominated.get("id").asString()).key());
    }

    @Test
    void isKnownToTheHeirOfWhoeverCommended() {
        OrganizationId predecessor = fixtures.aBoard(elsewhere, Fixtures.LONG_AGO);
        awarded(provinces, predecessor, FAMILY, "Hiếu học");
        JsonNode open = provinces.nominate(predecessor, PERSON, "Hiếu học", "2023-11-01");
        organizations.merge(List.of(new Merger(predecessor, board)), LocalDate.of(2023, 12, 1));
        await().atMost(20, SECONDS).until(() -> provinces.shown(open.get("id").asString()).at("/desk/id").asString().equals(id(board)));
        for (Map<String, Object> recipient : List.of(FAMILY, PERSON)) {
            for (OrganizationId heir : List.of(board, commune)) {
                provinces.refused("COMMENDATION_KNOWN", "recipient", "nominateCommendation", nomination(heir, recipient, "Hiếu học", "2023-12-02"));
            }
        }
        provinces.nominate(board, FAMILY, "Hiến đất", "2023-12-02");
    }
}
