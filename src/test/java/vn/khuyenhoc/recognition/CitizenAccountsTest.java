package vn.khuyenhoc.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.TitleDesk.id;
import static vn.khuyenhoc.testing.TitleDesk.key;
import static vn.khuyenhoc.testing.TitleDesk.score;
import static vn.khuyenhoc.testing.TitleDesk.step;
import static vn.khuyenhoc.testing.TitleDesk.with;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.MemberRegister;
import vn.khuyenhoc.organization.MemberRegister.Enrolment;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.TitleDesk;
import vn.khuyenhoc.testing.WriteTest;

/** Accounts of learning citizens are registered, confirmed and closed; they are no titles, and titles are no accounts. */
@WriteTest
class CitizenAccountsTest {
    private static final String ACCOUNT = "id code holder state registeredOn confirmedOn closedOn closeReason organization { id } version";
    private static final String COUNTS = """
        query($id: ID!, $on: Date!, $boundary: Boundary!) { node(id: $id) { ... on Organization { citizenAccountSummary(asOf: $on, boundary: $boundary) { open unconfirmed confirmed closed }
          recognitionSummary(asOf: $on, boundary: $boundary) { citizenAccounts titles { kind recognised } } } } }""";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired OrganizationRegister organizations;
    @Autowired MemberRegister members;
    @Autowired List<ConsistencyCheck> checks;

    OrganizationId province, commune, other, board, heir;
    Api lan;

