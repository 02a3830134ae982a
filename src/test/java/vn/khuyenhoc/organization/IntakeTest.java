package vn.khuyenhoc.organization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationRegister.Establishment;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.organization.UnitRegister.UnitEntry;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Desk;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.Uploads;
import vn.khuyenhoc.testing.WriteTest;

/** Units, populations and learning centres come in from spreadsheets as offices have them; what is wrong is shown by its cell. */
@WriteTest
class IntakeTest {
    private static final AtomicInteger NUMBER = new AtomicInteger(500);
    private static final LocalDate DAY = LocalDate.of(2022, 1, 1);

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired Uploads uploads;
    @Autowired UnitRegister units;
    @Autowired OrganizationRegister register;
    @Autowired Organizations organizations;
    @Autowired List<ConsistencyCheck> checks;

    String number;
    UnitId province;
    OrganizationId association, commune, board;
    Desk admin, officer;

    @BeforeEach
    void aProvinceWithItsAssociation() {
        number = String.valueOf(NUMBER.incrementAndGet());
        province = units.establish(List.of(new UnitEntry(number, "Tỉnh " + number, UnitLevel.PROVINCE, UnitKind.PROVINCE, null, Fixtures.LONG_AGO))).getFirst();
        association = register.establish(List.of(new Establishment("H" + number, "Hội " + number, OrganizationLevel.PROVINCE, OrganizationBasis.TERRITORY,
            null, province, Fixtures.LONG_AGO))).getFirst();
        commune = fixtures.aCommune(association);
        board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        admin = desk("tam", "ADMIN-VIEWER");
        officer = desk("lan", "OFFICER-VIEWER");
    }

    private Desk desk(String name, String roles) {
        String token = SelfIssued.token(name, roles, association);
        return new Desk(uploads, api.withToken(token), token);
    }

    private String code(OrganizationId organization) {
        return organizations.on(List.of(new At(organization, DAY))).values().iterator().next().code();
    }

    private static void applied(Desk desk, JsonNode checked) {
        assertThat(checked.get("state").asString()).isEqualTo("CHECKED");
        assertThat(Desk.problems(checked)).isEmpty();
        String id = checked.get("id").asString();
        assertThat(desk.apply(id, "REFUSE")).isEmpty();
        assertThat(desk.settled(id).get("state").asString()).isEqualTo("APPLIED");
    }

    private void assertWordedInBoth(Desk desk, String id, String code) {
        String path = "/rows/nodes";
        String vietnamese = message(desk.shown(id, "vi").at(path), code);
        assertWorded(code, vietnamese, message(desk.shown(id, "en").at(path), code));
    }

    private static String message(JsonNode rows, String code) {
        return rows.valueStream().flatMap(row -> row.get("problems").valueStream()).filter(problem -> problem.get("code").asString().equals(code))
            .findFirst().orElseThrow().get("message").asString();
    }

    private String unitsFile() {
        return "DANH MỤC ĐƠN VỊ HÀNH CHÍNH;;;;;\nMã số;Tên đơn vị hành chính;Cấp;Mã cấp trên;Có hiệu lực từ (dd/mm/yyyy)\n"
            + number + "1;Thị xã Một;Huyện;" + number + ";01/01/2015\n"
            + number + "11;Phường Thuý Một;xã;" + number + "1;1/1/2015\n"
            + number + "12;Xã Hai;Xã;" + number + "1;01-01-2015\n";
    }

    @Test
    void takesAListOfUnitsOnce() {
        JsonNode checked = admin.checked("UNITS", unitsFile());
        assertThat(checked.get("rowCount").asInt()).isEqualTo(3);
        applied(admin, checked);
        JsonNode seen = api.data("query($within: ID) { administrativeUnits(within: $within, asOf: \"2015-01-01\", orderBy: [CODE_ASC]) { nodes { code name kind parent { code } } } }",
            Map.of("within", GlobalId.of("AdministrativeUnit", province.value()))).at("/administrativeUnits/nodes");
        assertThat(seen.valueStream().map(unit -> unit.get("code").asString() + " " + unit.get("name").asString() + " " + unit.get("kind").asString()))
            .containsExactly(number + " Tỉnh " + number + " PROVINCE", number + "1 Thị xã Một TOWN", number + "11 Phường Thúy Một WARD", number + "12 Xã Hai COMMUNE");
        assertThat(seen.at("/2/parent/code").asString()).isEqualTo(number + "1");
        JsonNode again = admin.checked("UNITS", unitsFile());
        assertThat(Desk.problems(again)).containsExactly("3 A3 UNIT_CODE_TAKEN", "4 A4 UNIT_CODE_TAKEN", "5 A5 UNIT_CODE_TAKEN");
    }

