package vn.khuyenhoc.kernel.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes {@code .xlsx}; what no sheet has room for goes on in another one, under the same headings. */
final class WorkbookWriter implements SheetWriter {
    private static final int FLUSHED = 500;

    private final Workbook workbook;
    private final String name;
    private Worksheet sheet;
    private @Nullable List<? extends @Nullable Object> headings;
    private int sheets = 1;
    private int row;

    WorkbookWriter(OutputStream out, String name) {
        this.workbook = new Workbook(out, "KhuyenHoc", "1.0");
        this.name = name;
        this.sheet = workbook.newWorksheet(name);
        sheet.freezePane(0, 1);
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        if (headings == null) {
            headings = List.copyOf(cells);
        } else if (row == Worksheet.MAX_ROWS) {
            sheet.finish();
            sheet = workbook.newWorksheet(name + " " + ++sheets);
            row = 0;
            write(headings);
        }
        write(cells);
        if (row % FLUSHED == 0) {
            sheet.flush();
        }
    }

    private void write(List<? extends @Nullable Object> cells) {
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column)) {
                case null -> { }
                case LocalDate day -> {
                    sheet.value(row, column, day);
                    sheet.style(row, column).format("dd/mm/yyyy").set();
                }
                case OffsetDateTime moment -> {
                    sheet.value(row, column, moment.toLocalDateTime());
                    sheet.style(row, column).format("dd/mm/yyyy hh:mm:ss").set();
                }
                case Number number -> sheet.value(row, column, number);
                case Boolean truth -> sheet.value(row, column, truth);
                // Shared texts would be kept until the end.
                case Object text -> sheet.inlineString(row, column, text.toString());
            }
        }
        row++;
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
