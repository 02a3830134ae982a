package vn.khuyenhoc.kernel.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sheet.SheetWriter;
import vn.khuyenhoc.kernel.tables.Table;

/**
 * What file the caller wants.
 *
 * @param name without its ending
 * @param ending csv or xlsx
 * @param separator of the cells of a csv
 * @param pathsAsHeadings whether the columns are headed as the query names them, instead of in words
 */
record FileForm(String name, String ending, char separator, boolean pathsAsHeadings) {
    private static final int LONGEST_NAME = 100;

    /** @throws Refusal EXPORT_OPTION_UNKNOWN, PARAMETER_INVALID */
    static FileForm of(String name, String ending, HttpServletRequest request) {
        String plain = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\\\/:*?\"<>|]", "_");
        return new FileForm(plain.substring(0, plain.offsetByCodePoints(0, Math.min(LONGEST_NAME, plain.codePointCount(0, plain.length())))), ending,
            option(request, "separator", List.of("comma", "semicolon")).equals("semicolon") ? ';' : ',',
            option(request, "headings", List.of("words", "paths")).equals("paths"));
    }

    /** @throws Refusal PARAMETER_INVALID of one that is sent twice */
    static @Nullable String one(HttpServletRequest request, String name) {
        @Nullable String[] sent = request.getParameterValues(name);
        if (sent != null && sent.length > 1) {
            throw new Refusal("PARAMETER_INVALID", name);
        }
        return sent == null ? null : sent[0];
    }

    /** @param choices the first is meant where none is named */
    private static String option(HttpServletRequest request, String name, List<String> choices) {
        @Nullable String chosen = one(request, name);
        if (chosen != null && !choices.contains(chosen)) {
            throw new Refusal("EXPORT_OPTION_UNKNOWN", name, String.join(", ", choices));
        }
        return chosen == null ? choices.getFirst() : chosen;
    }

    String fileName() {
        return name + "." + ending;
    }

    String mediaType() {
        return ending.equals("csv") ? "text/csv;charset=UTF-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }

    /** @param list what the column is called that says of which table a line is */
    TableFile open(OutputStream out, List<Table> tables, String list) throws IOException {
        boolean text = ending.equals("csv");
        return new TableFile(text ? SheetWriter.csv(out, separator) : SheetWriter.xlsx(out, name), tables, !text, pathsAsHeadings, pathsAsHeadings ? "list" : list);
    }
}