    @Test
    void showsWhatUnitsCannotBe() {
        JsonNode checked = admin.checked("UNITS", "Mã;Tên;Cấp;Loại;Mã huyện;Ngày hiệu lực\n"
            + number + "1;Huyện Một;Quận;Huyện;" + number + ";01/01/2015\n"
            + number + "2;Huyện Hai;Huyện;Phường;" + number + ";01/01/2015\n"
            + number + "3;Ba;Huyện;;" + number + ";01/01/2015\n"
            + number + "4;Huyện Bốn;Huyện;;;01/01/2015\n"
            + number + "5;Huyện Năm;Huyện;;" + number + ";31/12/2009\n"
            + number + "61;Xã Sáu;Xã;;" + number + "6;01/01/2015\n"
            + number + "6;Huyện Sáu;Huyện;;" + number + ";01/01/2015\n"
            + number + "6;Huyện Sáu;Huyện;;" + number + ";01/01/2015\n"
            + "9" + number + ";Tỉnh Khác;Tỉnh;;;01/01/2015\n");
        assertThat(Desk.problems(checked)).containsExactly("2 C2 CELL_NOT_A_CHOICE", "3 D3 UNIT_KIND_NOT_OF_LEVEL", "4 D4 CELL_NOT_A_CHOICE",
            "5 E5 UNIT_NOT_BELOW_PARENT", "6 E6 UNIT_UNKNOWN", "7 E7 UNIT_UNKNOWN", "9 A9 ROW_TWICE", "10 E10 UNIT_UNKNOWN");
        assertWordedInBoth(admin, checked.get("id").asString(), "CELL_NOT_A_CHOICE");
        String id = checked.get("id").asString();
        assertThat(admin.apply(id, "SKIP")).isEmpty();
        assertThat(admin.settled(id).get("state").asString()).isEqualTo("APPLIED");
        assertThat(api.data("query($within: ID) { administrativeUnits(within: $within) { totalCount } }",
            Map.of("within", GlobalId.of("AdministrativeUnit", province.value()))).at("/administrativeUnits/totalCount").asInt()).isEqualTo(2);
    }

    @Test
    void leavesUnitsToAdministrators() {
        assertThat(uploads.send(officer.token(), "UNITS", "x.csv", unitsFile().getBytes(UTF_8)).statusCode()).isEqualTo(403);
    }

    @Test
    void takesPopulationsOnce() {
        applied(admin, admin.checked("UNITS", unitsFile()));
        String file = "Mã ĐVHC,Dân số,Tính đến ngày,Cách tính,Nguồn\n"
            + number + ",\"123.456\",31/12/2021,Dân số trung bình,Niên giám (mẫu)\n"
            + number + "11,1 234,31/12/2021,Dân số trung bình,Niên giám (mẫu)\n";
        applied(officer, officer.checked("POPULATIONS", file));
        JsonNode seen = api.data("query($code: String!) { administrativeUnit(code: $code, level: PROVINCE) { population { value } association { summary { population } } } }",
            Map.of("code", number)).get("administrativeUnit");
        assertThat(seen.at("/population/value").asLong()).isEqualTo(123_456);
        assertThat(seen.at("/association/summary/population").asLong()).isEqualTo(123_456);
        JsonNode again = officer.checked("POPULATIONS", file + number + "11,7,31/12/2099,Dân số trung bình,X\n" + number + "12,9,31/12/2014,A,X\n"
            + number + "12,300.000.000,31/12/2020,A,X\n" + number + "12,9,31/12/2020,A,X\n" + number + "12,9,31/12/2020,A,X\n" + number + "77,9,31/12/2020,A,X\n");
        assertThat(Desk.problems(again)).containsExactly("2 D2 POPULATION_KNOWN", "3 D3 POPULATION_KNOWN", "4 C4 DATE_IN_FUTURE", "5 A5 UNIT_UNKNOWN",
            "6 B6 POPULATION_OUT_OF_RANGE", "8 A8 ROW_TWICE", "9 A9 UNIT_UNKNOWN");
    }

    @Test
    void takesLearningCentresOnce() {
        String file = "Mã hội xã\tTên TTHTCĐ\tCấp trung tâm\tNgày mở\n"
            + code(commune) + "\tTTHTCĐ  xã Hoà\tCấp xã\t05/09/2015\n"
            + code(commune) + "\tTTHTCĐ thôn 1\tthôn\t5.9.2016\n";
        applied(officer, officer.checked("CENTRES", file));
        Map<String, Object> variables = new HashMap<>(Map.of("id", GlobalId.of("Organization", association.value())));
        JsonNode seen = api.data("query($id: ID!) { node(id: $id) { ... on Organization { learningCentreSummary { communeLevel villageLevel } } } }", variables).get("node");
        assertThat(seen.at("/learningCentreSummary/communeLevel").asInt()).isEqualTo(1);
        assertThat(seen.at("/learningCentreSummary/villageLevel").asInt()).isEqualTo(1);
        JsonNode again = officer.checked("CENTRES", file.replace("Hoà", "HÒA") + code(board) + "\tX\tXã\t05/09/2015\n" + code(commune) + "\tY\tTỉnh\t05/09/2015\n"
            + code(commune) + "\tY\tXã\t05/09/2099\n" + code(commune) + "\tY\tXã\t05/09/2015\n" + code(commune) + "\ty\tXã\t05/09/2015\nKHÔNG\tY\tXã\t05/09/2015\n");
        assertThat(Desk.problems(again)).containsExactly("2 B2 CENTRE_KNOWN", "3 B3 CENTRE_KNOWN", "4 A4 CENTRE_BELONGS_TO_COMMUNE", "5 C5 CELL_NOT_A_CHOICE",
            "6 D6 DATE_IN_FUTURE", "8 B8 ROW_TWICE", "9 A9 ORGANIZATION_UNKNOWN");
        assertWordedInBoth(officer, again.get("id").asString(), "CENTRE_KNOWN");
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }
}
