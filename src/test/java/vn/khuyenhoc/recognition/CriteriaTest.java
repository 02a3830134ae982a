package vn.khuyenhoc.recognition;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.testing.TitleDesk.but;
import static vn.khuyenhoc.testing.TitleDesk.content;
import static vn.khuyenhoc.testing.TitleDesk.criterion;
import static vn.khuyenhoc.testing.TitleDesk.id;
import static vn.khuyenhoc.testing.TitleDesk.key;
import static vn.khuyenhoc.testing.TitleDesk.scores;
import static vn.khuyenhoc.testing.TitleDesk.section;
import static vn.khuyenhoc.testing.TitleDesk.with;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.TitleDesk;
import vn.khuyenhoc.testing.WriteTest;

/** What titles are judged by: sheets that add up, never change once adopted, and hold where nobody nearer has its own. */
@WriteTest
class CriteriaTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired OrganizationRegister organizations;
    @Autowired DSLContext sql;

    OrganizationId province, commune, board;
    TitleDesk approver, above, admin, stranger;
    String programme;

    @BeforeEach
    void aCommune() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        approver = desk(SelfIssued.token("hoa", "APPROVER-VIEWER", commune));
        above = desk(SelfIssued.token("tam", "APPROVER-VIEWER", province));
        stranger = desk(SelfIssued.token("ba", "APPROVER-VIEWER", fixtures.aCommune(province)));
        admin = desk("quan.ADMIN.all");
        programme = "387-" + NUMBER.incrementAndGet();
    }

    private TitleDesk desk(String token) {
        return new TitleDesk(api.withToken(token));
    }

    private Map<String, @Nullable Object> draft(@Nullable OrganizationId organization, Object sheet) {
        return with("idempotencyKey", key(), "kind", "LEARNING_FAMILY", "programme", programme, "organization", organization == null ? null : id(organization), "content", sheet);
    }

    private static Map<String, @Nullable Object> of(JsonNode sheet, Object... more) {
        return but(with("id", sheet.get("id").asString(), "version", sheet.get("version").asString()), more);
    }

    private JsonNode drafted(@Nullable OrganizationId organization) {
        return (organization == null ? admin : above).draft(organization, "LEARNING_FAMILY", programme, 70);
    }

    private @Nullable String holding(OrganizationId organization, String day) {
        JsonNode sheet = api.as("anonymous").data("query($p: String, $o: ID, $d: Date) { criteriaSheet(kind: LEARNING_FAMILY, programme: $p, organization: $o, asOf: $d) { id } }",
            Map.of("p", programme, "o", id(organization), "d", day)).get("criteriaSheet");
        return sheet.isNull() ? null : sheet.get("id").asString();
    }

    private int listed(Api caller) {
        return caller.data("query($p: String) { criteriaSheets(where: { programme: { eq: $p } }) { totalCount } }", Map.of("p", programme)).at("/criteriaSheets/totalCount").asInt();
    }

    @Test
    void isDraftedRewrittenAndAdopted() {
        JsonNode draft = approver.done("draftCriteriaSheet", draft(commune, content(70)));
        assertThat(draft.get("state").asString() + draft.get("edition").asInt() + draft.at("/organization/id").asString()).isEqualTo("DRAFT1" + id(commune));
        assertThat(draft.at("/sections/0/criteria").findValuesAsString("code")).containsExactly("1.1", "1.2");
        assertThat(draft.at("/sections").findValuesAsString("title")).containsExactly("Học tập của trẻ em", "Học tập của người lớn");
        assertThat(draft.at("/sections/0/maximum").asInt()).isEqualTo(60);
        assertThat(listed(approver.api())).isEqualTo(1);
        assertThat(listed(stranger.api()) + listed(api.as("anonymous"))).as("drafts are for those of the scope").isZero();
        JsonNode revised = approver.done("reviseCriteriaSheet", of(draft, "content", content(55, List.of(
            section(2, "Phần hai", null, List.of(criterion(7, "Một", 60, true))), section(1, "Phần một", 40, List.of(criterion(3, "Hai", 40, false)))))));
        assertThat(revised.get("id").asString() + revised.get("edition").asInt()).isEqualTo(draft.get("id").asString() + 1);
        assertThat(revised.get("sections").toString()).isEqualTo("[{\"order\":1,\"title\":\"Phần một\",\"minimum\":40,\"maximum\":40,\"criteria\":["
            + "{\"code\":\"1.3\",\"text\":\"Hai\",\"maximum\":40,\"veto\":false,\"evidence\":null}]},{\"order\":2,\"title\":\"Phần hai\",\"minimum\":null,\"maximum\":60,\"criteria\":["
            + "{\"code\":\"2.7\",\"text\":\"Một\",\"maximum\":60,\"veto\":true,\"evidence\":null}]}]");
        approver.refused("CONFLICT", "version", "adoptCriteriaSheet", of(draft, "from", "2023-01-01"));
        JsonNode adopted = approver.adopt(revised, "2023-01-01");
        assertThat(adopted.get("state").asString() + adopted.get("validFrom").asString() + adopted.get("validUntil").isNull()).isEqualTo("IN_FORCE2023-01-01true");
        assertThat(listed(api.as("anonymous"))).as("what holds is public").isEqualTo(1);
        approver.refused("CRITERIA_SHEET_ADOPTED", "id", "reviseCriteriaSheet", of(adopted, "content", content(70)));
        approver.refused("CRITERIA_SHEET_ADOPTED", "id", "adoptCriteriaSheet", of(adopted, "from", "2024-01-01"));
        approver.refused("CRITERIA_SHEET_ADOPTED", "id", "withdrawCriteriaSheet", of(adopted));
        assertThat(approver.shown(adopted.get("id").asString(), "CriteriaSheet", TitleDesk.SHEET)).isEqualTo(adopted);
    }

    @Test
    void takesTheSheetsPlaceFromItsFirstDayOn() {
        JsonNode first = above.adopt(drafted(province), "2022-06-01");
        JsonNode second = drafted(province);
        assertThat(second.get("edition").asInt()).isEqualTo(2);
        above.refused("CRITERIA_SHEETS_OVERLAP", "from", "adoptCriteriaSheet", of(second, "from", "2022-06-01"));
        above.refused("CRITERIA_SHEETS_OVERLAP", "from", "adoptCriteriaSheet", of(second, "from", "2022-04-01", "until", "2022-06-02"));
        above.refused("CRITERIA_BEFORE_SOURCE", "from", "adoptCriteriaSheet", of(second, "from", "2022-03-24"));
        above.refused("ENDS_BEFORE_IT_BEGINS", "until", "adoptCriteriaSheet", of(second, "from", "2023-01-01", "until", "2023-01-01"));
        above.adopt(second, "2023-01-01");
        JsonNode replaced = above.shown(first.get("id").asString(), "CriteriaSheet", TitleDesk.SHEET);
        assertThat(replaced.get("state").asString() + replaced.get("validUntil").asString() + replaced.at("/replacedBy/id").asString()).isEqualTo("REPLACED2023-01-01" + second.get("id").asString());
        assertThat(holding(commune, "2022-12-31")).isEqualTo(first.get("id").asString());
        assertThat(holding(commune, "2023-01-01")).isEqualTo(second.get("id").asString());
        assertThat(holding(commune, "2022-05-31")).isNull();
        JsonNode earlier = above.done("adoptCriteriaSheet", of(drafted(province), "from", "2022-04-01", "until", "2022-06-01"));
        assertThat(earlier.get("state").asString()).isEqualTo("REPLACED");
        assertThat(holding(province, "2022-05-31")).isEqualTo(earlier.get("id").asString());
    }

    @Test
    void holdsWhereNobodyNearerHasItsOwn() {
        JsonNode national = admin.adopt(drafted(null), "2022-04-01");
        assertThat(national.get("organization").isNull()).isTrue();
        assertThat(holding(board, "2023-05-01")).isEqualTo(national.get("id").asString());
        JsonNode provinces = above.adopt(drafted(province), "2023-01-01");
        assertThat(provinces.get("edition").asInt()).as("each organization counts its own").isEqualTo(1);
        JsonNode communes = above.adopt(drafted(commune), "2023-07-01");
        assertThat(holding(board, "2022-12-31")).isEqualTo(national.get("id").asString());
        assertThat(holding(board, "2023-06-30")).isEqualTo(provinces.get("id").asString());
        assertThat(holding(board, "2023-07-01")).isEqualTo(communes.get("id").asString());
        OrganizationId other = fixtures.aBoard(fixtures.aCommune(province), Fixtures.LONG_AGO);
        assertThat(holding(other, "2023-07-01")).isEqualTo(provinces.get("id").asString());
        organizations.merge(List.of(new Merger(board, other)), LocalDate.of(2023, 8, 1));
        assertThat(holding(board, "2023-07-31")).as("the tree of the day").isEqualTo(communes.get("id").asString());
        assertThat(holding(board, "2023-08-01")).as("who is no more is judged by nothing").isNull();
        JsonNode whole = api.as("anonymous").data("query($p: String) { criteriaSheet(kind: LEARNING_FAMILY, programme: $p, asOf: \"2023-12-01\") { id } }", Map.of("p", programme));
        assertThat(whole.at("/criteriaSheet/id").asString()).isEqualTo(national.get("id").asString());
    }

    @Test
    void isChangedByThoseAloneWhoseItIs() {
        JsonNode communes = drafted(commune);
        stranger.refused("CRITERIA_SHEET_UNKNOWN", "id", "adoptCriteriaSheet", of(communes, "from", "2023-01-01"));
        stranger.refused("ORGANIZATION_UNKNOWN", "organization", "draftCriteriaSheet", draft(commune, content(70)));
        approver.refused("ORGANIZATION_UNKNOWN", "organization", "draftCriteriaSheet", draft(province, content(70)));
        approver.forbidden("ROLE_MISSING", "draftCriteriaSheet", draft(null, content(70)));
        desk(SelfIssued.token("quan", "ADMIN", province)).refused("ORGANIZATION_UNKNOWN", "organization", "draftCriteriaSheet", draft(null, content(70)));
        desk(SelfIssued.token("lan", "OFFICER-VIEWER", commune)).forbidden("ROLE_MISSING", "draftCriteriaSheet", draft(commune, content(70)));
        JsonNode national = drafted(null);
        desk("tam.APPROVER-VIEWER.all").refused("CRITERIA_SHEET_UNKNOWN", "id", "withdrawCriteriaSheet", of(national));
        assertThat(approver.shown(national.get("id").asString(), "CriteriaSheet", "id").isNull()).isTrue();
        assertThat(admin.done("withdrawCriteriaSheet", of(national)).asString()).isEqualTo(national.get("id").asString());
        admin.refused("CRITERIA_SHEET_UNKNOWN", "id", "withdrawCriteriaSheet", of(national));
        assertThat(admin.draft(null, "LEARNING_FAMILY", programme, 70).get("edition").asInt()).as("numbers are not given twice").isEqualTo(2);
    }

    @Test
    void refusesWhatDoesNotAddUp() {
        Map<String, @Nullable Object> one = section(1, "Một", null, List.of(criterion(1, "A", 60, false)));
        Map<String, @Nullable Object> two = section(2, "Hai", null, List.of(criterion(1, "B", 40, false)));
        record Bad(String code, String path, Map<String, @Nullable Object> content) {}
        List<Bad> bad = List.of(
            new Bad("CRITERIA_POINTS_DIFFER", "content.total", content(50, List.of(one))),
            new Bad("CRITERIA_POINTS_DIFFER", "content.total", but(content(50, List.of(one, two)), "total", 101)),
            new Bad("CRITERIA_POINTS_IMPOSSIBLE", "content.total", but(content(50, List.of(one, two)), "total", 0)),
            new Bad("CRITERIA_POINTS_IMPOSSIBLE", "content.threshold", content(-1, List.of(one, two))),
            new Bad("CRITERIA_POINTS_IMPOSSIBLE", "content.sections.1.criteria.0.maximum", content(50, List.of(one, but(two, "criteria", List.of(criterion(1, "B", 0, false)))))),
            new Bad("CRITERIA_THRESHOLD_TOO_HIGH", "content.threshold", content(101, List.of(one, two))),
            new Bad("CRITERIA_THRESHOLD_TOO_HIGH", "content.sections.0.minimum", content(50, List.of(but(one, "minimum", 61), two))),
            new Bad("LIST_EMPTY", "content.sections", content(50, List.of())),
            new Bad("LIST_TOO_LONG", "content.sections", content(50, IntStream.range(0, 21).mapToObj(i -> one).toList())),
            new Bad("LIST_TOO_LONG", "content.sections.1.criteria", content(50, List.of(one, but(two, "criteria", IntStream.range(0, 100).mapToObj(i -> criterion(i + 1, "C" + i, 1, false)).toList())))),
            new Bad("CRITERIA_SECTION_EMPTY", "content.sections.1.criteria", content(50, List.of(one, but(two, "criteria", List.of())))),
            new Bad("CRITERIA_TWICE", "content.sections.1.order", content(50, List.of(one, but(two, "order", 1)))),
            new Bad("CRITERIA_TWICE", "content.sections.1.title", content(50, List.of(one, but(two, "title", " MỘT ")))),
            new Bad("CRITERIA_TWICE", "content.sections.1.criteria.0.text", content(50, List.of(one, but(two, "criteria", List.of(criterion(1, "a", 40, false)))))),
            new Bad("CRITERIA_TWICE", "content.sections.0.criteria.1.order", content(50, List.of(but(one, "criteria", List.of(criterion(1, "A", 60, false), criterion(1, "B", 40, false)))))),
            new Bad("CRITERIA_PLACE_IMPOSSIBLE", "content.sections.0.order", content(50, List.of(but(one, "order", 0), two))),
            new Bad("DATE_IN_FUTURE", "content.sourceIssuedOn", but(content(50, List.of(one, two)), "sourceIssuedOn", "2099-01-01")),
            new Bad("TEXT_EMPTY", "content.name", but(content(50, List.of(one, two)), "name", " ")));
        JsonNode draft = drafted(commune);
        bad.forEach(wrong -> {
            above.refused(wrong.code(), wrong.path(), "draftCriteriaSheet", draft(commune, wrong.content()));
            above.refused(wrong.code(), wrong.path(), "reviseCriteriaSheet", of(draft, "content", wrong.content()));
        });
        assertThat(listed(admin.api())).as("nothing was written").isEqualTo(1);
        assertThat(above.shown(draft.get("id").asString(), "CriteriaSheet", TitleDesk.SHEET)).isEqualTo(draft);
    }

    @Test
    void isNumberedOnceWhenManyDraftAtTheSameTime() throws InterruptedException {
        List<Callable<Integer>> clerks = IntStream.range(0, 6).<Callable<Integer>>mapToObj(i -> () -> drafted(null).get("edition").asInt()).toList();
        List<Integer> editions = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(6)) {
            pool.invokeAll(clerks).forEach(clerk -> editions.add(clerk.resultNow()));
        }
        assertThat(editions).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
    }

    @Test
    void repeatsTheFirstAnswer() {
        Map<String, @Nullable Object> twice = draft(commune, content(70));
        assertThat(above.done("draftCriteriaSheet", twice)).isEqualTo(above.done("draftCriteriaSheet", twice));
        assertThat(listed(above.api())).isEqualTo(1);
    }

    @Test
    void endsOnNoDayOnWhichSomebodyIsJudgedByIt() {
        JsonNode first = above.adopt(drafted(province), "2022-06-01"), second = drafted(province);
        TitleDesk officer = desk(SelfIssued.token("lan", "OFFICER-VIEWER", commune));
        JsonNode assessed = officer.assess(officer.register(commune, "LEARNING_FAMILY", 2023, "Chủ hộ A", "Thôn 1", "2023-02-01"), "2023-05-10", scores(35, 25, 40));
        assertThat(assessed.at("/sheet/id").asString()).isEqualTo(first.get("id").asString());
        for (String day : List.of("2023-02-01", "2023-05-10")) {
            above.refused("CRITERIA_SHEET_IN_USE", "from", "adoptCriteriaSheet", of(second, "from", day));
        }
        assertThat(above.shown(first.get("id").asString(), "CriteriaSheet", "validUntil").get("validUntil").isNull()).isTrue();
        above.adopt(second, "2023-05-11");
        assertThat(List.of(holding(commune, "2023-05-10"), holding(commune, "2023-05-11"))).containsExactly(first.get("id").asString(), second.get("id").asString());
    }

    @Test
    void mayEndBeforeADayOnWhichACaseOnlyMovedToAnotherDesk() {
        JsonNode first = above.adopt(drafted(province), "2022-06-01"), second = drafted(province);
        TitleDesk officer = desk(SelfIssued.token("lan", "OFFICER-VIEWER", commune));
        OrganizationId heir = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        JsonNode assessed = officer.assess(officer.register(board, "LEARNING_FAMILY", 2023, "Chủ hộ A", "Thôn 1", "2023-02-01"), "2023-05-10", scores(35, 25, 40));
        organizations.merge(List.of(new Merger(board, heir)), LocalDate.of(2023, 7, 1));
        await().atMost(20, SECONDS).until(() -> officer.shown(assessed.get("id").asString(), "TitleCase", "desk { id }").at("/desk/id").asString().equals(id(heir)));
        above.refused("CRITERIA_SHEET_IN_USE", "from", "adoptCriteriaSheet", of(second, "from", "2023-05-10"));
        above.adopt(second, "2023-06-01");
        assertThat(List.of(holding(commune, "2023-05-31"), holding(commune, "2023-06-01"))).containsExactly(first.get("id").asString(), second.get("id").asString());
        assertThat(sql.fetchSingle("select count(*) from recognition_title_case_step where moved and organization_id = ?", heir.value()).get(0, Integer.class)).isOne();
    }
}