    @BeforeEach
    void twoCommunes() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        other = fixtures.aCommune(province);
        board = fixtures.aBoard(other, Fixtures.LONG_AGO);
        heir = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        lan = api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", province));
    }

    private static JsonNode send(Api by, String language, String act, Map<String, @Nullable Object> input) {
        String mutation = act + "CitizenAccount";
        return by.answer("mutation($input: " + Character.toUpperCase(act.charAt(0)) + mutation.substring(1) + "Input!) { " + mutation + "(input: $input) { citizenAccount { " + ACCOUNT
            + " } errors { code message inputPath } } }", Map.of("input", input), language).at("/data/" + mutation);
    }

    private JsonNode done(String act, Map<String, @Nullable Object> input) {
        JsonNode answer = send(lan, "vi", act, input);
        assertThat(answer.get("errors")).as(answer.toString()).isEmpty();
        return answer.get("citizenAccount");
    }

    private void refused(String code, Api by, String act, Map<String, @Nullable Object> input) {
        JsonNode error = send(by, "vi", act, input).at("/errors/0");
        assertThat(error.get("code").asString()).isEqualTo(code);
        assertWorded(code, error.get("message").asString(), send(by, "en", act, input).at("/errors/0/message").asString());
    }

    private Map<String, @Nullable Object> account(OrganizationId of, String code, String on) {
        return with("idempotencyKey", key(), "organization", id(of), "code", code + province.value(), "holder", "Nguyễn Văn Hòa", "on", on);
    }

    private String counts(OrganizationId of, String on, String boundary) {
        JsonNode told = api.as("anonymous").data(COUNTS, Map.of("id", id(of), "on", on, "boundary", boundary)).get("node");
        assertThat(told.at("/recognitionSummary/citizenAccounts").asInt()).as("the published figure").isEqualTo(told.at("/citizenAccountSummary/open").asInt());
        return told.at("/citizenAccountSummary").propertyStream().map(one -> one.getValue().toString()).reduce("", (all, one) -> all + " " + one).strip();
    }

    @Test
    void isRegisteredConfirmedAndClosed() {
        JsonNode one = done("register", account(commune, "CD1-", "2023-02-01"));
        done("register", account(commune, "CD2-", "2023-03-01"));
        assertThat(one.get("state").asString() + one.get("holder").asString()).isEqualTo("REGISTEREDNguyễn Văn Hòa");
        JsonNode confirmed = done("confirm", step(one, "2023-04-01"));
        assertThat(confirmed.get("state").asString() + confirmed.get("confirmedOn").asString()).isEqualTo("CONFIRMED2023-04-01");
        JsonNode closed = done("close", step(confirmed, "2023-06-01", "reason", "Chuyển đi"));
        assertThat(closed.get("state").asString() + closed.get("closedOn").asString() + closed.get("closeReason").asString()).isEqualTo("CLOSED2023-06-01Chuyển đi");
        assertThat(List.of("2023-01-31", "2023-03-31", "2023-04-01", "2023-06-01").stream().map(day -> counts(province, day, "AS_WAS"))).as("open, unconfirmed, confirmed, closed")
            .containsExactly("0 0 0 0", "2 2 0 0", "2 1 1 0", "1 1 0 1");
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void isRefusedWhatItsStateDoesNotAllow() {
        JsonNode one = done("register", account(commune, "CD1-", "2023-02-01"));
        refused("CITIZEN_ACCOUNT_KNOWN", lan, "register", account(other, "CD1-", "2023-02-01"));
        refused("DATE_IN_FUTURE", lan, "register", account(other, "CD9-", "2099-02-01"));
        refused("STEP_TOO_EARLY", lan, "confirm", step(one, "2023-01-31"));
        refused("STEP_TOO_EARLY", lan, "close", step(one, "2023-02-01", "reason", "Sai"));
        refused("CITIZEN_ACCOUNT_UNKNOWN", api.withToken(SelfIssued.token("ba", "OFFICER-VIEWER", other)), "confirm", step(one, "2023-03-01"));
        JsonNode confirmed = done("confirm", step(one, "2023-04-01"));
        refused("CONFLICT", lan, "close", step(one, "2023-05-01", "reason", "Cũ"));
        refused("CITIZEN_ACCOUNT_STATE_WRONG", lan, "confirm", step(confirmed, "2023-05-01"));
        JsonNode closed = done("close", step(confirmed, "2023-05-01", "reason", "Chuyển đi"));
        refused("CITIZEN_ACCOUNT_STATE_WRONG", lan, "close", step(closed, "2023-06-01", "reason", "Lần nữa"));
        refused("CITIZEN_ACCOUNT_KNOWN", lan, "register", account(other, "CD1-", "2023-06-01"));
    }

    @Test
    void isListedToThoseWhoKeepItAlone() {
        JsonNode first = done("register", account(commune, "CD1-", "2023-02-01"));
        done("register", account(other, "CD2-", "2023-02-02"));
        done("confirm", step(first, "2023-04-01"));
        String list = "query($id: ID, $state: [CitizenAccountState!]) { citizenAccounts(within: $id, where: { state: $state }, orderBy: REGISTERED_ON_DESC) { totalCount nodes { code state } } }";
        assertThat(lan.data(list, Map.of("id", id(province))).get("citizenAccounts").get("nodes").findValuesAsString("state")).containsExactly("REGISTERED", "CONFIRMED");
        assertThat(lan.data(list, Map.of("id", id(province), "state", List.of("CONFIRMED", "CLOSED"))).at("/citizenAccounts/totalCount").asInt()).isEqualTo(1);
        assertThat(api.as("anonymous").data(list, Map.of("id", id(province))).at("/citizenAccounts/totalCount").asInt()).isZero();
    }

    @Test
    void staysWhereItWasRegisteredAndIsKeptByTheHeir() {
        JsonNode one = done("register", account(board, "CD1-", "2022-02-01"));
        organizations.merge(List.of(new Merger(board, heir)), LocalDate.of(2022, 7, 1));
        assertThat(List.of(counts(other, "2022-06-30", "AS_WAS"), counts(commune, "2022-06-30", "AS_WAS"), counts(other, "2022-06-30", "AS_NOW"), counts(commune, "2022-06-30", "AS_NOW")))
            .containsExactly("1 1 0 0", "0 0 0 0", "0 0 0 0", "1 1 0 0");
        Api keeper = api.withToken(SelfIssued.token("sinh", "OFFICER-VIEWER", heir));
        assertThat(keeper.data("query($id: ID!) { node(id: $id) { id } }", Map.of("id", one.get("id").asString())).at("/node/id")).isEqualTo(one.get("id"));
        assertThat(send(keeper, "vi", "close", step(one, "2023-01-01", "reason", "Chuyển đi")).at("/citizenAccount/state").asString()).isEqualTo("CLOSED");
        assertThat(counts(commune, "2023-01-01", "AS_WAS")).isEqualTo("0 0 0 1");
    }

    @Test
    void assessesCitizensYearByYearWithoutCountingAnAccount() {
        TitleDesk desk = new TitleDesk(api.withToken(SelfIssued.token("hoa", "OFFICER-APPROVER-VIEWER", province)));
        desk.adopt(desk.draft(province, "LEARNING_CITIZEN", "677", 70), "2022-04-01");
        for (int year : List.of(2022, 2023)) {
            JsonNode assessed = desk.assess(desk.register(commune, "LEARNING_CITIZEN", year, "Nguyễn Văn Hòa", null, year + "-05-01"), year + "-06-01",
                List.of(score("1.1", year - 2000, false), score("1.2", 25, false), score("2.1", 40, false)));
            assertThat(assessed.at("/self/sum").asInt()).isEqualTo(year - 2000 + 65);
        }
        assertThat(counts(commune, "2023-12-31", "AS_WAS")).isEqualTo("0 0 0 0");
    }

    /** Accounts, titles of citizens and members of the province. */
    private String peopleOn(String day) {
        JsonNode told = lan.data("""
            query($id: ID!, $on: Date!) { node(id: $id) { ... on Organization { summary(asOf: $on) { memberCount } citizenAccountSummary(asOf: $on) { open }
              recognitionSummary(asOf: $on) { citizenAccounts titles { recognised } } } } }""", Map.of("id", id(province), "on", day)).get("node");
        assertThat(told.at("/recognitionSummary/citizenAccounts")).isEqualTo(told.at("/citizenAccountSummary/open"));
        assertThat(told.at("/recognitionSummary/titles").valueStream().mapToInt(title -> title.get("recognised").asInt()).sum()).isEqualTo(told.at("/recognitionSummary/titles/4/recognised").asInt());
        return told.at("/citizenAccountSummary/open").asInt() + " " + told.at("/recognitionSummary/titles/4/recognised").asInt() + " " + told.at("/summary/memberCount").asInt();
    }

    @Test
    void mixesAccountsTitlesAndMembersNever() {
        TitleDesk approver = new TitleDesk(api.withToken(SelfIssued.token("hoa", "OFFICER-APPROVER-VIEWER", province)));
        String name = "Nguyễn Văn Hòa";
        assertThat(peopleOn("2024-12-31")).isEqualTo("0 0 0");
        JsonNode account = done("register", account(commune, "CD1-", "2023-02-01"));
        assertThat(peopleOn("2024-12-31")).as("an account is registered").isEqualTo("1 0 0");
        members.enrol(List.of(new Enrolment(heir, name, null, LocalDate.of(2023, 3, 1), LocalDate.of(2024, 6, 1))));
        assertThat(List.of(peopleOn("2023-12-31"), peopleOn("2024-05-31"), peopleOn("2024-06-01"))).as("the same person enrols, and leaves").containsExactly("1 0 1", "1 0 1", "1 0 0");
        approver.api().data("mutation($input: RecogniseTitlesInput!) { recogniseTitles(input: $input) { errors { code } } }", Map.of("input", with("idempotencyKey", key(), "organization", id(commune),
            "number", "1/QĐ", "decidedOn", "2023-11-10", "signer", "B", "titles", List.of(with("kind", "LEARNING_CITIZEN", "holder", name), with("kind", "LEARNING_CITIZEN", "holder", "Lê Thị Thúy")))));
        assertThat(List.of(peopleOn("2023-11-09"), peopleOn("2023-11-10"), peopleOn("2024-06-01"))).as("is recognised, with another").containsExactly("1 0 1", "1 2 1", "1 2 0");
        JsonNode confirmed = done("confirm", step(account, "2023-12-01"));
        assertThat(peopleOn("2023-12-31")).as("confirms the account").isEqualTo("1 2 1");
        done("close", step(confirmed, "2024-02-01", "reason", "Chuyển đi"));
        assertThat(List.of(peopleOn("2024-01-31"), peopleOn("2024-02-01"), peopleOn("2024-12-31"))).as("closes it").containsExactly("1 2 1", "0 2 1", "0 2 0");
        String title = api.data("query($id: ID) { titles(within: $id, asOf: \"2024-01-01\") { nodes { id } } }", Map.of("id", id(commune))).at("/titles/nodes/0/id").asString();
        approver.api().data("mutation($input: TakeBackTitleInput!) { takeBackTitle(input: $input) { errors { code } } }", Map.of("input", with("idempotencyKey", key(), "id", title, "on", "2024-03-01", "reason", "Khai sai")));
        assertThat(List.of(peopleOn("2024-02-29"), peopleOn("2024-03-01"), peopleOn("2024-12-31"))).as("one title is taken back").containsExactly("0 2 1", "0 1 1", "0 1 0");
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }
}
