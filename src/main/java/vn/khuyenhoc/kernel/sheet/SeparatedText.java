package vn.khuyenhoc.kernel.sheet;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import vn.khuyenhoc.kernel.Refusal;

/** Reads a {@code .csv} file: UTF-8 or, with its mark, UTF-16; separated by commas, semicolons or tabs. */
final class SeparatedText {
    private static final int LOOKED_AT = 1 << 16;

    private SeparatedText() {}

    static void read(Path file, SheetLimits limits, Consumer<SheetRow> rows) throws IOException {
        Charset encoding = encoding(file);
        char separator;
        try (BufferedReader text = open(file, encoding)) {
            char[] start = new char[LOOKED_AT];
            int read = text.read(start);
            separator = separator(new String(start, 0, Math.max(0, read)));
        } catch (CharacterCodingException undecodable) {
            throw new Refusal("SHEET_ENCODING", "file");
        }
        try (CsvReader<CsvRecord> records = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true)
                .allowExtraFields(true).allowMissingFields(true).allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(Math.max(1 << 17, 8 * limits.cellLength())).ofCsvRecord(open(file, encoding))) {
            int number = 0;
            for (CsvRecord record : records) {
                // As a spreadsheet would number it: lines within quotes are one row.
                number++;
                rows.accept(new SheetRow(number, record.getFields()));
            }
        } catch (CsvParseException broken) {
            throw refused(broken, limits);
        }
    }

    private static Refusal refused(CsvParseException broken, SheetLimits limits) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return new Refusal("SHEET_ENCODING", "file");
            }
        }
        return new Refusal("SHEET_CELL_TOO_LONG", "file", "?", limits.cellLength());
    }

    private static Charset encoding(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] mark = in.readNBytes(2);
            boolean wide = mark.length == 2 && ((mark[0] == (byte) 0xFE && mark[1] == (byte) 0xFF) || (mark[0] == (byte) 0xFF && mark[1] == (byte) 0xFE));
            return wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        }
    }

    private static BufferedReader open(Path file, Charset encoding) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(3);
        if (encoding == StandardCharsets.UTF_8 && !(in.read() == 0xEF && in.read() == 0xBB && in.read() == 0xBF)) {
            in.reset();
        }
        return new BufferedReader(new InputStreamReader(in, encoding.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /** Whichever stands most often outside of quotes. */
    private static char separator(String start) {
        String unquoted = start.replaceAll("\"[^\"]*\"", "");
        return ",;\t".chars().boxed().max(Comparator.comparingLong(candidate -> unquoted.chars().filter(letter -> letter == candidate).count()))
            .map(candidate -> (char) candidate.intValue()).orElse(',');
    }
}
