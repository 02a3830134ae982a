package vn.khuyenhoc.organization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Desk;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.Uploads;
import vn.khuyenhoc.testing.WriteTest;

/** Files that would hurt are refused by a code when they are really sent, and the next file is read as if nothing had been. */
@WriteTest
class HostileUploadsTest {
    private static final String HEADINGS = "Mã tổ chức,Họ tên,Ngày kết nạp\n";
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired Uploads uploads;

    @TempDir Path folder;
    Desk desk;

    @BeforeEach
    void anOfficer() {
        String token = SelfIssued.token("lan", "OFFICER-VIEWER", fixtures.aCommune(fixtures.aProvince()));
        desk = new Desk(uploads, api.withToken(token), token);
    }

    private void refused(byte[] file, String code) {
        String id = desk.sent("MEMBERS", file);
        JsonNode vietnamese = desk.settled(id);
        assertThat(vietnamese.get("state").asString()).isEqualTo("REFUSED");
        assertThat(vietnamese.at("/refusal/code").asString()).isEqualTo(code);
        assertWorded(code, vietnamese.at("/refusal/message").asString(), desk.shown(id, "en").at("/refusal/message").asString());
        assertThat(desk.checked("MEMBERS", HEADINGS + "X,Y,01/01/2020\n").get("state").asString()).isEqualTo("CHECKED");
    }

    /** What {@code fill} writes, with one part in another form. */
    private byte[] workbook(String part, byte[]... content) throws IOException {
        Path plain = folder.resolve("plain.xlsx");
        try (OutputStream out = Files.newOutputStream(plain); Workbook workbook = new Workbook(out, "test", "1.0")) {
            workbook.newWorksheet("x").value(0, 0, "x");
        }
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (ZipFile from = new ZipFile(plain.toFile()); ZipOutputStream to = new ZipOutputStream(changed)) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                if (!entry.getName().equals(part)) {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    from.getInputStream(entry).transferTo(to);
                }
            }
            to.putNextEntry(new ZipEntry(part));
            for (byte[] some : content) {
                to.write(some);
            }
        }
        return changed.toByteArray();
    }

    private static byte[] sheet(String rows) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
            + rows + "</sheetData></worksheet>").getBytes(UTF_8);
    }

    @Test
    void oneCellOfTwentyMegabytes() throws IOException {
        String letters = "abcdefghij".repeat(2 << 20);
        refused((HEADINGS + letters).getBytes(UTF_8), "SHEET_CELL_TOO_LONG");
        refused((HEADINGS + "\"" + letters).getBytes(UTF_8), "SHEET_CELL_TOO_LONG");
        refused(workbook(SHEET, sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + letters + "</t></is></c></row>")), "SHEET_CELL_TOO_LONG");
    }

    @Test
    void bombs() throws IOException {
        byte[] spaces = " ".repeat(1 << 20).getBytes(UTF_8);
        byte[][] many = new byte[600][];
        Arrays.fill(many, spaces);
        refused(workbook("xl/media/picture.png", many), "SHEET_TOO_LARGE");
        byte[] cells = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>".repeat(20_000).getBytes(UTF_8);
        byte[][] rows = new byte[300][];
        Arrays.fill(rows, cells);
        refused(workbook(SHEET, rows), "SHEET_TOO_LARGE");
        byte[] texts = ("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" + "<si><t>x</t></si>".repeat(4 << 20) + "</sst>").getBytes(UTF_8);
        refused(workbook("xl/sharedStrings.xml", texts), "SHEET_TOO_LARGE");
        refused(workbook(SHEET, ("<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><worksheet "
            + "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&b;</t></is></c></row>"
            + "</sheetData></worksheet>").getBytes(UTF_8)), "SHEET_NOT_READABLE");
    }

    @Test
    void formulas() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("x");
            sheet.value(0, 0, "Mã tổ chức");
            sheet.formula(1, 0, "HYPERLINK(\"http://example.test\")");
        }
        refused(file.toByteArray(), "SHEET_FORMULA");
    }

    @Test
    void sixteenThousandColumns() throws IOException {
        refused((HEADINGS + ",".repeat(16_000) + "x\n").getBytes(UTF_8), "SHEET_TOO_MANY_COLUMNS");
        refused(workbook(SHEET, sheet("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>")), "SHEET_TOO_MANY_COLUMNS");
    }

    @Test
    void tooManyRows() {
        refused((HEADINGS + "X,Y,01/01/2020\n".repeat(300_001)).getBytes(UTF_8), "SHEET_TOO_MANY_ROWS");
    }

    @Test
    void otherThingsThanSpreadsheets() {
        refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3, 4}, "SHEET_OLD_FORMAT");
        refused(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, (byte) 0xff}, "SHEET_ENCODING");
    }

    /** What is of the wrong type spoils its row and no other. */
    @Test
    void valuesOfTheWrongType() throws IOException {
        JsonNode shown = desk.settled(desk.sent("MEMBERS", workbook(SHEET, sheet("<row r=\"1\">" + texts(1, "Mã tổ chức", "Họ tên", "Năm sinh", "Ngày kết nạp") + "</row>"
            + "<row r=\"2\">" + texts(2, "X", "A") + "<c r=\"C2\" t=\"b\"><v>1</v></c><c r=\"D2\"><v>45000</v></c></row>"
            + "<row r=\"3\"><c r=\"A3\" t=\"e\"><v>#N/A</v></c><c r=\"B3\" t=\"e\"><v>#REF!</v></c><c r=\"C3\"><v>1975.5</v></c><c r=\"D3\"><v>1e300</v></c></row>"
            + "<row r=\"4\">" + texts(4, "X", "A", "1e9", "00/00/2020") + "</row>"))));
        assertThat(Desk.problems(shown)).containsExactly("2 C2 CELL_NOT_A_NUMBER", "2 D2 CELL_NOT_A_DATE", "3 A3 CELL_EMPTY", "3 B3 CELL_EMPTY",
            "3 C3 CELL_NOT_A_NUMBER", "3 D3 CELL_NOT_A_DATE", "4 C4 CELL_NOT_A_NUMBER", "4 D4 CELL_NOT_A_DATE");
    }

    private static String texts(int row, String... cells) {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            written.append("<c r=\"").append((char) ('A' + i)).append(row).append("\" t=\"inlineStr\"><is><t>").append(cells[i]).append("</t></is></c>");
        }
        return written.toString();
    }
}
