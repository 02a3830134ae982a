package vn.khuyenhoc.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Desk.problems;
import static vn.khuyenhoc.testing.TitleDesk.id;

import java.text.Normalizer;
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

/** A commune's list of those who register, from a spreadsheet: looked at, then all of them, or none. */
@WriteTest
class RegistrationImportTest {
    private static final String HEADINGS = "Mã tổ chức;Danh hiệu;Năm;Chủ hộ;Địa chỉ;Loại đơn vị;Ngày đăng ký\n";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired Uploads uploads;
    @Autowired Organizations organizations;

    OrganizationId commune, board;
    Desk desk;
    TitleDesk officer;

    @BeforeEach
    void aCommune() {
        commune = fixtures.aCommune(fixtures.aProvince());
        board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        String token = SelfIssued.token("lan", "OFFICER-VIEWER", commune);
        officer = new TitleDesk(api.withToken(token));
        desk = new Desk(uploads, officer.api(), token);
    }

    private String row(OrganizationId by, String kind, String year, String name, String address, String unit, String on) {
        String code = organizations.on(List.of(new At(by, LocalDate.of(2023, 1, 1)))).values().iterator().next().code();
        return String.join(";", code, kind, year, name, address, unit, on) + "\n";
    }

    private String family(OrganizationId by, String head) {
        return row(by, "Gia đình học tập", "2023", head, "Thôn 1", "", "15/02/2023");
    }

    private List<String> cases() {
        return officer.api().data("query($id: ID!) { titleCases(within: $id, orderBy: NAME_ASC) { nodes { kind year name address unitKind state stepOn organization { id } } } }", Map.of("id", id(commune)))
            .at("/titleCases/nodes").valueStream().map(one -> String.join(" ", one.get("kind").asString(), one.get("year").asString(), one.get("name").asString(), one.get("address").asString("-"),
                one.get("unitKind").asString("-"), one.get("state").asString(), one.get("stepOn").asString(), one.at("/organization/id").asString().equals(id(board)) ? "board" : "commune")).toList();
    }

    @Test
    void registersAllOfAListAtOnce() {
        JsonNode checked = desk.checked("TITLE_REGISTRATIONS", HEADINGS + family(commune, "Chủ hộ A") + family(board, "Chủ hộ B") + row(commune, "Đơn vị", "2022", "Trường C", "", "Trường học", "15/02/2023"));
        assertThat(problems(checked)).isEmpty();
        assertThat(desk.apply(checked.get("id").asString(), "REFUSE")).isEmpty();
        assertThat(desk.settled(checked.get("id").asString()).get("state").asString()).isEqualTo("APPLIED");
        assertThat(cases()).containsExactly("LEARNING_FAMILY 2023 Chủ hộ A Thôn 1 - REGISTERED 2023-02-15 commune", "LEARNING_FAMILY 2023 Chủ hộ B Thôn 1 - REGISTERED 2023-02-15 board",
            "LEARNING_UNIT 2022 Trường C - SCHOOL REGISTERED 2023-02-15 commune");
        assertThat(problems(desk.checked("TITLE_REGISTRATIONS", HEADINGS + family(commune, "CHỦ HỘ A") + family(commune, "Chủ hộ B") + family(board, "Chủ hộ A") + family(commune, "Chủ hộ D"))))
            .as("also whom a board registered, or the commune above it").containsExactly("2 D2 TITLE_CASE_KNOWN", "3 D3 TITLE_CASE_KNOWN", "4 D4 TITLE_CASE_KNOWN");
    }

    @Test
    void saysWhatIsWrongInEachRow() {
        OrganizationId foreign = fixtures.aCommune(fixtures.aProvince());
        JsonNode checked = desk.checked("TITLE_REGISTRATIONS", HEADINGS + family(commune, "Nguyễn Văn Hòa") + family(commune, Normalizer.normalize("nguyễn văn hoà", Normalizer.Form.NFD)) + family(board, "Nguyễn Văn Hòa")
            + family(foreign, "A") + row(commune, "Làng", "2023", "A", "", "", "15/02/2023") + row(commune, "Gia đình học tập", "2023", "A", "", "", "15/02/2023")
            + row(commune, "Gia đình học tập", "2024", "A", "Thôn 1", "", "15/02/2023") + row(commune, "Gia đình học tập", "2023", "A", "Thôn 1", "", "15/02/2099")
            + row(commune, "Đơn vị học tập", "2023", "A", "", "", "15/02/2023") + row(commune, "Đơn vị học tập", "2023", "A", "", "Nhà máy", "15/02/2023") + row(commune, "Dòng họ", "2023", "A", "", "Cơ quan", "15/02/2023"));
        assertThat(problems(checked)).containsExactly("3 D3 ROW_TWICE", "4 D4 TITLE_CASE_KNOWN", "5 A5 ORGANIZATION_UNKNOWN", "6 B6 CELL_NOT_A_CHOICE", "7 E7 CELL_EMPTY", "8 C8 YEAR_OUT_OF_RANGE",
            "9 G9 DATE_IN_FUTURE", "10 F10 TITLE_SUBJECT_WRONG", "11 F11 CELL_NOT_A_CHOICE", "12 F12 TITLE_SUBJECT_WRONG");
        assertThat(desk.apply(checked.get("id").asString(), "REFUSE").at("/0/code").asString()).isEqualTo("IMPORT_HAS_BAD_ROWS");
        assertThat(cases()).isEmpty();
        assertThat(desk.apply(checked.get("id").asString(), "SKIP")).isEmpty();
        desk.settled(checked.get("id").asString());
        assertThat(cases()).singleElement().asString().contains("Nguyễn Văn Hòa");
    }

    @Test
    void registersNobodyOfAListWhenSomebodyIsRegisteredMeanwhile() {
        JsonNode checked = desk.checked("TITLE_REGISTRATIONS", HEADINGS + family(commune, "Chủ hộ A") + family(commune, "Chủ hộ B"));
        assertThat(problems(checked)).isEmpty();
        officer.register(board, "LEARNING_FAMILY", 2023, "Chủ hộ B", "Thôn 1", "2023-02-10");
        desk.apply(checked.get("id").asString(), "REFUSE");
        JsonNode settled = desk.settled(checked.get("id").asString());
        assertThat(settled.get("state").asString() + settled.at("/refusal/code").asString()).isEqualTo("CHECKEDTITLE_CASE_KNOWN");
        assertThat(cases()).as("that one alone").hasSize(1);
    }
}
