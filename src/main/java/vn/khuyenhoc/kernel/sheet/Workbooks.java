package vn.khuyenhoc.kernel.sheet;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Refusal;

/** Reads the first visible sheet of an {@code .xlsx} workbook. */
final class Workbooks {
    private Workbooks() {}

    static void read(Path file, Consumer<SheetRow> rows) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
            Sheet sheet = workbook.getSheets().filter(one -> one.getVisibility() == SheetVisibility.VISIBLE).findFirst()
                .orElseThrow(() -> new Refusal("SHEET_EMPTY", "file"));
            try (Stream<Row> read = sheet.openStream()) {
                read.forEach(row -> rows.accept(new SheetRow(row.getRowNum(), cells(row))));
            }
        } catch (Refusal refusal) {
            throw refusal;
        } catch (ExcelReaderException | IOException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException
                 | NullPointerException | ClassCastException broken) {
            // The reader meets a broken workbook with whatever its parts throw.
            throw new Refusal("SHEET_NOT_READABLE", "file");
        }
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int column = 0; column < row.getCellCount(); column++) {
            Cell cell = row.hasCell(column) ? row.getCell(column) : null;
            cells.add(cell == null ? "" : text(cell, row.getRowNum(), column));
        }
        return cells;
    }

    private static String text(Cell cell, int row, int column) {
        return switch (cell.getType()) {
            case FORMULA -> throw new Refusal("SHEET_FORMULA", "file", SheetRow.name(row, column));
            case NUMBER -> number(cell);
            case ERROR, EMPTY -> "";
            default -> cell.getText();
        };
    }

    private static String number(Cell cell) {
        if (isDate(cell.getDataFormatString())) {
            LocalDateTime date = cell.asDate();
            return date == null ? "" : date.toLocalDate().toString();
        }
        BigDecimal number = cell.asNumber();
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    /** Years or days in the format, but for what stands in quotes or brackets. */
    private static boolean isDate(@Nullable String format) {
        return format != null && format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.", "").matches(".*[yd].*");
    }
}
