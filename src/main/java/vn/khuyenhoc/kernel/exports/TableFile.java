package vn.khuyenhoc.kernel.exports;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.kernel.sheet.SheetWriter;
import vn.khuyenhoc.kernel.tables.Table;

/**
 * Tables in one file: each on a sheet or, where a file has none, under each other, a first column saying which, and what is called alike in one column.
 * A file of one table is that table.
 */
final class TableFile implements AutoCloseable {
    private final SheetWriter writer;
    private final List<Table> tables;
    private final List<List<String>> headings;
    private final boolean asPaths;
    private final boolean stacked;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private int table;

    /** @param list what the column is called that says of which table a line is */
    TableFile(SheetWriter writer, List<Table> tables, boolean sheets, boolean asPaths, String list) throws IOException {
        this.writer = writer;
        this.tables = tables;
        this.asPaths = asPaths;
        this.headings = tables.stream().map(each -> each.headings(asPaths)).toList();
        this.stacked = !sheets && tables.size() > 1;
        if (stacked) {
            headings.forEach(own -> own.forEach(heading -> places.putIfAbsent(heading, places.size() + 1)));
            writer.row(Stream.concat(Stream.of(list), places.keySet().stream()).toList());
        }
    }

    /** @param index of the table whose lines follow */
    void begin(int index) throws IOException {
        table = index;
        if (!stacked) {
            if (tables.size() > 1) {
                writer.sheet(name());
            }
            writer.row(headings.get(index));
        }
    }

    void line(@Nullable Object[] cells) throws IOException {
        if (!stacked) {
            writer.row(Arrays.asList(cells));
            return;
        }
        @Nullable Object[] line = new @Nullable Object[places.size() + 1];
        line[0] = name();
        for (int i = 0; i < cells.length; i++) {
            line[places.getOrDefault(headings.get(table).get(i), 0)] = cells[i];
        }
        writer.row(Arrays.asList(line));
    }

    private String name() {
        Table named = tables.get(table);
        boolean alone = tables.stream().filter(other -> other.words().equals(named.words())).count() == 1;
        return asPaths ? named.path() : alone ? named.words() : named.words() + " (" + named.path() + ")";
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
