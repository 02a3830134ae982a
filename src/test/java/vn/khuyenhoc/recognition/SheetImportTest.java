package vn.khuyenhoc.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Desk.problems;
import static vn.khuyenhoc.testing.Worded.assertWorded;
import static vn.khuyenhoc.testing.Worded.assertAllWorded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Desk;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.TitleDesk;
import vn.khuyenhoc.testing.Uploads;
import vn.khuyenhoc.testing.WriteTest;

/** A province's own criteria, from a spreadsheet: a draft that can be adopted, or nothing at all. */
@WriteTest
class SheetImportTest {
    private static final String HEADINGS = "Mã tổ chức;Danh hiệu;Chương trình;Mã bộ tiêu chí;Tên bộ tiêu chí;Số văn bản;Ngày ban hành;Cơ quan ban hành;Điểm đạt;Nhóm tiêu chí;"
        + "Điểm tối thiểu của nhóm;Tiêu chí;Điểm tối đa;Bắt buộc;Minh chứng\n";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired Uploads uploads;
    @Autowired Organizations organizations;

    OrganizationId province;
    String code, foreign;
    Desk desk;
    TitleDesk approver;

    @BeforeEach
    void aProvince() {
        province = fixtures.aProvince();
        code = code(province);
        foreign = code(fixtures.aProvince());
        String token = SelfIssued.token("hoa", "OFFICER-APPROVER-VIEWER", province);
        approver = new TitleDesk(api.withToken(token));
        desk = new Desk(uploads, approver.api(), token);
    }

    private String code(OrganizationId of) {
        return organizations.on(List.of(new At(of, LocalDate.of(2023, 1, 1)))).values().iterator().next().code();
    }

    private String row(String threshold, String section, String minimum, String criterion, String maximum, String veto, String evidence) {
        return String.join(";", code, "Gia đình học tập", "387", "GĐHT", "Bộ tiêu chí tỉnh", "12/QĐ-UBND", "10/01/2023", "UBND tỉnh", threshold, section, minimum, criterion, maximum, veto, evidence) + "\n";
    }

    private JsonNode sheets() {
        return approver.api().data("query($code: String!) { criteriaSheets(where: { draft: true, organization: { code: { eq: $code } } }) { nodes { " + TitleDesk.SHEET + " } } }", Map.of("code", code))
            .at("/criteriaSheets/nodes");
    }

    @Test
    void becomesADraftThatCanBeAdopted() {
        JsonNode checked = desk.checked("CRITERIA_SHEETS", HEADINGS + row("70", "Trẻ em", "30", "Đi học đúng độ tuổi", "35", "", "Giấy khen") + row("70", "Trẻ em", "30", "Không bỏ học", "25", "x", "")
            + row("70", "Người lớn", "", "Học thường xuyên", "40", "Không", ""));
        assertThat(problems(checked)).isEmpty();
        assertThat(desk.apply(checked.get("id").asString(), "REFUSE")).isEmpty();
        assertThat(desk.settled(checked.get("id").asString()).get("state").asString()).isEqualTo("APPLIED");
        JsonNode sheet = sheets().get(0);
        assertThat(sheet.get("name").asString() + sheet.get("total").asInt() + " " + sheet.get("threshold").asInt() + sheet.get("state").asString()).isEqualTo("Bộ tiêu chí tỉnh100 70DRAFT");
        assertThat(sheet.get("sections").findValuesAsString("text")).containsExactly("Đi học đúng độ tuổi", "Không bỏ học", "Học thường xuyên");
        assertThat(sheet.get("sections").findValuesAsString("code")).containsExactly("1.1", "1.2", "2.1");
        assertThat(sheet.at("/sections/0/minimum").asInt()).isEqualTo(30);
        assertThat(sheet.at("/sections/0/criteria/0/evidence").asString() + sheet.at("/sections/0/criteria/1/veto").asBoolean() + sheet.at("/sections/1/criteria/0/veto").asBoolean()).isEqualTo("Giấy khentruefalse");
        assertThat(approver.adopt(sheet, "2023-02-01").get("state").asString()).isEqualTo("IN_FORCE");
    }

    @Test
    void beginsWithTheSheetsOfTheSample() throws IOException {
        JsonNode checked = desk.checked("CRITERIA_SHEETS", Files.readString(Path.of("docs/spreadsheets/criteria-sheets.csv")).replace("\nQT;", "\n" + code + ";"));
        assertThat(problems(checked)).isEmpty();
        assertThat(desk.apply(checked.get("id").asString(), "REFUSE")).isEmpty();
        assertThat(desk.settled(checked.get("id").asString()).get("state").asString()).isEqualTo("APPLIED");
        List<JsonNode> adopted = sheets().valueStream().map(sheet -> approver.adopt(sheet, "2023-01-01")).toList();
        assertThat(adopted).extracting(sheet -> sheet.get("kind").asString()).containsExactlyInAnyOrder("LEARNING_FAMILY", "LEARNING_CLAN", "LEARNING_COMMUNITY", "LEARNING_UNIT", "LEARNING_CITIZEN");
        assertThat(adopted).allSatisfy(sheet -> assertThat(sheet.get("name").asString() + " " + sheet.get("total").asInt() + " " + sheet.get("threshold").asInt()).endsWith("(mẫu) 100 70"));
        assertThat(api.as("anonymous").data("query($id: ID!) { criteriaSheet(kind: LEARNING_CITIZEN, organization: $id, asOf: \"2023-06-01\") { state sections { criteria { code } } } }", Map.of("id", TitleDesk.id(province)))
            .at("/criteriaSheet/sections").valueStream().map(section -> section.get("criteria").size())).containsExactly(4, 3, 3);
    }

