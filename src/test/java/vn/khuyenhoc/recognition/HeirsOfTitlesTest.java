package vn.khuyenhoc.recognition;

import static java.time.Duration.ofMillis;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.testing.TitleDesk.id;
import static vn.khuyenhoc.testing.TitleDesk.key;
import static vn.khuyenhoc.testing.TitleDesk.scores;
import static vn.khuyenhoc.testing.TitleDesk.step;
import static vn.khuyenhoc.testing.TitleDesk.with;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.awaitility.core.ThrowingRunnable;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.organization.events.OrganizationsReorganised.Succession;
import vn.khuyenhoc.recognition.subject.Subjects;
import vn.khuyenhoc.recognition.title.Holding;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.TitleDesk;
import vn.khuyenhoc.testing.WriteTest;

/** Cases and titles of organizations that ended go on at their heirs, in whatever order events come, and nobody counts twice. */
@WriteTest
class HeirsOfTitlesTest {
    private static final LocalDate MERGED = LocalDate.of(2023, 7, 1), AGAIN = LocalDate.of(2024, 7, 1);
    private static final String ADDRESS = "Thôn 1";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired OrganizationRegister register;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext sql;
    @Autowired Holding holding;
    @Autowired List<ConsistencyCheck> checks;

    OrganizationId province, commune, first, second, third;
    TitleDesk lan, minh, approver;

