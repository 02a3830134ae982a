package vn.khuyenhoc.kernel.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertRefused;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Spreadsheets as people have them are read; those that would hurt are refused by name, before they do. */
class SpreadsheetTest {
    private static final SheetLimits LIMITS = new SheetLimits(DataSize.ofMegabytes(32), DataSize.ofMegabytes(512), DataSize.ofMegabytes(64),
        200, 1_000, 300_000, 200, 2_000);

    @TempDir Path folder;

    private final Spreadsheet spreadsheet = new Spreadsheet(LIMITS);

    private List<SheetRow> read(Path file) {
        List<SheetRow> rows = new ArrayList<>();
        try {
            spreadsheet.read(file, rows::add);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("sheet"), content);
    }

    private Path csv(String text) throws IOException {
        return file(text.getBytes(UTF_8));
    }

    private Path xlsx(Consumer<Worksheet> fill) throws IOException {
        Path file = folder.resolve("sheet.xlsx");
        try (OutputStream out = Files.newOutputStream(file); Workbook workbook = new Workbook(out, "test", "1.0")) {
            fill.accept(workbook.newWorksheet("Danh sách"));
        }
        return file;
    }

    /** The same workbook, with one part replaced or added. */
    private Path with(Path workbook, String part, Consumer<OutputStream> content) throws IOException {
        Path file = folder.resolve("changed.xlsx");
        try (ZipFile from = new ZipFile(workbook.toFile()); ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entries = from.entries(); entries.hasMoreElements();) {
                ZipEntry entry = entries.nextElement();
                if (!entry.getName().equals(part)) {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    from.getInputStream(entry).transferTo(to);
                }
            }
            to.putNextEntry(new ZipEntry(part));
            content.accept(to);
        }
        return file;
    }

    private static Consumer<OutputStream> text(String... parts) {
        return out -> {
            try {
                for (String part : parts) {
                    out.write(part.getBytes(UTF_8));
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static String sheet(String rows) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
            + rows + "</sheetData></worksheet>";
    }

    private Path workbook(String rows) throws IOException {
        return with(xlsx(sheet -> sheet.value(0, 0, "x")), "xl/worksheets/sheet1.xml", text(sheet(rows)));
    }

    @Test
    void readsAWorkbookWithTitlesDatesAndGaps() throws IOException {
        Path file = xlsx(sheet -> {
            sheet.value(0, 0, "DANH SÁCH HỘI VIÊN");
            sheet.range(0, 0, 0, 3).merge();
            sheet.value(2, 0, "Họ và tên");
            sheet.value(2, 3, "Ngày vào hội");
            sheet.value(3, 0, "Nguyễn Thị Hoa");
            sheet.value(3, 1, 1975);
            sheet.value(3, 2, 1.5);
            sheet.value(3, 3, LocalDate.of(2020, 3, 31));
            sheet.style(3, 3).format("dd/mm/yyyy").set();
        });
        assertThat(read(file)).containsExactly(
            new SheetRow(1, List.of("DANH SÁCH HỘI VIÊN")),
            new SheetRow(3, List.of("Họ và tên", "", "", "Ngày vào hội")),
            new SheetRow(4, List.of("Nguyễn Thị Hoa", "1975", "1.5", "2020-03-31")));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void readsSeparatedText(String separator) throws IOException {
        assertThat(read(csv("\uFEFFHọ và tên" + separator + "\"Ghi, chú; \"\"x\"\"\"\n\nLê A" + separator + "\"hai\ndòng\"\n")))
            .containsExactly(new SheetRow(1, List.of("Họ và tên", "Ghi, chú; \"x\"")), new SheetRow(2, List.of("Lê A", "hai\ndòng")));
    }

    @Test
    void readsUtf16AndRefusesOtherEncodings() throws IOException {
        assertThat(read(file("\uFEFFĐông Hà;1".getBytes(StandardCharsets.UTF_16LE)))).containsExactly(new SheetRow(1, List.of("Đông Hà", "1")));
        Path latin = file("Qu\u00ea,1\n".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(() -> read(latin), "SHEET_ENCODING");
    }

    @Test
    void refusesWhatIsNoSpreadsheet() throws IOException {
        Path empty = file(new byte[0]);
        assertRefused(() -> read(empty), "SHEET_EMPTY");
        Path old = file(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3, 4});
        assertRefused(() -> read(old), "SHEET_OLD_FORMAT");
        Path picture = file(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        assertRefused(() -> read(picture), "SHEET_ENCODING");
        Path broken = file(new byte[] {'P', 'K', 3, 4, 1, 2, 3, 4, 5});
        assertRefused(() -> read(broken), "SHEET_NOT_READABLE");
        Path torn = workbook("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>77</v></c></row><row");
        assertRefused(() -> read(torn), "SHEET_NOT_READABLE");
    }

    @Test
    void refusesFormulas() throws IOException {
        Path formula = xlsx(sheet -> {
            sheet.value(0, 0, "Tổng");
            sheet.formula(1, 2, "SUM(A1:A9)");
        });
        assertRefused(() -> read(formula), "SHEET_FORMULA");
    }

    @Test
    void refusesBombs() throws IOException {
        String spaces = " ".repeat(1 << 20);
        Path bomb = with(xlsx(sheet -> sheet.value(0, 0, "x")), "xl/media/picture.png", out -> {
            for (int i = 0; i < 600; i++) {
                text(spaces).accept(out);
            }
        });
        assertThat(Files.size(bomb)).isLessThan(1_000_000);
        assertRefused(() -> read(bomb), "SHEET_TOO_LARGE");
        Path entities = with(xlsx(sheet -> sheet.value(0, 0, "x")), "xl/worksheets/sheet1.xml",
            text("<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>"
                + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&b;&c;</t></is></c></row></sheetData></worksheet>"));
        assertRefused(() -> read(entities), "SHEET_NOT_READABLE");
    }

    @Test
    void refusesWhatIsTooLong() throws IOException {
        String letters = "abcdefghij".repeat(2 << 20);
        Path cell = workbook("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + letters + "</t></is></c></row>");
        assertRefused(() -> read(cell), "SHEET_CELL_TOO_LONG");
        Path line = csv(letters);
        assertRefused(() -> read(line), "SHEET_CELL_TOO_LONG");
        Path quoted = csv("\"" + letters);
        assertRefused(() -> read(quoted), "SHEET_CELL_TOO_LONG");
        Path long_ = csv("x".repeat(2_001));
        assertRefused(() -> read(long_), "SHEET_CELL_TOO_LONG");
    }

    @Test
    void refusesWhatIsTooWideOrTooDeep() throws IOException {
        Path wide = workbook("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>");
        assertRefused(() -> read(wide), "SHEET_TOO_MANY_COLUMNS");
        Path commas = csv(",".repeat(16_000) + "x");
        assertRefused(() -> read(commas), "SHEET_TOO_MANY_COLUMNS");
        Path deep = csv("x\n".repeat(300_001));
        assertRefused(() -> read(deep), "SHEET_TOO_MANY_ROWS");
    }
}
