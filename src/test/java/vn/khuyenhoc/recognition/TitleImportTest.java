package vn.khuyenhoc.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Desk.problems;
import static vn.khuyenhoc.testing.TitleDesk.id;
import static vn.khuyenhoc.testing.Worded.assertWorded;
import static vn.khuyenhoc.testing.Worded.assertAllWorded;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.recognition.events.TitlesRecognised;
import vn.khuyenhoc.recognition.events.TitlesRecognised.Sum;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Desk;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.Uploads;
import vn.khuyenhoc.testing.WriteTest;

/** A commune's decision with its families, from a spreadsheet: looked at, then one act. */
@WriteTest
class TitleImportTest {
    private static final String HEADINGS = "Mã tổ chức;Số quyết định;Ngày quyết định;Người ký;Danh hiệu;Chủ hộ;Địa chỉ;Hết hiệu lực từ\n";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired Uploads uploads;
    @Autowired Organizations organizations;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired ConfigurableApplicationContext context;

    OrganizationId commune;
    String code, foreign;
    Desk desk;
    private final List<TitlesRecognised> told = new CopyOnWriteArrayList<>();
    private final ApplicationListener<ApplicationEvent> listener = event -> {
        if (event instanceof PayloadApplicationEvent<?> payload && payload.getPayload() instanceof TitlesRecognised recognised) {
            told.add(recognised);
        }
    };

    @BeforeEach
    void aCommune() {
        OrganizationId province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        code = code(commune);
        foreign = code(fixtures.aCommune(province));
        String token = SelfIssued.token("hoa", "OFFICER-APPROVER-VIEWER", commune);
        desk = new Desk(uploads, api.withToken(token), token);
        context.addApplicationListener(listener);
    }

    @AfterEach
    void listenNoMore() {
        context.removeApplicationListener(listener);
    }

    private String code(OrganizationId of) {
        return organizations.on(List.of(new At(of, LocalDate.of(2023, 1, 1)))).values().iterator().next().code();
    }

    private String row(String number, String day, String kind, String holder, String address, String until) {
        return String.join(";", code, number, day, "Trần Văn Ký", kind, holder, address, until) + "\n";
    }

    private int held(String day) {
        return api.as("anonymous").data("query($id: ID!, $d: Date) { node(id: $id) { ... on Organization { recognitionSummary(asOf: $d) { titles { recognised } } } } }",
            Map.of("id", id(commune), "d", day)).at("/node/recognitionSummary/titles").valueStream().mapToInt(title -> title.get("recognised").asInt()).sum();
    }

    @Test
    void appliesADecisionOfThousandsAsOneAct() {
        String families = IntStream.range(0, 5_000).mapToObj(i -> row("15/QĐ", "10/11/2023", i % 2 == 0 ? "Gia đình học tập" : "gia đình", "Chủ hộ " + i, "Thôn " + i % 20, "01/01/2027"))
            .collect(Collectors.joining());
        JsonNode checked = desk.checked("TITLE_DECISIONS", HEADINGS + families + row("15/QĐ", "10/11/2023", "Dòng họ học tập", "Họ Lê", "", ""));
        assertThat(checked.get("state").asString() + checked.get("rowCount").asInt() + problems(checked)).isEqualTo("CHECKED5001[]");
        assertThat(desk.apply(checked.get("id").asString(), "REFUSE")).isEmpty();
        assertThat(desk.settled(checked.get("id").asString()).get("state").asString()).isEqualTo("APPLIED");
        assertThat(List.of(held("2023-11-09"), held("2023-11-10"), held("2026-12-31"), held("2027-01-01"))).containsExactly(0, 5_001, 5_001, 1);
        JsonNode titles = api.data("query($id: ID!) { titles(within: $id, asOf: \"2023-12-31\", where: { decisionNumber: { eq: \"15/QĐ\" } }) { totalCount } }", Map.of("id", id(commune)));
        assertThat(titles.at("/titles/totalCount").asInt()).isEqualTo(5_001);
        assertThat(told).singleElement().satisfies(event -> assertThat(event.sums())
            .containsExactlyInAnyOrder(new Sum(commune.value(), "LEARNING_FAMILY", 202311, 5_000), new Sum(commune.value(), "LEARNING_CLAN", 202311, 1)));
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
        JsonNode again = desk.checked("TITLE_DECISIONS", HEADINGS + row("15/QĐ", "10/11/2023", "Gia đình học tập", "Người mới", "Thôn 1", "")
            + row("16/QĐ", "11/11/2023", "Gia đình học tập", "CHỦ HỘ 7", "thôn 7", "") + row("17/QĐ", "01/01/2027", "Gia đình học tập", "Chủ hộ 7", "Thôn 7", ""));
        assertThat(problems(again)).containsExactly("2 B2 DECISION_NUMBER_TAKEN", "3 F3 TITLE_HELD", "4 C4 DATE_IN_FUTURE");
    }