    @BeforeEach
    void threeBoards() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        first = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        second = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        third = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        lan = desk("lan", commune);
        minh = desk("minh", commune);
        approver = desk("hoa", commune);
        TitleDesk above = desk("tam", province);
        above.adopt(above.draft(province, "LEARNING_FAMILY", "387", 70), "2022-04-01");
    }

    private TitleDesk desk(String name, OrganizationId within) {
        return new TitleDesk(api.withToken(SelfIssued.token(name, "OFFICER-APPROVER-VIEWER", within)));
    }

    private JsonNode proposed(OrganizationId by, String head, int year) {
        JsonNode one = lan.register(by, "LEARNING_FAMILY", year, head, ADDRESS, year + "-02-01");
        return lan.done("proposeTitleCase", step(minh.review(lan.assess(one, year + "-05-01", scores(35, 25, 40)), year + "-05-02", scores(30, 20, 30)), year + "-05-10"));
    }

    private void recognise(OrganizationId by, String number, String on, String... heads) {
        List<?> titles = List.of(heads).stream().map(head -> with("kind", "LEARNING_FAMILY", "holder", head, "address", ADDRESS)).toList();
        assertThat(approver.api().data("mutation($input: RecogniseTitlesInput!) { recogniseTitles(input: $input) { errors { code } } }", Map.of("input",
            with("idempotencyKey", key(), "organization", id(by), "number", number, "decidedOn", on, "signer", "B", "titles", titles))).at("/recogniseTitles/errors")).isEmpty();
    }

    private int held(String day) {
        return api.as("anonymous").data("query($id: ID!, $d: Date) { node(id: $id) { ... on Organization { recognitionSummary(asOf: $d) { titles { recognised } } } } }",
            Map.of("id", id(commune), "d", day)).at("/node/recognitionSummary/titles/0/recognised").asInt();
    }

    private static String subject(OrganizationId at, String head) {
        return Subjects.key(TitleKind.LEARNING_FAMILY, at, head, ADDRESS);
    }

    private List<String> subjects(String table) {
        return sql.fetch("select subject from " + table + " where organization_id in (?, ?, ?) and superseded_at is null order by id", first.value(), second.value(), third.value()).getValues(0, String.class);
    }

    private static void soon(ThrowingRunnable what) {
        await().atMost(20, SECONDS).untilAsserted(what);
    }

    private void tell(LocalDate on, OrganizationId predecessor, OrganizationId successor) {
        transaction.executeWithoutResult(status -> events.publishEvent(new OrganizationsReorganised(Ids.next(), on, List.of(new Succession(predecessor.value(), successor.value(), true, null)))));
    }

    @Test
    void endsAnEarlierTitleWhereTheHeirDecidedBeforeItWasTold() {
        JsonNode decided = approver.decide(first, "1/QĐ", "2022-11-10", null, proposed(first, "Chủ hộ A", 2022)).get(0);
        recognise(first, "2/QĐ", "2022-11-10", "Chủ hộ B");
        recognise(second, "1/QĐ", "2023-11-10", "CHỦ HỘ A");
        assertThat(held("2023-11-10")).isEqualTo(3);
        register.merge(List.of(new Merger(first, second)), MERGED);
        soon(() -> assertThat(List.of(held("2023-11-09"), held("2023-11-10"))).as("of the two titles of A one is held").containsExactly(2, 2));
        assertThat(lan.shown(decided.get("id").asString(), "TitleCase", "state").get("state").asString()).isEqualTo("RENEWED");
        assertThat(lan.shown(decided.at("/title/id").asString(), "Title", "heldUntil endedBy").toString()).isEqualTo("{\"heldUntil\":\"2023-11-10\",\"endedBy\":\"RENEWED\"}");
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void leavesWhatWasTakenBackTakenBack() {
        JsonNode decided = approver.decide(first, "1/QĐ", "2022-11-10", null, proposed(first, "Chủ hộ A", 2022)).get(0);
        recognise(first, "2/QĐ", "2022-11-10", "Chủ hộ B");
        String title = approver.api().data("query($id: ID!) { titles(within: $id, asOf: \"2022-12-31\", where: { decisionNumber: { eq: \"2/QĐ\" } }) { nodes { id } } }", Map.of("id", id(first))).at("/titles/nodes/0/id").asString();
        approver.done("revokeTitle", step(decided, "2023-12-01", "reason", "Khai sai"));
        assertThat(approver.api().data("mutation($input: TakeBackTitleInput!) { takeBackTitle(input: $input) { errors { code } } }", Map.of("input",
            with("idempotencyKey", key(), "id", title, "on", "2023-12-02", "reason", "Khai thiếu"))).at("/takeBackTitle/errors")).isEmpty();
        recognise(second, "1/QĐ", "2023-11-10", "Chủ hộ A", "Chủ hộ B");
        register.merge(List.of(new Merger(first, second)), MERGED);
        soon(() -> assertThat(List.of(held("2023-11-09"), held("2023-11-10"), held("2023-12-03"))).as("one each at a time").containsExactly(2, 2, 2));
        assertThat(lan.shown(decided.get("id").asString(), "TitleCase", "state").get("state").asString()).isEqualTo("REVOKED");
        assertThat(lan.shown(decided.at("/title/id").asString(), "Title", "heldUntil endedBy").toString()).isEqualTo("{\"heldUntil\":\"2023-11-10\",\"endedBy\":\"REVOKED\"}");
        assertThat(lan.shown(title, "Title", "heldUntil endedBy endReason").toString()).isEqualTo("{\"heldUntil\":\"2023-11-10\",\"endedBy\":\"REVOKED\",\"endReason\":\"Khai thiếu\"}");
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void endsAnEarlierTitleWhereALaterOneBeginsWhoeverGaveIt() {
        recognise(first, "1/QĐ", "2022-11-10", "Chủ hộ A", "Chủ hộ C");
        JsonNode between = approver.decide(second, "1/QĐ", "2023-08-10", null, proposed(second, "Chủ hộ A", 2023)).get(0);
        recognise(second, "2/QĐ", "2023-08-10", "Chủ hộ B", "Chủ hộ C");
        recognise(first, "2/QĐ", "2023-08-10", "Chủ hộ B");
        recognise(first, "3/QĐ", "2023-09-10", "Chủ hộ A");
        register.merge(List.of(new Merger(first, second)), MERGED);
        soon(() -> assertThat(List.of(held("2023-08-09"), held("2023-08-10"), held("2023-09-09"), held("2023-09-10"))).as("one of A, one of C, and of B, recognised at both on one day, two")
            .containsExactly(2, 4, 4, 4));
        assertThat(lan.shown(between.get("id").asString(), "TitleCase", "state").get("state").asString()).isEqualTo("RENEWED");
        assertThat(lan.shown(between.at("/title/id").asString(), "Title", "heldUntil endedBy").toString()).isEqualTo("{\"heldUntil\":\"2023-09-10\",\"endedBy\":\"RENEWED\"}");
        assertThat(subjects("recognition_title")).as("B may be two").contains(subject(first, "Chủ hộ B"), subject(second, "Chủ hộ B")).doesNotContain(subject(first, "Chủ hộ A"), subject(first, "Chủ hộ C"));
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void areTakenBackByTheHeirOfWhoeverDecided() {
        JsonNode decided = approver.decide(first, "1/QĐ", "2022-11-10", null, proposed(first, "Chủ hộ A", 2022)).get(0);
        recognise(first, "2/QĐ", "2022-11-10", "Chủ hộ B");
        String title = approver.api().data("query($id: ID!) { titles(within: $id, asOf: \"2022-12-31\", where: { decisionNumber: { eq: \"2/QĐ\" } }) { nodes { id } } }", Map.of("id", id(first))).at("/titles/nodes/0/id").asString();
        register.merge(List.of(new Merger(first, second)), MERGED);
        TitleDesk heir = desk("tu", second), another = desk("ba", third);
        soon(() -> assertThat(subjects("recognition_title")).containsExactly(subject(second, "Chủ hộ A"), subject(second, "Chủ hộ B")));
        assertThat(another.shown(decided.get("id").asString(), "TitleCase", "version").isNull()).isTrue();
        another.refused("TITLE_CASE_UNKNOWN", "id", "revokeTitle", step(decided, "2023-05-01", "reason", "Khai sai"));
        JsonNode seen = heir.shown(decided.get("id").asString(), "TitleCase", "id version state");
        assertThat(seen.get("state").asString()).isEqualTo("RECOGNISED");
        JsonNode revoked = heir.done("revokeTitle", step(seen, "2023-05-01", "reason", "Khai sai"));
        assertThat(revoked.get("state").asString() + revoked.at("/desk/id").asString()).as("for a day before it was the heir's").isEqualTo("REVOKED" + id(first));
        assertThat(heir.api().data("mutation($input: TakeBackTitleInput!) { takeBackTitle(input: $input) { title { endedBy } errors { code } } }", Map.of("input",
            with("idempotencyKey", key(), "id", title, "on", "2023-05-01", "reason", "Khai sai"))).get("takeBackTitle").toString()).isEqualTo("{\"title\":{\"endedBy\":\"REVOKED\"},\"errors\":[]}");
        assertThat(List.of(held("2023-04-30"), held("2023-05-01"))).containsExactly(2, 0);
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void goToTheLastHeirInWhateverOrderItIsTold() {
        recognise(first, "1/QĐ", "2022-11-10", "Chủ hộ A");
        recognise(second, "1/QĐ", "2022-11-10", "Chủ hộ B");
        JsonNode open = lan.register(first, "LEARNING_FAMILY", 2023, "Chủ hộ C", ADDRESS, "2023-02-01");
        JsonNode award = lan.api().data("mutation($input: NominateCommendationInput!) { nominateCommendation(input: $input) { commendationCase { id } errors { code } } }", Map.of("input", with("idempotencyKey", key(),
            "organization", id(first), "recipient", with("kind", "FAMILY", "name", "Chủ hộ D", "address", ADDRESS), "form", "CERTIFICATE_OF_MERIT", "reason", "Khuyến học", "meritYear", 2022, "on", "2023-02-01"))).get("nominateCommendation");
        register.merge(List.of(new Merger(first, second)), MERGED);
        register.merge(List.of(new Merger(second, third)), AGAIN);
        List<String> atThird = List.of(subject(third, "Chủ hộ A"), subject(third, "Chủ hộ B"));
        soon(() -> assertThat(subjects("recognition_title")).isEqualTo(atThird));
        soon(() -> assertThat(lan.shown(open.get("id").asString(), "TitleCase", "stepOn desk { id } organization { id }").toString())
            .isEqualTo("{\"stepOn\":\"2024-07-01\",\"desk\":{\"id\":\"" + id(third) + "\"},\"organization\":{\"id\":\"" + id(third) + "\"}}"));
        // As it was before either was told, and told the later one first.
        sql.execute("update recognition_title set subject = ?, known_at = ? where subject = ?", subject(first, "Chủ hộ A"), first.value(), subject(third, "Chủ hộ A"));
        sql.execute("update recognition_title set subject = ?, known_at = ? where subject = ?", subject(second, "Chủ hộ B"), second.value(), subject(third, "Chủ hộ B"));
        sql.execute("update recognition_title_case set organization_id = ?, holder_id = ?, step_on = '2023-02-01' where holder_id = ? and superseded_at is null", first.value(), first.value(), third.value());
        sql.execute("update recognition_commendation set organization_id = ?, holder_id = ?, step_on = '2023-02-01' where holder_id = ? and superseded_at is null", first.value(), first.value(), third.value());
        tell(AGAIN, second, third);
        soon(() -> assertThat(subjects("recognition_title")).containsExactly(subject(first, "Chủ hộ A"), atThird.get(1)));
        tell(MERGED, first, second);
        soon(() -> assertThat(subjects("recognition_title")).isEqualTo(atThird));
        soon(() -> assertThat(lan.shown(open.get("id").asString(), "TitleCase", "stepOn desk { id }").toString()).isEqualTo("{\"stepOn\":\"2024-07-01\",\"desk\":{\"id\":\"" + id(third) + "\"}}"));
        soon(() -> assertThat(lan.shown(award.at("/commendationCase/id").asString(), "CommendationCase", "desk { id }").at("/desk/id").asString()).isEqualTo(id(third)));
    }

    @Test
    void goToWhoeverTakesMostOfWhatIsDivided() {
        JsonNode open = lan.register(first, "LEARNING_FAMILY", 2023, "Chủ hộ C", ADDRESS, "2023-02-01");
        recognise(first, "1/QĐ", "2022-11-10", "Chủ hộ A");
        List<?> successions = List.of(with("from", id(first), "to", id(second), "sharePercent", 30), with("from", id(first), "to", id(third), "sharePercent", 70));
        assertThat(desk("lan", province).api().data("mutation($input: ApplyReorganisationInput!) { applyReorganisation(input: $input) { errors { code message } } }", Map.of("input",
            with("idempotencyKey", key(), "reorganisation", with("on", MERGED.toString(), "decision", "Nghị quyết số 1", "successions", successions)))).at("/applyReorganisation/errors")).isEmpty();
        soon(() -> assertThat(lan.shown(open.get("id").asString(), "TitleCase", "desk { id }").at("/desk/id").asString()).isEqualTo(id(third)));
        soon(() -> assertThat(subjects("recognition_title")).containsExactly(subject(third, "Chủ hộ A")));
        lan.refused("TITLE_CASE_KNOWN", "name", "registerTitleCase", TitleDesk.registration(third, "LEARNING_FAMILY", 2023, "Chủ hộ C", ADDRESS, "2023-08-01"));
        assertThat(lan.register(second, "LEARNING_FAMILY", 2023, "Chủ hộ C", ADDRESS, "2023-08-01").get("state").asString()).as("nobody knows them at the other").isEqualTo("REGISTERED");
    }

    @Test
    void goWithWhomTheyAreKnownAtAlsoWhereTheCommuneRecognisedThem() {
        recognise(first, "1/QĐ", "2022-11-10", "Chủ hộ A");
        recognise(commune, "1/QĐ", "2023-11-10", "CHỦ HỘ A");
        register.merge(List.of(new Merger(first, second)), AGAIN);
        soon(() -> assertThat(subjects("recognition_title")).containsExactly(subject(second, "Chủ hộ A")));
        recognise(commune, "2/QĐ", "2024-11-10", "Chủ hộ A");
        assertThat(List.of(held("2024-11-09"), held("2024-11-10"))).as("the commune's earlier title ends, though its board is no more").containsExactly(1, 1);
        assertThat(approver.api().data("query($id: ID!) { node(id: $id) { ... on Organization { recognitionFigures(asOf: \"2024-12-01\") { streaks { years count } } } } }", Map.of("id", id(commune)))
            .at("/node/recognitionFigures/0/streaks").toString()).isEqualTo("[{\"years\":3,\"count\":1}]");
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    private boolean somebodyWaits() {
        return sql.fetchSingle(sql.family() == SQLDialect.MYSQL ? "select count(*) from performance_schema.data_lock_waits" : "select count(*) from information_schema.sessions where blocker_id is not null")
            .get(0, Integer.class) > 0;
    }

    @Test
    void areNotTakenOverByTheCommuneWhileTheyGoToAnHeir() throws Exception {
        recognise(first, "1/QĐ", "2022-11-10", "Chủ hộ A");
        JsonNode due = proposed(commune, "Chủ hộ A", 2023);
        try (var thread = Executors.newSingleThreadExecutor()) {
            Future<JsonNode> decided = transaction.execute(merger -> {
                holding.lock(List.of(first, second));
                Future<JsonNode> waiting = thread.submit(() -> approver.send("decideTitleCases", "vi", TitleDesk.decision(commune, "2/QĐ", "2023-11-10", null, due)));
                await().atMost(20, SECONDS).pollInterval(ofMillis(10)).until(() -> waiting.isDone() || somebodyWaits());
                assertThat(waiting.isDone()).as("else the merger would take along what the commune has by now").isFalse();
                sql.execute("update recognition_title set subject = ?, known_at = ? where subject = ?", subject(second, "Chủ hộ A"), second.value(), subject(first, "Chủ hộ A"));
                return waiting;
            });
            assertThat(decided.get().at("/data/decideTitleCases/errors")).isEmpty();
        }
        assertThat(subjects("recognition_title")).as("whom the heir knew by then goes on at the commune").containsExactly(subject(commune, "Chủ hộ A"));
        assertThat(List.of(held("2023-11-09"), held("2023-11-10"))).containsExactly(1, 1);
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }
}