    @Test
    void saysWhatIsWrongInEachRow() {
        JsonNode checked = desk.checked("CRITERIA_SHEETS", HEADINGS + row("70", "Trẻ em", "30", "A", "35", "", "")
            + row("80", "Trẻ em", "30", "B", "35", "", "")
            + row("70", "Trẻ em", "20", "C", "35", "", "")
            + row("70", "Trẻ em", "30", "a", "35", "", "")
            + row("70", "Trẻ em", "30", "D", "0", "", "")
            + row("70", "Trẻ em", "30", "E", "0", "đúng", "")
            + row("70", "Trẻ em", "30", "G", "10", "", "").replace("Gia đình học tập", "Làng văn hóa")
            + row("70", "Trẻ em", "30", "H", "10", "", "").replace(code + ";", foreign + ";")
            + row("70", "Trẻ em", "30", "I", "10", "", "").replace("10/01/2023", "10/01/2099"));
        assertThat(problems(checked)).containsExactly("3 I3 CRITERIA_ROWS_DIFFER", "4 K4 CRITERIA_ROWS_DIFFER", "5 L5 ROW_TWICE", "6 M6 CRITERIA_POINTS_IMPOSSIBLE", "7 N7 CELL_NOT_A_CHOICE",
            "8 B8 CELL_NOT_A_CHOICE", "9 A9 ORGANIZATION_UNKNOWN", "10 G10 DATE_IN_FUTURE");
        assertAllWorded(checked.get("rows"), desk.shown(checked.get("id").asString(), "en").get("rows"));
        assertThat(checked.at("/rows/nodes/1/problems/0/message").asString()).isEqualTo("Dòng khác của cùng bộ tiêu chí, hoặc cùng nhóm, ghi khác ở ô này.");
        assertThat(desk.shown(checked.get("id").asString(), "en").at("/rows/nodes/1/problems/0/message").asString()).isEqualTo("Another row of the same sheet, or section, says something else here.");
    }

    @Test
    void draftsNothingOfASheetThatNobodyCouldReach() {
        JsonNode checked = desk.checked("CRITERIA_SHEETS", HEADINGS + row("90", "Trẻ em", "", "A", "35", "", ""));
        assertThat(problems(checked)).containsExactly("2 I2 CRITERIA_THRESHOLD_TOO_HIGH");
        assertThat(checked.at("/rows/nodes/0/problems/0/message").asString()).isEqualTo("Cần 90 điểm nhưng chỉ có thể đạt 35.");
        assertThat(desk.apply(checked.get("id").asString(), "REFUSE").at("/0/code").asString()).isEqualTo("IMPORT_HAS_BAD_ROWS");
        assertThat(sheets()).isEmpty();
    }

    @Test
    void namesTheRowOfWhatIsWrongInTheWhole() {
        String sound = row("70", "Trẻ em", "", "A", "100", "", "");
        JsonNode checked = desk.checked("CRITERIA_SHEETS", HEADINGS + sound.replace("GĐHT", "Một") + sound.replace("GĐHT", "Hai") + row("70", "Người lớn", "50", "B", "40", "", "").replace("GĐHT", "Hai")
            + sound.replace("GĐHT", "Ba") + row("70", "trẻ em", "", "B", "40", "", "").replace("GĐHT", "Ba")
            + row("70", "Trẻ em", "", "A", "1000", "", "").replace("GĐHT", "Bốn") + row("70", "Trẻ em", "", "B", "1", "", "").replace("GĐHT", "Bốn"));
        assertThat(problems(checked)).containsExactly("4 K4 CRITERIA_THRESHOLD_TOO_HIGH", "6 J6 CRITERIA_TWICE", "7 M7 CRITERIA_POINTS_IMPOSSIBLE");
        assertThat(checked.get("badRowCount").asInt() + " of " + checked.get("rowCount").asInt()).isEqualTo("3 of 7");
    }

    @Test
    void leavesNoCriterionOut() {
        JsonNode checked = desk.checked("CRITERIA_SHEETS", HEADINGS + row("70", "Trẻ em", "", "A", "100", "", "") + row("70", "Trẻ em", "", "B", "nhiều", "", ""));
        assertThat(problems(checked)).containsExactly("3 M3 CELL_NOT_A_NUMBER");
        List<JsonNode> refusals = List.of("vi", "en").stream().map(language -> desk.apply(checked.get("id").asString(), "SKIP", language).get(0)).toList();
        assertThat(refusals).allSatisfy(refusal -> assertThat(refusal.get("code").asString()).isEqualTo("IMPORT_ROWS_BELONG_TOGETHER"));
        assertWorded("IMPORT_ROWS_BELONG_TOGETHER", refusals.get(0).get("message").asString(), refusals.get(1).get("message").asString());
        assertThat(desk.shown(checked.get("id").asString()).get("state").asString()).isEqualTo("CHECKED");
        assertThat(sheets()).isEmpty();
        JsonNode kinds = api.data("{ importKinds { name skipsBadRows } }").get("importKinds");
        assertThat(kinds.valueStream().filter(kind -> !kind.get("skipsBadRows").asBoolean()).map(kind -> kind.get("name").asString())).containsExactly("CRITERIA_SHEETS");
    }
}
