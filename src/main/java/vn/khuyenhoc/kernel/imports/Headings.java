package vn.khuyenhoc.kernel.imports;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.sheet.SheetRow;

/** Which column stands where. */
final class Headings {
    /** Titles, the office's name and the date stand above the headings, but not more than so many rows. */
    static final int LOOKED_AT = 20;

    private Headings() {}

    /** The places of the columns, if the row holds all headings that are required. */
    static @Nullable Map<String, Integer> in(SheetRow row, List<ImportColumn> columns) {
        Map<String, Integer> places = new HashMap<>();
        for (int place = 0; place < row.cells().size(); place++) {
            String heading = Text.plain(row.cell(place));
            for (ImportColumn column : columns) {
                if (!places.containsKey(column.key()) && !heading.isEmpty() && names(column).contains(heading)) {
                    places.put(column.key(), place);
                    break;
                }
            }
        }
        return columns.stream().allMatch(column -> !column.required() || places.containsKey(column.key())) ? places : null;
    }

    private static Set<String> names(ImportColumn column) {
        Set<String> names = new HashSet<>();
        column.headings().forEach(heading -> names.add(Text.plain(heading)));
        names.add(Text.plain(column.english()));
        return names;
    }

    /** What is missing in the row that comes nearest. */
    static Refusal missing(List<SheetRow> rows, List<ImportColumn> columns) {
        List<ImportColumn> required = columns.stream().filter(ImportColumn::required).toList();
        String missing = rows.stream().map(row -> required.stream().filter(column -> row.cells().stream().map(Text::plain).noneMatch(names(column)::contains)).toList())
            .min(Comparator.comparingInt(List::size)).orElse(required).stream().map(ImportColumn::heading).collect(joining(", "));
        return new Refusal("HEADINGS_MISSING", "file", missing);
    }
}
