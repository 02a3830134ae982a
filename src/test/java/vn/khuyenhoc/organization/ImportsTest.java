package vn.khuyenhoc.organization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertWorded;
import static vn.khuyenhoc.testing.Worded.assertAllWorded;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.Uploads;
import vn.khuyenhoc.testing.WriteTest;

/** Spreadsheets as officers have them: taken, checked, shown with what is wrong, applied when asked, once. */
@WriteTest
class ImportsTest {
    private static final String SHOW = """
        query($id: ID!) { import(id: $id) { id kind fileName state refusal { code message } rowCount badRowCount duplicateRowCount appliedAt
          rows(first: 100) { totalCount nodes { number state cells { column value } problems { column cell code message bad } } }
          bad: rows(where: { state: [BAD] }) { totalCount } } }""";
    private static final String APPLY = """
        mutation($input: ApplyImportInput!) { applyImport(input: $input) { import { state } errors { code message inputPath } } }""";
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired Uploads uploads;
    @Autowired Organizations organizations;
    @Autowired MemberRegister members;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired DSLContext sql;

    OrganizationId province, commune, neighbour, school, village;
    String token;
    Api officer;

    @BeforeEach
    void anOfficerOfACommune() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        neighbour = fixtures.aCommune(province);
        school = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        village = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        token = SelfIssued.token("lan", "OFFICER-VIEWER", commune);
        officer = api.withToken(token);
    }

    private String code(OrganizationId organization) {
        return organizations.on(List.of(new At(organization, DAY))).values().iterator().next().code();
    }

    private int count(OrganizationId organization) {
        return members.count(Set.of(organization.value()), DAY).get(organization.value()).count();
    }

    private String sent(String kind, String fileName, byte[] content) {
        HttpResponse<byte[]> answer = uploads.send(token, kind, fileName, content);
        assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(202);
        return uploads.json(answer).get("id").asString();
    }

    private JsonNode show(String id) {
        return officer.data(SHOW, Map.of("id", id)).get("import");
    }

    private JsonNode inEnglish(JsonNode shown) {
        return officer.answer(SHOW, Map.of("id", shown.get("id").asString()), "en").at("/data/import");
    }

    /** What asking for it is answered in both languages. */
    private void assertNotApplied(Api by, String id, String badRows, String code) {
        List<JsonNode> errors = List.of("vi", "en").stream().map(language -> by.answer(APPLY, Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "id", id, "badRows", badRows)), language)
            .at("/data/applyImport/errors")).toList();
        assertThat(errors.getFirst().at("/0/code").asString()).isEqualTo(code);
        assertAllWorded(errors.get(0), errors.get(1));
    }

    private JsonNode settled(String id) {
        for (int i = 0; i < 600; i++) {
            JsonNode shown = show(id);
            if (!List.of("READING", "APPLYING").contains(shown.get("state").asString())) {
                return shown;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("still at work");
    }

    private JsonNode checked(String kind, String csv) {
        return settled(sent(kind, "danh sách.csv", csv.getBytes(UTF_8)));
    }

    private JsonNode apply(String id, String badRows) {
        return officer.data(APPLY, Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "id", id, "badRows", badRows))).get("applyImport");
    }

    private static byte[] xlsx(Consumer<Worksheet> fill) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            fill.accept(workbook.newWorksheet("Danh sách"));
        }
        return out.toByteArray();
    }

    private void assertConsistent() {
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void takesARosterAsOfficersHaveIt() throws IOException {
        String decomposed = Normalizer.normalize("Trần Thị Thuý", Normalizer.Form.NFD);
        byte[] file = xlsx(sheet -> {
            sheet.value(0, 0, "HỘI KHUYẾN HỌC XÃ");
            sheet.value(1, 0, "DANH SÁCH HỘI VIÊN NĂM 2023");
            sheet.range(1, 0, 1, 5).merge();
            String[] headings = {"STT", "HỌ VÀ TÊN", "Năm sinh", "Mã chi hội", "Ngày vào hội (dd/mm/yyyy)"};
            for (int i = 0; i < headings.length; i++) {
                sheet.value(3, i, headings[i]);
            }
            Object[][] rows = {{1, "Nguyễn  Văn An", 1970, school, "01/03/2020"}, {2, decomposed, 1981, village, "5/6/2021"}, {3, "Lê C", null, village, null}};
            for (int row = 0; row < rows.length; row++) {
                sheet.value(4 + row, 0, (Number) rows[row][0]);
                sheet.value(4 + row, 1, (String) rows[row][1]);
                if (rows[row][2] != null) {
                    sheet.value(4 + row, 2, (Number) rows[row][2]);
                }
                sheet.value(4 + row, 3, code((OrganizationId) rows[row][3]));
                if (rows[row][4] != null) {
                    sheet.value(4 + row, 4, (String) rows[row][4]);
                } else {
                    sheet.value(4 + row, 4, LocalDate.of(2022, 2, 28));
                    sheet.style(4 + row, 4).format("dd/MM/yyyy").set();
                }
            }
        });
        String id = sent("MEMBERS", "ds.xlsx", file);
        JsonNode shown = settled(id);
        assertThat(shown.get("state").asString()).isEqualTo("CHECKED");
        assertThat(shown.get("fileName").asString()).isEqualTo("ds.xlsx");
        assertThat(shown.get("rowCount").asInt()).isEqualTo(3);
        assertThat(shown.get("badRowCount").asInt()).isZero();
        assertThat(shown.at("/rows/nodes/1/cells").toString()).contains("Trần Thị Thúy").contains("2021-06-05");
        assertThat(shown.at("/rows/nodes/2/cells").toString()).contains("2022-02-28");
        assertThat(count(commune)).as("nothing is applied yet").isZero();
        assertThat(apply(id, "REFUSE").get("errors")).isEmpty();
        assertThat(settled(id).get("state").asString()).isEqualTo("APPLIED");
        assertThat(count(commune)).isEqualTo(3);
        assertThat(count(village)).isEqualTo(2);
        assertThat(settled(id).at("/rows/totalCount").asInt()).as("what was applied is not kept twice").isZero();
        assertThat(apply(id, "REFUSE").at("/import/state").asString()).isEqualTo("APPLIED");
        settled(id);
        assertThat(count(commune)).as("applied once").isEqualTo(3);
        assertThat(sql.fetch("select row_count from change_record where entity = 'organization_membership' and caller = 'lan' and operation = 'applyImport'")
            .getValues(0, Integer.class)).contains(3);
        assertConsistent();
    }

    @Test
    void showsEveryBadRowWithItsCellAndReason() {
        String csv = "Danh sách hội viên;;;\n\nMã tổ chức;Họ và tên;Năm sinh;Ngày vào hội\n"
            + code(school) + ";Lê A;1980;31/02/2020\n"
            + code(school) + ";;1980;01/02/2020\n"
            + "KHÔNG-CÓ;Lê C;1980;01/02/2020\n"
            + code(neighbour) + ";Lê D;1980;01/02/2020\n"
            + code(school) + ";Lê E;19x0;01/02/2020\n"
            + code(school) + ";Lê F;1980;01/02/2020\n"
            + code(school) + ";lê  f;1980;01/02/2021\n"
            + code(school) + ";Lê G;2021;01/02/2020\n"
            + code(village) + ";LÊ F;1980;01/02/2020\n";
        JsonNode shown = checked("MEMBERS", csv);
        List<String> found = shown.at("/rows/nodes").valueStream().flatMap(row -> row.get("problems").valueStream()
            .map(problem -> row.get("number").asInt() + " " + problem.get("cell").asString() + " " + problem.get("code").asString())).toList();
        assertThat(found).containsExactly("3 D3 CELL_NOT_A_DATE", "4 B4 CELL_EMPTY", "5 A5 ORGANIZATION_UNKNOWN", "6 A6 ORGANIZATION_UNKNOWN",
            "7 C7 CELL_NOT_A_NUMBER", "9 B9 ROW_TWICE", "10 C10 BIRTH_YEAR_IMPOSSIBLE", "11 B11 ROW_MAYBE_TWICE");
        assertThat(shown.get("badRowCount").asInt()).isEqualTo(7);
        assertThat(shown.at("/bad/totalCount").asInt()).isEqualTo(7);
        assertThat(shown.get("duplicateRowCount").asInt()).isEqualTo(1);
        assertThat(shown.at("/rows/nodes/0/problems/0/message").asString()).contains("31/02/2020");
        assertAllWorded(shown.get("rows"), inEnglish(shown).get("rows"));
    }

    @Test
    void appliesAllOrNothingOrSkipsBadRows() {
        String id = sent("MEMBERS", "x.csv", ("Mã tổ chức,Họ tên,Ngày kết nạp\n" + code(school) + ",Lê A,01/02/2020\n" + code(school) + ",Lê B,chưa rõ\n").getBytes(UTF_8));
        settled(id);
        assertNotApplied(officer, id, "REFUSE", "IMPORT_HAS_BAD_ROWS");
        assertThat(count(commune)).isZero();
        assertThat(apply(id, "SKIP").get("errors")).isEmpty();
        JsonNode applied = settled(id);
        assertThat(applied.get("state").asString()).isEqualTo("APPLIED");
        assertThat(count(commune)).isEqualTo(1);
        assertThat(applied.at("/rows/nodes").valueStream().map(row -> row.get("number").asInt())).containsExactly(3);
    }

    @Test
    void appliesNothingWhenSomethingIsNoLongerPossible() {
        StringBuilder csv = new StringBuilder("Mã tổ chức,Họ tên,Ngày kết nạp\n");
        for (int i = 0; i < 1_500; i++) {
            csv.append(code(school)).append(",Người ").append(i).append(",01/02/2020\n");
        }
        csv.append(code(village)).append(",Người cuối,01/02/2020\n");
        String id = sent("MEMBERS", "x.csv", csv.toString().getBytes(UTF_8));
        assertThat(settled(id).get("badRowCount").asInt()).isZero();
        sql.execute("update organization_register set code = 'ĐÃ-ĐỔI' where organization_id = ?", village.value());
        apply(id, "REFUSE");
        JsonNode shown = settled(id);
        assertThat(shown.get("state").asString()).isEqualTo("CHECKED");
        assertThat(shown.at("/refusal/code").asString()).isEqualTo("ORGANIZATION_UNKNOWN");
        assertThat(count(commune)).isZero();
        assertThat(sql.fetchCount(sql.selectFrom("organization_membership").where("organization_id = ?", school.value()))).isZero();
        assertConsistent();
    }

    @Test
    void findsWhoIsKnownAlready() {
        String first = "Mã tổ chức,Họ tên,Năm sinh,Ngày kết nạp\n" + code(school) + ",Hoàng Thuỷ Anh,1980,01/02/2020\n";
        String id = sent("MEMBERS", "x.csv", first.getBytes(UTF_8));
        settled(id);
        apply(id, "REFUSE");
        settled(id);
        JsonNode again = checked("MEMBERS", first.replace("Thuỷ", "Thủy"));
        assertThat(again.at("/rows/nodes/0/problems/0/code").asString()).isEqualTo("ALREADY_MEMBER");
        JsonNode elsewhere = checked("MEMBERS", first.replace(code(school), code(village)).replace("Hoàng", "HOÀNG"));
        assertThat(elsewhere.at("/rows/nodes/0/state").asString()).isEqualTo("DUPLICATE");
        assertThat(elsewhere.at("/rows/nodes/0/problems/0/code").asString()).isEqualTo("MEMBER_MAYBE_KNOWN");
        assertThat(elsewhere.at("/rows/nodes/0/problems/0/message").asString()).contains(code(school));
        assertAllWorded(elsewhere.get("rows"), inEnglish(elsewhere).get("rows"));
    }

    @Test
    void takesHeadcounts() {
        String id = sent("HEADCOUNTS", "x.csv", ("Mã tổ chức;Số hội viên;Ngày báo cáo\n" + code(village) + ";1.234;31/12/2020\n" + code(school) + ";40;31/12/2020\n").getBytes(UTF_8));
        assertThat(settled(id).get("badRowCount").asInt()).isZero();
        apply(id, "REFUSE");
        assertThat(settled(id).get("state").asString()).isEqualTo("APPLIED");
        assertThat(count(commune)).isEqualTo(1_274);
        assertConsistent();
    }

    private List<String> officers(OrganizationId organization) {
        return officer.data("query($id: ID!) { node(id: $id) { ... on Organization { officers(asOf: \"2021-01-01\", orderBy: [POSITION_ASC]) { nodes { position fullName since until congress } } } } }",
            Map.of("id", GlobalId.of("Organization", organization.value()))).at("/node/officers/nodes").valueStream()
            .map(term -> "position fullName since until congress".transform(fields -> String.join(" ", java.util.Arrays.stream(fields.split(" "))
                .map(field -> term.get(field).isNull() ? "-" : term.get(field).asString()).toList()))).toList();
    }

    @Test
    void takesOfficersByTheWordsThatPeopleUse() {
        String csv = "Mã tổ chức;Họ và tên;Ngày sinh;CHỨC VỤ;Từ ngày;Đến ngày;Nhiệm kỳ\n"
            + code(commune) + ";Nguyễn Văn An;1/2/1960;Chủ tịch;20/09/2020;;2020 - 2025\n"
            + code(commune) + ";Nguyễn Văn An;1/2/1960;Uỷ viên BCH;20/09/2020;20/09/2025;\n"
            + code(commune) + ";Lê Thị Hà;;PHÓ CHỦ TỊCH;20/09/2020;;\n"
            + code(school) + ";Trần Bình;;chi hội trưởng;20/09/2020;;\n";
        String id = sent("OFFICERS", "cán bộ.csv", csv.getBytes(UTF_8));
        JsonNode shown = settled(id);
        assertThat(shown.get("badRowCount").asInt()).as(shown.toString()).isZero();
        assertThat(officers(commune)).isEmpty();
        assertThat(apply(id, "REFUSE").get("errors")).isEmpty();
        assertThat(settled(id).get("state").asString()).isEqualTo("APPLIED");
        assertThat(apply(id, "REFUSE").at("/import/state").asString()).isEqualTo("APPLIED");
        settled(id);
        assertThat(officers(commune)).containsExactly("CHAIR Nguyễn Văn An 2020-09-20 - 2020-2025", "VICE_CHAIR Lê Thị Hà 2020-09-20 - -",
            "MEMBER Nguyễn Văn An 2020-09-20 2025-09-20 -");
        assertThat(officers(school)).containsExactly("CHAIR Trần Bình 2020-09-20 - -");
    }

    @Test
    void showsEveryOfficerWhoCannotBe() {
        String known = sent("OFFICERS", "x.csv", ("Mã hội;Họ tên;Năm sinh;Chức vụ;Từ ngày\n" + code(commune) + ";Nguyễn Văn An;1960;Phó chủ tịch;20/09/2020\n"
            + code(commune) + ";Lê Thị Hà;;Thủ quỹ;20/09/2020\n" + code(commune) + ";Đỗ Năm;;Thư ký;20/09/2020\n").getBytes(UTF_8));
        settled(known);
        apply(known, "REFUSE");
        settled(known);
        String csv = "Mã hội;Họ tên;Năm sinh;Chức vụ;Từ ngày;Đến ngày;Nhiệm kỳ\n"
            + code(commune) + ";Lê A;1970;Giám đốc;20/09/2021;;\n"
            + code(neighbour) + ";Lê B;1970;Chủ tịch;20/09/2021;;\n"
            + code(commune) + ";Lê C;1970;Chủ tịch;20/09/2021;20/09/2021;\n"
            + code(commune) + ";Lê D;1970;Thủ quỹ;20/09/2021;;\n"
            + code(commune) + ";Nguyễn văn An;1960;Phó Chủ tịch;20/09/2021;;\n"
            + code(commune) + ";Lê E;1970;Chủ tịch;20/09/2021;;2021-2031\n"
            + code(commune) + ";Lê F;1970;Chủ tịch;20/09/2021;;\n"
            + code(commune) + ";Lê F;1970;Chủ tịch;20/09/2022;;\n"
            + code(commune) + ";Lê G;1970;Chủ tịch;20/09/2023;;\n"
            + code(commune) + ";Lê H;2022;Ủy viên;20/09/2021;;\n"
            + code(commune) + ";Đỗ Năm;;Thư ký;20/09/2021;;\n"
            + code(commune) + ";Lê K;;Ủy viên;20/09/2021;;\n"
            + code(commune) + ";LÊ K;;Ủy viên;20/09/2022;;\n"
            + code(commune) + ";Lê L;1970;Ủy viên;20/09/2099;;\n";
        JsonNode shown = checked("OFFICERS", csv);
        assertThat(shown.at("/rows/nodes").valueStream().flatMap(row -> row.get("problems").valueStream()
            .map(problem -> row.get("number").asInt() + " " + problem.get("cell").asString() + " " + problem.get("code").asString()))).containsExactly(
            "2 D2 POSITION_UNKNOWN", "3 A3 ORGANIZATION_UNKNOWN", "4 F4 ENDS_BEFORE_IT_BEGINS", "5 D5 POSITION_TAKEN", "6 B6 ALREADY_OFFICER",
            "7 G7 CONGRESS_IMPOSSIBLE", "9 B9 ROW_TWICE", "10 D10 POSITION_TAKEN", "11 C11 BIRTH_YEAR_IMPOSSIBLE", "12 B12 OFFICER_MAYBE_KNOWN",
            "14 B14 ROW_MAYBE_TWICE", "15 E15 DATE_IN_FUTURE");
        assertThat(shown.get("badRowCount").asInt()).isEqualTo(10);
        assertThat(shown.get("duplicateRowCount").asInt()).isEqualTo(2);
        JsonNode english = inEnglish(csv);
        assertThat(shown.at("/rows/nodes/0/problems/0/message").asString()).contains("Giám đốc", "Phó Chủ tịch").hasSizeLessThanOrEqualTo(300);
        for (int row : new int[] {0, 10}) {
            JsonNode problem = shown.at("/rows/nodes/" + row + "/problems/0");
            assertWorded(problem.get("code").asString(), problem.get("message").asString(), english.at("/rows/nodes/" + row + "/problems/0/message").asString());
        }
    }

    private JsonNode inEnglish(String csv) {
        String id = sent("OFFICERS", "x.csv", csv.getBytes(UTF_8));
        settled(id);
        return officer.answer(SHOW, Map.of("id", id), "en").at("/data/import");
    }

    @Test
    void isSeenByItsSenderAlone() {
        String id = sent("MEMBERS", "x.csv", "Mã tổ chức,Họ tên,Ngày kết nạp\nX,Y,Z\n".getBytes(UTF_8));
        Api other = api.withToken(SelfIssued.token("hoa", "OFFICER-VIEWER", commune));
        assertThat(other.data(SHOW, Map.of("id", id)).get("import").isNull()).isTrue();
        assertThat(other.data("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id)).get("node").isNull()).isTrue();
        assertNotApplied(other, id, "SKIP", "IMPORT_UNKNOWN");
        settled(id);
    }

    @Test
    void givesUpWhatWasCutOff() {
        long id = Ids.next();
        sql.execute("insert into spreadsheet_import (id, kind, caller, state, rows_read, bad_rows, duplicate_rows, created_at, touched_at) "
            + "values (?, 'MEMBERS', 'lan', 'READING', 0, 0, 0, '2024-01-01 00:00:00', '2024-01-01 00:00:00')", id);
        JsonNode shown = show(GlobalId.of("Import", id));
        assertThat(shown.get("state").asString()).isEqualTo("REFUSED");
        assertThat(shown.at("/refusal/code").asString()).isEqualTo("IMPORT_INTERRUPTED");
        assertAllWorded(shown.get("refusal"), officer.answer(SHOW, Map.of("id", GlobalId.of("Import", id)), "en").at("/data/import/refusal"));
    }

    @Test
    void refusesUploadsByName() {
        byte[] csv = "Mã tổ chức,Họ tên,Ngày kết nạp\n".getBytes(UTF_8);
        assertRefused(uploads.send(null, "MEMBERS", "x.csv", csv), 401, "UNAUTHENTICATED");
        assertRefused(uploads.send(SelfIssued.token("an", "VIEWER", commune), "MEMBERS", "x.csv", csv), 403, "ROLE_MISSING");
        assertRefused(uploads.send(token, "RUBBISH", "x.csv", csv), 400, "IMPORT_KIND_UNKNOWN");
        assertRefused(uploads.send(token, "MEMBERS", "x.csv", new byte[40 << 20]), 413, "BODY_TOO_LARGE");
        HttpResponse<byte[]> without = uploads.form(token, "kind", "MEMBERS");
        assertRefused(without, 400, "FILE_MISSING");
        assertWorded("FILE_MISSING", message(without), message(uploads.form(token, "kind", "MEMBERS", "Accept-Language", "en")));
        assertRefusedLater("MEMBERS", new byte[0], "SHEET_EMPTY");
        assertRefusedLater("MEMBERS", "Họ tên,Ngày kết nạp\nA,B\n".getBytes(UTF_8), "HEADINGS_MISSING");
        assertRefusedLater("MEMBERS", csv, "SHEET_EMPTY");
        assertRefusedLater("MEMBERS", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0}, "SHEET_NOT_READABLE");
    }

    /** Who sends it is asked before what it is. */
    @Test
    void saysInWhichFormASpreadsheetIsSent() {
        assertRefused(uploads.json(null, new String[0]), 401, "UNAUTHENTICATED");
        assertRefused(uploads.form(null, "kind", "MEMBERS", "Accept", "text/csv"), 401, "UNAUTHENTICATED");
        assertRefused(uploads.json(SelfIssued.token("an", "VIEWER", commune)), 403, "ROLE_MISSING");
        HttpResponse<byte[]> refused = uploads.json(token);
        assertRefused(refused, 415, "FORM_EXPECTED");
        assertThat(refused.headers().firstValue("Accept")).contains("multipart/form-data");
        assertWorded("FORM_EXPECTED", message(refused), message(uploads.json(token, "Accept-Language", "en")));
    }

    @Test
    void refusesWhoTakesNoJson() {
        assertRefused(uploads.form(token, "kind", "MEMBERS", "Accept", "text/csv"), 406, "NOT_ACCEPTABLE");
    }

    @Test
    void namesTheArgumentAtFault() {
        byte[] csv = "Mã tổ chức,Họ tên,Ngày kết nạp\n".getBytes(UTF_8);
        assertThat(argument(uploads.send(token, "RUBBISH", "x.csv", csv))).isEqualTo("IMPORT_KIND_UNKNOWN kind");
        assertWorded("IMPORT_KIND_UNKNOWN", message(uploads.send(token, "RUBBISH", "x.csv", csv)),
            message(uploads.form(token, "kind", "RUBBISH", "Accept-Language", "en")));
        assertThat(argument(uploads.get("/imports/templates/RUBBISH.csv"))).isEqualTo("IMPORT_KIND_UNKNOWN kind");
        assertThat(argument(uploads.form(token, "kind", "MEMBERS"))).isEqualTo("FILE_MISSING file");
        assertThat(argument(uploads.send(token, "MEMBERS", "x".repeat(201), csv))).isEqualTo("TEXT_TOO_LONG file");
        assertThat(argument(uploads.send(null, "MEMBERS", "x.csv", csv))).isEqualTo("UNAUTHENTICATED ");
    }

    private String argument(HttpResponse<byte[]> answer) {
        JsonNode extensions = uploads.json(answer).at("/errors/0/extensions");
        return extensions.get("code").asString() + " " + extensions.path("argument").asString("");
    }

    private String message(HttpResponse<byte[]> answer) {
        return uploads.json(answer).at("/errors/0/message").asString();
    }

    private void assertRefused(HttpResponse<byte[]> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(uploads.json(answer).at("/errors/0/extensions/code").asString()).isEqualTo(code);
    }

    private void assertRefusedLater(String kind, byte[] file, String code) {
        String id = sent(kind, "x", file);
        JsonNode shown = settled(id);
        assertThat(shown.get("state").asString()).isEqualTo("REFUSED");
        assertThat(shown.at("/refusal/code").asString()).isEqualTo(code);
        String english = officer.answer(SHOW, Map.of("id", id), "en").at("/data/import/refusal/message").asString();
        assertWorded(code, shown.at("/refusal/message").asString(), english);
        assertNotApplied(officer, id, "SKIP", "IMPORT_REFUSED");
    }

    @Test
    void givesTemplatesThatItTakesBack() throws IOException {
        token = SelfIssued.token("lan", "ADMIN-VIEWER", commune);
        officer = api.withToken(token);
        JsonNode kinds = officer.data("{ importKinds { name title columns { headings value required example } } }").get("importKinds");
        assertThat(kinds.valueStream().map(kind -> kind.get("name").asString())).contains("MEMBERS", "HEADCOUNTS", "OFFICERS", "UNITS", "POPULATIONS", "CENTRES");
        for (JsonNode kind : kinds) {
            String name = kind.get("name").asString();
            HttpResponse<byte[]> csv = uploads.get("/imports/templates/" + name + ".csv");
            HttpResponse<byte[]> xlsx = uploads.get("/imports/templates/" + name + ".xlsx");
            assertThat(new String(csv.body(), UTF_8)).startsWith("\uFEFF" + kind.at("/columns/0/headings/0").asString());
            assertThat(csv.headers().firstValue("Content-Disposition")).hasValueSatisfying(value -> assertThat(value).contains(name + ".csv"));
            try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx.body()))) {
                assertThat(workbook.getFirstSheet().read().getFirst().getCellText(0)).isEqualTo(kind.at("/columns/0/headings/0").asString());
            }
            assertThat(settled(sent(name, name + ".xlsx", xlsx.body())).get("state").asString()).isEqualTo("CHECKED");
        }
        assertRefused(uploads.get("/imports/templates/RUBBISH.csv"), 400, "IMPORT_KIND_UNKNOWN");
    }
}
