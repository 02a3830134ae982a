package vn.khuyenhoc.recognition.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.imports.Finding;
import vn.khuyenhoc.kernel.imports.ImportRow;

/** Where in its rows stands what a sheet as a whole is refused for. */
record SheetCell(ImportRow row, String column) {
    private static final Map<String, String> COLUMNS = Map.of("threshold", SheetRow.THRESHOLD, "minimum", SheetRow.MINIMUM, "title", SheetRow.SECTION, "sections", SheetRow.SECTION,
        "total", SheetRow.MAXIMUM, "maximum", SheetRow.MAXIMUM, "criteria", SheetRow.CRITERION, "text", SheetRow.CRITERION);

    /** By the path of the content, such as {@code content.sections.1.minimum}; what is said of the whole sheet stands in its first row. */
    static SheetCell of(Refusal refusal, List<SheetRow> rows) {
        List<String> path = List.of(Objects.requireNonNullElse(refusal.argument(), "").split("\\."));
        List<SheetRow> section = path.size() < 3 ? rows : List.copyOf(SheetApplying.sections(rows).values()).get(Integer.parseInt(path.get(2)));
        SheetRow row = path.size() < 5 ? section.getFirst() : section.get(Integer.parseInt(path.get(4)));
        return new SheetCell(row.row(), COLUMNS.getOrDefault(path.getLast(), SheetRow.CODE));
    }

    Finding bad(Refusal refusal) {
        return Finding.bad(row, column, refusal.code(), Arrays.stream(refusal.named()).skip(1).toArray());
    }
}
