package vn.khuyenhoc.kernel.exports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.tables.Table;

/** An answer on its way into a file: of a list no more than a page is held, and it is not begun unless it can be ended. */
final class Exporting {
    /** Opens the file. */
    interface Target {
        TableFile open(List<Table> tables) throws IOException;
    }

    private final ListPages pages;
    private final ExportLimits limits;
    private final long began = System.nanoTime();
    private final List<ExportedList.Page> begun = new ArrayList<>();
    private int rows;
    private boolean whole;

    /** Reads what has no pages, and the first page of each list; whatever is wrong with the query shows here. */
    Exporting(ListPages pages, ExportLimits limits) {
        this.pages = pages;
        this.limits = limits;
        ExportedList.Page first = pages.first();
        boolean allPaged = pages.tables().stream().allMatch(Table::paged);
        for (Table table : pages.tables()) {
            boolean read = !table.paged() || allPaged && begun.isEmpty();
            ExportedList.Page page = read ? first : pages.behind(table, null);
            begun.add(page);
            int all = page.more() ? pages.count() : 0;
            if (all > limits.rows()) {
                throw new Refusal("EXPORT_TOO_LARGE", null, all, limits.rows());
            }
        }
    }

    void write(Target target) throws IOException {
        // Not closed where something fails: its end would make half a file look whole.
        TableFile file = target.open(pages.tables());
        for (int i = 0; i < begun.size(); i++) {
            Table table = pages.tables().get(i);
            file.begin(i);
            ExportedList.Page page = begun.set(i, new ExportedList.Page(null, false, null));
            write(table, page, file);
            while (page.more()) {
                page = pages.behind(table, place(page.end()));
                write(table, page, file);
            }
        }
        file.close();
        whole = true;
    }

    private void write(Table table, ExportedList.Page page, TableFile file) throws IOException {
        List<@Nullable Object[]> lines = new ArrayList<>();
        table.filling().lines(page.answered(), lines::add);
        for (@Nullable Object[] line : lines) {
            if (rows == limits.rows()) {
                throw new Refusal("EXPORT_TOO_LARGE", null, rows + 1, limits.rows());
            }
            if (System.nanoTime() - began > limits.time().toNanos()) {
                throw new Refusal("DEADLINE_EXCEEDED", null);
            }
            rows++;
            file.line(line);
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
