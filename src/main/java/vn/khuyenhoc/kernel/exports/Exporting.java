package vn.khuyenhoc.kernel.exports;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sheet.SheetWriter;

/** One list on its way into a file: no more than a page of it is held, and it is not begun unless it can be ended. */
final class Exporting {
    /** Opens the file. */
    interface Target {
        SheetWriter open() throws IOException;
    }

    private final ListPages pages;
    private final ExportLimits limits;
    private final long began = System.nanoTime();
    private ExportedList.Page page;
    private int rows;
    private boolean whole;

    /** Reads the first page; whatever is wrong with the query shows here. */
    Exporting(ListPages pages, ExportLimits limits) {
        this.pages = pages;
        this.limits = limits;
        this.page = pages.behind(null);
        int all = page.more() ? pages.count() : page.rows().size();
        if (all > limits.rows()) {
            throw new Refusal("EXPORT_TOO_LARGE", null, all, limits.rows());
        }
    }

    void write(Target file, boolean pathsAsHeadings) throws IOException {
        // Not closed where something fails: its end would make half a file look whole.
        SheetWriter sheet = file.open();
        sheet.row(Columns.headings(pages.list().columns(), pathsAsHeadings));
        write(sheet);
        while (page.more()) {
            page = pages.behind(place(page.end()));
            write(sheet);
        }
        sheet.close();
        whole = true;
    }

    private void write(SheetWriter sheet) throws IOException {
        for (var row : page.rows()) {
            if (rows == limits.rows()) {
                throw new Refusal("EXPORT_TOO_LARGE", null, rows + 1, limits.rows());
            }
            if (System.nanoTime() - began > limits.time().toNanos()) {
                throw new Refusal("DEADLINE_EXCEEDED", null);
            }
            rows++;
            sheet.row(pages.list().columns().stream().map(column -> column.cell(row)).toList());
        }
    }

    private static String place(@Nullable String end) {
        if (end == null) {
            throw new IllegalStateException("a page that others follow has no end");
        }
        return end;
    }

    /** For the log. */
    @Override
    public String toString() {
        return rows + " rows" + (whole ? "" : ", then broke off,") + " in " + (System.nanoTime() - began) / 1_000_000 + " ms";
    }
}
