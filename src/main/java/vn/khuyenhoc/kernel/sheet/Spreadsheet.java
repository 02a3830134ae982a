package vn.khuyenhoc.kernel.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Refusal;

/**
 * Reads the first sheet of an {@code .xlsx} workbook, or a {@code .csv} file, row by row. What a file is, its content says,
 * whatever it is called.
 */
@Component
@EnableConfigurationProperties(SheetLimits.class)
public class Spreadsheet {
    private static final String FILE = "file";

    private final SheetLimits limits;

    Spreadsheet(SheetLimits limits) {
        this.limits = limits;
    }

    /** How large an uploaded file may be, in bytes. */
    public long largestFile() {
        return limits.file().toBytes();
    }

    /**
     * @throws Refusal SHEET_EMPTY, SHEET_OLD_FORMAT, SHEET_NOT_READABLE, SHEET_TOO_LARGE, SHEET_ENCODING, SHEET_TOO_MANY_ROWS,
     *     SHEET_TOO_MANY_COLUMNS, SHEET_CELL_TOO_LONG, SHEET_FORMULA
     */
    public void read(Path file, Consumer<SheetRow> rows) throws IOException {
        if (Files.size(file) > limits.file().toBytes()) {
            throw new Refusal("SHEET_TOO_LARGE", FILE);
        }
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(8);
        }
        Consumer<SheetRow> bounded = bounded(rows);
        if (starts(start, 'P', 'K', 3, 4)) {
            Packing.check(file, limits);
            Workbooks.read(file, bounded);
        } else if (starts(start, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new Refusal("SHEET_OLD_FORMAT", FILE);
        } else if (start.length == 0) {
            throw new Refusal("SHEET_EMPTY", FILE);
        } else {
            SeparatedText.read(file, limits, bounded);
        }
    }

    private static boolean starts(byte[] file, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (file.length <= i || (file[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private Consumer<SheetRow> bounded(Consumer<SheetRow> rows) {
        int[] read = new int[1];
        return row -> {
            List<String> cells = row.cells();
            if (cells.size() > limits.columns()) {
                throw new Refusal("SHEET_TOO_MANY_COLUMNS", FILE, limits.columns());
            }
            for (int column = 0; column < cells.size(); column++) {
                if (cells.get(column).length() > limits.cellLength()) {
                    throw new Refusal("SHEET_CELL_TOO_LONG", FILE, SheetRow.name(row.number(), column), limits.cellLength());
                }
            }
            if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                if (++read[0] > limits.rows()) {
                    throw new Refusal("SHEET_TOO_MANY_ROWS", FILE, limits.rows());
                }
                rows.accept(row);
            }
        };
    }
}