    @Test
    void findsWhoStandsInItTwiceHoweverTheyAreWritten() {
        String nfd = Normalizer.normalize("Nguyễn Văn Hòa", Normalizer.Form.NFD);
        JsonNode checked = desk.checked("TITLE_DECISIONS", HEADINGS
            + row("1/QĐ", "10/11/2023", "Gia đình học tập", "Nguyễn Văn Hòa", "Thôn 1", "") + row("1/QĐ", "10/11/2023", "Gia đình học tập", "Nguyễn Văn Hoà", "Thôn 1", "")
            + row("1/QĐ", "10/11/2023", "Gia đình học tập", nfd, "THÔN  1", "") + row("1/QĐ", "10/11/2023", "Gia đình học tập", "Nguyễn Văn Hòa", "Thôn 2", "")
            + row("1/QĐ", "10/11/2023", "Công dân học tập", "Nguyễn Văn Hòa", "Thôn 1", ""));
        assertThat(problems(checked)).containsExactly("3 F3 ROW_TWICE", "4 F4 ROW_TWICE");
        assertThat(desk.apply(checked.get("id").asString(), "REFUSE").at("/0/code").asString()).isEqualTo("IMPORT_HAS_BAD_ROWS");
        assertThat(held("2023-12-31")).isZero();
        assertThat(desk.apply(checked.get("id").asString(), "SKIP")).isEmpty();
        desk.settled(checked.get("id").asString());
        assertThat(held("2023-12-31")).isEqualTo(3);
    }

    @Test
    void saysWhatIsWrongInEachRow() {
        List<String> rows = new ArrayList<>(List.of(
            row("1/QĐ", "10/11/2023", "Gia đình học tập", "A", "Thôn 1", ""),
            row("1/QĐ", "11/11/2023", "Gia đình học tập", "B", "Thôn 1", ""),
            row("1/QĐ", "10/11/2023", "Làng văn hóa", "C", "Thôn 1", ""),
            row("1/QĐ", "10/11/2023", "Gia đình học tập", "D", "", ""),
            row("1/QĐ", "10/11/2023", "Gia đình học tập", "E", "Thôn 1", "10/11/2023"),
            row("1/QĐ", "10/11/2023", "Gia đình học tập", "G", "Thôn 1", "").replace(code + ";", foreign + ";")));
        JsonNode checked = desk.checked("TITLE_DECISIONS", HEADINGS + String.join("", rows));
        assertThat(problems(checked)).containsExactly("3 B3 TITLE_DECISION_DIFFERS", "4 E4 CELL_NOT_A_CHOICE", "5 G5 CELL_EMPTY", "6 H6 TITLE_ENDS_BEFORE_DECISION", "7 A7 ORGANIZATION_UNKNOWN");
        JsonNode english = desk.shown(checked.get("id").asString(), "en");
        assertAllWorded(checked.get("rows"), english.get("rows"));
        assertThat(english.at("/rows/nodes/1/problems/0/message").asString()).isEqualTo("Another row has decision '1/QĐ' with another day or signer.");
        assertThat(checked.at("/rows/nodes/1/problems/0/message").asString()).isEqualTo("Quyết định số '1/QĐ' ở dòng khác có ngày hoặc người ký khác.");
        assertThat(told).isEmpty();
    }

