package vn.khuyenhoc.kernel.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import org.jspecify.annotations.Nullable;

/** Writes {@code .csv}. Spreadsheet programs take a text that begins like a formula for one; an apostrophe keeps it a text. */
final class TextWriter implements SheetWriter {
    private static final String FORMULA = "=+-@\t\r\n";

    private final CsvWriter csv;
    private final boolean commaInNumbers;

    TextWriter(OutputStream out, char separator) throws IOException {
        out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        this.csv = CsvWriter.builder().fieldSeparator(separator).build(out, UTF_8);
        this.commaInNumbers = separator == ';';
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) {
        csv.writeRecord(cells.stream().map(this::text).toList());
    }

    private String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case String text -> !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
            case OffsetDateTime moment -> ISO_OFFSET_DATE_TIME.format(moment);
            case BigDecimal number -> separated(number.toPlainString());
            case Double number -> separated(number.toString());
            case Object other -> other.toString();
        };
    }

    private String separated(String number) {
        return commaInNumbers ? number.replace('.', ',') : number;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
