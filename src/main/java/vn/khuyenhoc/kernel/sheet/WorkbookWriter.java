package vn.khuyenhoc.kernel.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes {@code .xlsx}; what no sheet has room for goes on in another one, under the same headings. */
final class WorkbookWriter implements SheetWriter {
    private static final int FLUSHED = 500;
    private static final int LONGEST_NAME = 31;

    private final Workbook workbook;
    private final Set<String> names = new HashSet<>();
    private String name;
    private @Nullable Worksheet sheet;
    private @Nullable List<? extends @Nullable Object> headings;
    private int sheets = 1;
    private int row;

    WorkbookWriter(OutputStream out, String name) {
        this.workbook = new Workbook(out, "KhuyenHoc", "1.0");
        this.name = name;
    }

    @Override
    public void sheet(String next) throws IOException {
        end();
        name = next;
        headings = null;
        sheets = 1;
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        if (row == Worksheet.MAX_ROWS) {
            end();
            sheets++;
        }
        Worksheet to = sheet;
        if (to == null) {
            to = workbook.newWorksheet(unlike(sheets == 1 ? name : name + " " + sheets));
            to.freezePane(0, 1);
            sheet = to;
            if (headings == null) {
                headings = cells;
            } else {
                write(to, headings);
            }
        }
        write(to, cells);
        if (row % FLUSHED == 0) {
            to.flush();
        }
    }

    /** Spreadsheet programs take names for one that differ in the case of letters alone, and none with an apostrophe at an end. */
    private String unlike(String wanted) {
        String plain = wanted.replaceAll("^'+|'+$", "");
        plain = plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
        String free = plain;
        for (int other = 2; !names.add(free.toLowerCase(Locale.ROOT)); other++) {
            String ending = " (" + other + ")";
            free = plain.substring(0, Math.min(plain.length(), LONGEST_NAME - ending.length())) + ending;
        }
        return free;
    }

    private void end() throws IOException {
        if (sheet != null) {
            sheet.finish();
        }
        sheet = null;
        row = 0;
    }

    private void write(Worksheet sheet, List<? extends @Nullable Object> cells) {
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