    @Test
    void recognisesOneOfTwoYearsInOneSpreadsheet() {
        String of2022 = row("1/QĐ", "10/11/2022", "Gia đình học tập", "Chủ hộ A", "Thôn 1", ""), of2023 = row("1/QĐ", "10/11/2023", "Gia đình học tập", "CHỦ HỘ A", "thôn 1", "");
        assertThat(problems(desk.checked("TITLE_DECISIONS", HEADINGS + of2023 + of2022))).as("the later first").containsExactly("3 F3 TITLE_HELD");
        JsonNode checked = desk.checked("TITLE_DECISIONS", HEADINGS + of2022 + row("1/QĐ", "10/11/2023", "Gia đình học tập", "Chủ hộ B", "Thôn 1", "") + of2023
            + row("1/QĐ", "10/11/2022", "Gia đình học tập", "Chủ hộ B", "Thôn 2", ""));
        assertThat(problems(checked)).isEmpty();
        assertThat(desk.apply(checked.get("id").asString(), "REFUSE")).isEmpty();
        assertThat(desk.settled(checked.get("id").asString()).get("state").asString()).isEqualTo("APPLIED");
        assertThat(List.of(held("2022-11-10"), held("2023-11-09"), held("2023-11-10"))).containsExactly(2, 2, 3);
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void findsWhoStandsInTheDecisionsOfTwoBodiesThatMeanTheSame() {
        OrganizationId board = fixtures.aBoard(commune, Fixtures.LONG_AGO), beside = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        String communes = row("1/QĐ", "10/11/2023", "Gia đình học tập", "Chủ hộ A", "Thôn 1", "");
        JsonNode checked = desk.checked("TITLE_DECISIONS", HEADINGS + communes.replace(code + ";", code(board) + ";") + communes.replace(code + ";", code(beside) + ";") + communes);
        assertThat(problems(checked)).as("two boards may know two, the commune means whom they know").containsExactly("4 F4 ROW_TWICE");
        assertThat(desk.apply(checked.get("id").asString(), "SKIP")).isEmpty();
        assertThat(desk.settled(checked.get("id").asString()).get("state").asString()).isEqualTo("APPLIED");
        assertThat(held("2023-11-10")).isEqualTo(2);
    }

    @Test
    void addsToADecisionWhatWasLeftOutOfItAtFirst() {
        String headings = HEADINGS.replace("\n", ";Bổ sung\n");
        JsonNode first = desk.checked("TITLE_DECISIONS", HEADINGS + row("1/QĐ", "10/11/2023", "Gia đình học tập", "Chủ hộ A", "Thôn 1", "") + row("1/QĐ", "10/11/2023", "Gia đình học tập", "Chủ hộ B", "", ""));
        assertThat(problems(first)).containsExactly("3 G3 CELL_EMPTY");
        assertThat(desk.apply(first.get("id").asString(), "SKIP")).isEmpty();
        desk.settled(first.get("id").asString());
        String mended = row("1/QĐ", "10/11/2023", "Gia đình học tập", "Chủ hộ B", "Thôn 2", "").replace("\n", ";x\n");
        JsonNode wrong = desk.checked("TITLE_DECISIONS", headings + mended.replace(";x\n", ";\n") + mended + mended.replace("10/11", "11/11").replace("1/QĐ", "2/QĐ") + mended.replace("Hộ", "hộ").replace(";x", ";hay"));
        assertThat(problems(wrong)).containsExactly("2 B2 DECISION_NUMBER_TAKEN", "3 B3 TITLE_DECISION_DIFFERS", "4 B4 TITLE_DECISION_UNKNOWN", "5 I5 CELL_NOT_A_CHOICE");
        assertWorded("TITLE_DECISION_UNKNOWN", wrong.at("/rows/nodes/2/problems/0/message").asString(), desk.shown(wrong.get("id").asString(), "en").at("/rows/nodes/2/problems/0/message").asString());
        assertThat(problems(desk.checked("TITLE_DECISIONS", headings + mended.replace("Trần Văn Ký", "Ai khác")))).as("of another signer").containsExactly("2 B2 TITLE_DECISION_UNKNOWN");
        JsonNode again = desk.checked("TITLE_DECISIONS", headings + mended);
        assertThat(problems(again)).isEmpty();
        told.clear();
        assertThat(desk.apply(again.get("id").asString(), "REFUSE")).isEmpty();
        assertThat(desk.settled(again.get("id").asString()).get("state").asString()).isEqualTo("APPLIED");
        assertThat(held("2023-11-10")).isEqualTo(2);
        assertThat(told).singleElement().satisfies(event -> assertThat(event.sums()).containsExactly(new Sum(commune.value(), "LEARNING_FAMILY", 202311, 1)));
        assertThat(problems(desk.checked("TITLE_DECISIONS", headings + mended))).as("sent again").containsExactly("2 F2 TITLE_HELD");
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }
}
