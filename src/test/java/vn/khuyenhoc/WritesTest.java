package vn.khuyenhoc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.reset;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.stubbing.Stubber;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** A change is made whole or not at all, once however often it is sent, and by nobody who may not. */
@WriteTest
class WritesTest {
    private static final String RECEIVE = """
        mutation($input: RecordContributionInput!) { recordContribution(input: $input) {
          contribution { id amount receivedOn description donorKind donorName organization { id } } errors { code message inputPath } } }""";
    private static final String RENAME = """
        mutation($input: RenameOrganizationInput!) { renameOrganization(input: $input) {
          organization { name version asOf } errors { code message inputPath } } }""";
    private static final String RECOGNISE = """
        mutation($input: RecogniseTitlesInput!) { recogniseTitles(input: $input) { recognised errors { code message inputPath } } }""";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired DSLContext sql;
    @MockitoSpyBean Organizations organizations;

    OrganizationId commune;
    OrganizationId neighbour;
    Api officer;

    @BeforeEach
    void anOfficerOfACommune() {
        OrganizationId province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        neighbour = fixtures.aCommune(province);
        officer = api.withToken(SelfIssued.token("lan", "OFFICER-APPROVER-VIEWER", commune));
    }

    private static String id(OrganizationId organization) {
        return GlobalId.of("Organization", organization.value());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private Map<String, Object> gift(String key, Object... changes) {
        Map<String, Object> input = new HashMap<>(Map.of("idempotencyKey", key, "organization", id(commune), "kind", "CASH", "amount", 5_000_000,
            "receivedOn", "2023-05-10", "donor", Map.of("kind", "BUSINESS", "name", "  Công ty Thuỷ  Sản\u00a0Hoà Bình ")));
        for (int i = 0; i < changes.length; i += 2) {
            input.put((String) changes[i], changes[i + 1]);
        }
        return input;
    }

    private JsonNode receive(Api caller, Map<String, Object> input) {
        return caller.data(RECEIVE, Map.of("input", input)).get("recordContribution");
    }

    private JsonNode fund(OrganizationId organization) {
        return officer.data("query($id: ID!) { node(id: $id) { ... on Organization { fund { balance } contributions { totalCount } fundSummary(year: 2023) { raised } } } }",
            Map.of("id", id(organization))).get("node");
    }

    @Test
    void receivesAContributionAndKeepsItsTextInOneForm() {
        JsonNode answer = receive(officer, gift(key()));
        assertThat(answer.get("errors")).isEmpty();
        assertThat(answer.at("/contribution/donorName").asString()).isEqualTo("Công ty Thủy Sản Hòa Bình");
        assertThat(answer.at("/contribution/organization/id").asString()).isEqualTo(id(commune));
        assertThat(fund(commune).at("/fund/balance").asLong()).isEqualTo(5_000_000);
        assertThat(fund(commune).at("/fundSummary/raised").asLong()).isEqualTo(5_000_000);
    }

    @Test
    void answersARepetitionAsTheFirstTime() {
        Map<String, Object> gift = gift(key());
        JsonNode first = receive(officer, gift);
        assertThat(receive(officer, gift)).isEqualTo(first);
        assertThat(fund(commune).at("/contributions/totalCount").asInt()).isEqualTo(1);
        assertThat(receive(officer, gift((String) gift.get("idempotencyKey"), "description", null, "earmark", null))).as("null says what leaving out says").isEqualTo(first);
        JsonNode other = receive(officer, gift((String) gift.get("idempotencyKey"), "amount", 6_000_000));
        assertThat(other.at("/errors/0/code").asString()).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertRefused(RECEIVE, gift((String) gift.get("idempotencyKey"), "amount", 6_000_000), "IDEMPOTENCY_CONFLICT", "idempotencyKey");
        assertThat(fund(commune).at("/fund/balance").asLong()).isEqualTo(5_000_000);
    }

    @Test
    void keepsTheKeysOfCallersApart() {
        Map<String, Object> gift = gift(key());
        JsonNode first = receive(officer, gift);
        JsonNode second = receive(api.withToken(SelfIssued.token("minh", "OFFICER", commune)), gift);
        assertThat(second.at("/contribution/id").asString()).isNotEqualTo(first.at("/contribution/id").asString());
    }

    @Test
    void answersParallelTwinsAlike() throws Exception {
        Map<String, Object> gift = gift(key());
        List<JsonNode> answers = new ArrayList<>();
        try (ExecutorService twins = Executors.newFixedThreadPool(6)) {
            for (Future<JsonNode> answer : twins.invokeAll(IntStream.range(0, 6).mapToObj(i -> (Callable<JsonNode>) () -> receive(officer, gift)).toList())) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).allMatch(answer -> answer.equals(answers.getFirst()) && answer.get("errors").isEmpty());
        assertThat(fund(commune).at("/contributions/totalCount").asInt()).isEqualTo(1);
        assertThat(fund(commune).at("/fund/balance").asLong()).isEqualTo(5_000_000);
    }

    /** What failed left nothing behind, not even its key. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "amount | 0 | AMOUNT_NOT_POSITIVE", "amount | 10000000000001 | AMOUNT_TOO_LARGE", "receivedOn | 2099-01-01 | DATE_IN_FUTURE",
        "receivedOn | 2001-01-01 | ORGANIZATION_UNKNOWN", "kind | IN_KIND | GOODS_NOT_DESCRIBED", "organization | rubbish | ORGANIZATION_UNKNOWN",
        "idempotencyKey | short | IDEMPOTENCY_KEY_INVALID", "description | a\u0007b | TEXT_CONTROL_CHARACTER"})
    void saysWhatIsWrongAndWritesNothing(String field, String value, String code) {
        String key = key();
        Object wrong = field.equals("amount") ? (Object) Long.valueOf(value) : value;
        JsonNode error = receive(officer, gift(key, field, wrong)).at("/errors/0");
        assertThat(error.get("code").asString()).isEqualTo(code);
        JsonNode english = officer.answer(RECEIVE, Map.of("input", gift(key, field, wrong)), "en").at("/data/recordContribution/errors/0");
        assertWorded(code, error.get("message").asString(), english.get("message").asString());
        assertThat(error.at("/inputPath/0").asString()).isEqualTo(switch (code) {
            case "GOODS_NOT_DESCRIBED" -> "description";
            case "ORGANIZATION_UNKNOWN" -> "organization";
            default -> field;
        });
        assertThat(fund(commune).get("fund").isNull() || fund(commune).at("/fund/balance").asLong() == 0).isTrue();
        assertThat(receive(officer, gift(key)).get("errors")).isEmpty();
    }

    @Test
    void namesTheNestedFieldInBothLanguages() {
        Map<String, Object> input = gift(key(), "donor", Map.of("kind", "CLAN", "name", " \u00a0 "));
        JsonNode vietnamese = officer.answer(RECEIVE, Map.of("input", input), "vi").at("/data/recordContribution/errors/0");
        JsonNode english = officer.answer(RECEIVE, Map.of("input", input), "en").at("/data/recordContribution/errors/0");
        assertThat(vietnamese.get("inputPath").valueStream().map(JsonNode::asString)).containsExactly("donor", "name");
        assertThat(vietnamese.get("message").asString()).isEqualTo("Trường 'donor.name' để trống.");
        assertThat(english.get("message").asString()).isEqualTo("'donor.name' is empty.");
    }

    @ParameterizedTest
    @CsvSource({"0, TITLES_MISSING, titles", "501, TITLES_TOO_MANY, titles"})
    void recognisesSomeTitlesAndNotTooMany(int count, String code, String field) {
        Map<String, Object> input = Map.of("idempotencyKey", key(), "organization", id(commune), "number", "1/QĐ", "decidedOn", "2023-11-10",
            "signer", "A", "titles", Collections.nCopies(count, Map.of("kind", "LEARNING_CLAN", "holder", "B")));
        assertRefused(RECOGNISE, input, code, field);
    }

    @Test
    void namesAPlaceWithinAnyLength() {
        assertRefused(RECEIVE, gift(key(), "description", "ế".repeat(501)), "TEXT_TOO_LONG", "description");
    }

    private void assertRefused(String mutation, Map<String, Object> input, String code, String field) {
        List<JsonNode> errors = Stream.of("vi", "en").map(language -> officer.answer(mutation, Map.of("input", input), language)
            .get("data").iterator().next().at("/errors/0")).toList();
        assertThat(errors).allMatch(error -> error.get("code").asString().equals(code) && error.at("/inputPath/0").asString().equals(field));
        assertWorded(code, errors.get(0).get("message").asString(), errors.get(1).get("message").asString());
    }

    /** The message of an error that is the request's, not the input's. */
    private static void assertDenied(Api caller, String code, Map<String, Object> input) {
        List<JsonNode> errors = Stream.of("vi", "en").map(language -> caller.error(RECEIVE, Map.of("input", input), language)).toList();
        assertThat(errors).allMatch(error -> error.at("/extensions/code").asString().equals(code));
        assertWorded(code, errors.get(0).get("message").asString(), errors.get(1).get("message").asString());
    }

    @Test
    void refusesThoseWhoMayNot() {
        assertDenied(api.as("anonymous"), "UNAUTHENTICATED", gift(key()));
        assertDenied(api.withToken(SelfIssued.token("hoa", "VIEWER", commune)), "ROLE_MISSING", gift(key()));
        assertThat(receive(officer, gift(key(), "organization", id(neighbour))).at("/errors/0/code").asString()).isEqualTo("ORGANIZATION_UNKNOWN");
        assertThat(fund(neighbour).at("/contributions/totalCount").asInt()).isZero();
    }

    private void failing(int times) {
        Stubber stubber = doThrow(new CannotAcquireLockException("deadlock"));
        for (int i = 1; i < times; i++) {
            stubber = stubber.doThrow(new CannotAcquireLockException("deadlock"));
        }
        stubber.doCallRealMethod().when(organizations).within(any(), any(), any());
    }

    /** Not one of those that are written together: they are not tried again together, but each alone. */
    private Map<String, Object> promised(String key) {
        return gift(key, "earmark", Map.of("purpose", "AWARD", "wording", "Khen thưởng"));
    }

    @Test
    void triesAgainThreeTimesAfterADeadlock() {
        failing(3);
        assertThat(receive(officer, promised(key())).get("errors")).isEmpty();
        assertThat(fund(commune).at("/fund/balance").asLong()).isEqualTo(5_000_000);
        reset(organizations);
        failing(4);
        String key = key();
        JsonNode vietnamese = receive(officer, promised(key)).at("/errors/0");
        assertThat(vietnamese.get("code").asString()).isEqualTo("TRY_AGAIN");
        reset(organizations);
        failing(4);
        assertWorded("TRY_AGAIN", vietnamese.get("message").asString(),
            officer.answer(RECEIVE, Map.of("input", promised(key)), "en").at("/data/recordContribution/errors/0/message").asString());
        assertThat(receive(officer, promised(key)).get("errors")).isEmpty();
        assertThat(fund(commune).at("/contributions/totalCount").asInt()).isEqualTo(2);
    }

    private JsonNode organization(String asOf) {
        String code = officer.data("query($id: ID!) { node(id: $id) { ... on Organization { code } } }", Map.of("id", id(commune))).at("/node/code").asString();
        return officer.data("query($code: String!, $asOf: Date) { organization(code: $code, asOf: $asOf) { name version } }",
            Map.of("code", code, "asOf", asOf)).get("organization");
    }

    private JsonNode rename(Api caller, String name, String on, String version) {
        return caller.data(RENAME, Map.of("input", Map.of("id", id(commune), "name", name, "on", on, "version", version))).get("renameOrganization");
    }

    @Test
    void renamesFromADayOnAndLeavesWhatWas() {
        String old = organization("2023-06-30").get("name").asString();
        JsonNode renamed = rename(officer, "Hội Khuyến học phường Hoà Thuỷ", "2023-07-01", organization("2023-07-01").get("version").asString());
        assertThat(renamed.at("/organization/name").asString()).isEqualTo("Hội Khuyến học phường Hòa Thủy");
        assertThat(organization("2023-06-30").get("name").asString()).isEqualTo(old);
        assertThat(organization("2023-07-01").get("name").asString()).isEqualTo("Hội Khuyến học phường Hòa Thủy");
        assertThat(organization("2023-07-01").get("version")).isEqualTo(renamed.at("/organization/version"));
    }

    @Test
    void refusesAStaleVersion() throws Exception {
        String version = organization("2023-07-01").get("version").asString();
        List<JsonNode> answers = new ArrayList<>();
        try (ExecutorService officers = Executors.newFixedThreadPool(4)) {
            for (Future<JsonNode> answer : officers.invokeAll(IntStream.range(0, 4).mapToObj(i -> (Callable<JsonNode>) () -> rename(officer, "Tên " + i, "2023-07-01", version)).toList())) {
                answers.add(answer.get());
            }
        }
        assertThat(answers.stream().filter(answer -> answer.get("errors").isEmpty())).hasSize(1);
        assertThat(answers.stream().filter(answer -> !answer.get("errors").isEmpty())).hasSize(3)
            .allMatch(answer -> answer.at("/errors/0/code").asString().equals("CONFLICT"));
        assertRefused(RENAME, Map.of("id", id(commune), "name", "Tên khác", "on", "2023-07-01", "version", version), "CONFLICT", "version");
    }

    @Test
    void recognisesAllTitlesOfADecisionOrNone() {
        Map<String, Object> input = new HashMap<>(Map.of("idempotencyKey", key(), "organization", id(commune), "number", "12/QĐ-HKH",
            "decidedOn", "2023-11-10", "signer", "Trần Văn An", "titles", List.of(
                Map.of("kind", "LEARNING_FAMILY", "holder", "Gia đình Lê Thị Hoa", "address", "Thôn 1", "heldUntil", "2026-11-10"),
                Map.of("kind", "LEARNING_CLAN", "holder", "Dòng họ Nguyễn", "heldUntil", "2023-11-10"))));
        JsonNode refused = officer.data(RECOGNISE, Map.of("input", input)).get("recogniseTitles");
        assertThat(refused.at("/errors/0/code").asString()).isEqualTo("TITLE_ENDS_BEFORE_DECISION");
        assertRefused(RECOGNISE, input, "TITLE_ENDS_BEFORE_DECISION", "titles");
        assertThat(refused.at("/errors/0/inputPath").valueStream().map(JsonNode::asString)).containsExactly("titles", "1", "heldUntil");
        input.put("titles", List.of(Map.of("kind", "LEARNING_FAMILY", "holder", "Gia đình Lê Thị Hoa", "address", "Thôn 1"), Map.of("kind", "LEARNING_CLAN", "holder", "Dòng họ Nguyễn")));
        for (int i = 0; i < 2; i++) {
            assertThat(officer.data(RECOGNISE, Map.of("input", input)).at("/recogniseTitles/recognised").asInt()).isEqualTo(2);
        }
        input.put("idempotencyKey", key());
        assertRefused(RECOGNISE, input, "DECISION_NUMBER_TAKEN", "number");
        assertThat(officer.data("query($id: ID!) { node(id: $id) { ... on Organization { titles(asOf: \"2023-12-01\") { totalCount } } } }", Map.of("id", id(commune)))
            .at("/node/titles/totalCount").asInt()).isEqualTo(2);
    }

    private static final String CHANGES = """
        query($of: ID) { changes(of: $of, first: 100) { totalCount nodes { caller client operation requestId entity rowCount version beforeHash afterHash recordedAt
          organization { id } } } }""";

    @Test
    void recordsWhoChangedWhat() {
        rename(officer, "Tên mới", "2023-07-01", organization("2023-07-01").get("version").asString());
        receive(officer, gift(key()));
        Api admin = api.withToken(SelfIssued.token("quan", "ADMIN", commune));
        List<JsonNode> changes = admin.data(CHANGES, Map.of("of", id(commune))).at("/changes/nodes").valueStream()
            .filter(change -> change.get("caller").asString().equals("lan")).toList();
        assertThat(changes).extracting(change -> change.get("operation").asString() + " " + change.get("entity").asString()).containsExactly(
            "recordContribution fund_contribution", "renameOrganization organization_register", "renameOrganization organization_register");
        assertThat(changes).allMatch(change -> change.get("client").asString().equals("test") && change.get("rowCount").asInt() == 1
            && change.get("afterHash").asString().length() == 64 && change.at("/organization/id").asString().equals(id(commune))
            && !change.get("requestId").isNull() && change.get("recordedAt").asString().endsWith("Z"));
        assertThat(changes.get(0).get("beforeHash").isNull()).isTrue();
        assertThat(changes.get(2).get("beforeHash").asString()).isNotEqualTo(changes.get(2).get("afterHash").asString());
        String gift = receive(officer, gift(key())).at("/contribution/id").asString();
        JsonNode recorded = admin.data("query($of: ID) { changes(of: $of) { totalCount nodes { id } } }", Map.of("of", gift)).get("changes");
        assertThat(recorded.get("totalCount").asInt()).isEqualTo(1);
        String id = recorded.at("/nodes/0/id").asString();
        String found = "query($id: ID!) { node(id: $id) { id } }";
        assertThat(admin.data(found, Map.of("id", id)).at("/node/id").asString()).isEqualTo(id);
        assertThat(officer.data(found, Map.of("id", id)).get("node").isNull()).isTrue();
        for (Api other : List.of(officer, api.as("anonymous"), api.withToken(SelfIssued.token("tu", "ADMIN", neighbour)))) {
            assertThat(other.data(CHANGES, Map.of("of", id(commune))).at("/changes/totalCount").asInt()).isZero();
        }
    }

    /** What is refused leaves no record either: it did not happen. */
    @Test
    void recordsNothingOfWhatWasRefused() {
        // Others are written meanwhile: of the funds that open for new organizations.
        Supplier<Integer> written = () -> sql.fetchCount(DSL.table("change_record"), DSL.condition("operation = 'recordContribution'"));
        int before = written.get();
        receive(officer, gift(key(), "amount", 0));
        assertThat(written.get()).isEqualTo(before);
        receive(officer, gift(key()));
        assertThat(written.get()).isGreaterThan(before);
    }

    @Test
    void letsNobodyRewriteTheRecord() {
        receive(officer, gift(key()));
        sql.execute("insert into change_fact (fact_id, change_id) values (?, ?)", Ids.next(), Ids.next());
        for (String change : List.of("update change_record set caller = 'nobody'", "delete from change_record", "update change_fact set change_id = 1", "delete from change_fact",
                "update fund_entry set amount = 1", "delete from fund_entry")) {
            String table = Stream.of("change_record", "change_fact", "fund_entry").filter(change::contains).findFirst().orElseThrow();
            assertThatThrownBy(() -> sql.execute(change)).as(change).hasMessageContaining(table + " is append-only")
                .rootCause().isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("45000"));
        }
    }
}
