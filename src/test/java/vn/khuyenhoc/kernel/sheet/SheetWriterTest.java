package vn.khuyenhoc.kernel.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written opens as what it is: texts as texts, whatever they begin with, numbers as numbers, days as days. */
class SheetWriterTest {
    private static final OffsetDateTime MOMENT = OffsetDateTime.parse("2023-12-31T08:00:00+07:00");
    private static final List<Object> CELLS = Arrays.asList("Đông Hà, \"A\"", 216_652L, 32.84, -5, true, LocalDate.of(2023, 12, 31), MOMENT, null);

    private static String csv(char separator, List<Object> cells) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter sheet = SheetWriter.csv(out, separator)) {
            sheet.row(cells);
        }
        assertThat(out.toByteArray()).startsWith(0xEF, 0xBB, 0xBF);
        return out.toString(UTF_8).substring(1);
    }

    @Test
    void writesTextWithCommasOrSemicolons() throws IOException {
        assertThat(csv(',', CELLS)).isEqualTo("\"Đông Hà, \"\"A\"\"\",216652,32.84,-5,true,2023-12-31,2023-12-31T08:00:00+07:00,\r\n");
        assertThat(csv(';', CELLS)).isEqualTo("\"Đông Hà, \"\"A\"\"\";216652;32,84;-5;true;2023-12-31;2023-12-31T08:00:00+07:00;\r\n");
        assertThat(csv(',', List.of(new BigDecimal("-32.840")))).isEqualTo("-32.840\r\n");
        assertThat(csv(';', List.of(new BigDecimal("-32.840")))).isEqualTo("-32,840\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+84", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void keepsATextFromBeingAFormula(String text) throws IOException {
        assertThat(csv(',', List.of(text)).replace("\"", "")).isEqualTo("'" + text + "\r\n");
    }

    @Test
    void writesAWorkbookOfRealNumbersDaysAndMoments() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter sheet = SheetWriter.xlsx(out, "Hội viên: [tất/cả] với một cái tên dài hơn ba mươi mốt")) {
            sheet.row(List.of("a", "b", "c", "d", "e", "f", "g", "h"));
            sheet.row(CELLS);
            sheet.row(List.of("=1+1"));
        }
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            List<Row> rows = workbook.getFirstSheet().read();
            Row row = rows.get(1);
            assertThat(row.getCellText(0)).isEqualTo("Đông Hà, \"A\"");
            assertThat(row.getCell(1).getType()).isEqualTo(CellType.NUMBER);
            assertThat(row.getCellAsNumber(1).orElseThrow().longValueExact()).isEqualTo(216_652);
            assertThat(row.getCellAsNumber(2).orElseThrow().doubleValue()).isEqualTo(32.84);
            assertThat(row.getCellAsBoolean(4)).contains(true);
            assertThat(row.getCell(5).getType()).isEqualTo(CellType.NUMBER);
            assertThat(row.getCellAsDate(5)).contains(LocalDateTime.of(2023, 12, 31, 0, 0));
            assertThat(row.getCellAsDate(6)).contains(LocalDateTime.of(2023, 12, 31, 8, 0));
            assertThat(rows.get(2).getCell(0).getType()).isEqualTo(CellType.STRING);
        }
    }

    /** Names that differ in the case of letters alone, or beyond what a name may hold, make a workbook that has to be repaired. */
    @Test
    void tellsSheetsApart() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String longName = "một cái tên dài hơn ba mươi mốt chữ";
        try (SheetWriter sheet = SheetWriter.xlsx(out, "low")) {
            sheet.row(List.of("a"));
            for (String name : List.of("Low", "'quoted'", longName + " một", longName + " hai")) {
                sheet.sheet(name);
                sheet.row(List.of("a"));
            }
        }
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(workbook.getSheets().map(Sheet::getName)).containsExactly("low", "Low (2)", "quoted", longName.substring(0, 31), longName.substring(0, 27) + " (2)");
        }
    }
}
