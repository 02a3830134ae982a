package vn.khuyenhoc.kernel.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Writes a spreadsheet row by row; what was written is not kept. */
public interface SheetWriter extends AutoCloseable {
    /** @param cells texts, numbers, truth values, days and moments; null for nothing */
    void row(List<? extends @Nullable Object> cells) throws IOException;

    /** Begins another sheet, whose first row is its headings; only where a file has several. */
    default void sheet(String name) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    void close() throws IOException;

    /** UTF-8 with its mark, separated by commas. */
    static SheetWriter csv(OutputStream out) throws IOException {
        return csv(out, ',');
    }

    /** With semicolons, fractions have a comma, as spreadsheet programs expect where lists have semicolons. */
    static SheetWriter csv(OutputStream out, char separator) throws IOException {
        return new TextWriter(out, separator);
    }

    static SheetWriter xlsx(OutputStream out, String name) {
        return new WorkbookWriter(out, name);
    }
}
