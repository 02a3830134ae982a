package vn.khuyenhoc.kernel.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.imports.CheckedRow.Problem;
import vn.khuyenhoc.kernel.jooq.tables.records.SpreadsheetImportRowRecord;
import vn.khuyenhoc.kernel.sheet.SheetRow;

/** One spreadsheet while it is read: its headings first, then its rows, checked and written some thousand at a time. */
final class Reading {
    private static final int BATCH = 2_000;

    private final long id;
    private final List<ImportColumn> columns;
    private final ImportKind.Checking checking;
    private final ImportStore store;
    private final ImportRows rows;
    private final List<SheetRow> above = new ArrayList<>();
    private final Map<Integer, List<Problem>> problems = new HashMap<>();
    private @Nullable Map<String, Integer> places;
    private List<ImportRow> batch = new ArrayList<>();
    private int read;
    private int bad;
    private int duplicates;

    Reading(long id, ImportKind kind, ImportKind.Checking checking, ImportStore store, ImportRows rows) {
        this.id = id;
        this.columns = kind.columns();
        this.checking = checking;
        this.store = store;
        this.rows = rows;
    }

    /** @throws Refusal HEADINGS_MISSING */
    void row(SheetRow row) {
        if (places == null) {
            places = Headings.in(row, columns);
            above.add(row);
            if (places == null && above.size() >= Headings.LOOKED_AT) {
                throw Headings.missing(above, columns);
            }
        } else if (places.values().stream().anyMatch(place -> !row.cell(place).isBlank())) {
            batch.add(values(row, places));
            if (batch.size() == BATCH) {
                flush();
            }
        }
    }

    private ImportRow values(SheetRow row, Map<String, Integer> places) {
        Map<String, String> values = new LinkedHashMap<>();
        for (ImportColumn column : columns) {
            Integer place = places.get(column.key());
            String cell = place == null ? "" : row.cell(place);
            if (!cell.isBlank()) {
                try {
                    values.put(column.key(), Values.of(column, cell));
                } catch (Refusal refusal) {
                    values.put(column.key(), cell.substring(0, Math.min(cell.length(), 200)));
                    found(row.number(), column.key(), refusal.code(), true, Arrays.stream(refusal.named()).skip(1).map(String::valueOf).toList());
                }
            } else if (column.required()) {
                found(row.number(), column.key(), "CELL_EMPTY", true, List.of());
            }
        }
        return new ImportRow(row.number(), values);
    }

    private void found(int row, String column, String code, boolean isBad, List<String> details) {
        String heading = columns.stream().filter(one -> one.key().equals(column)).findFirst().map(ImportColumn::heading).orElse(column);
        Integer place = Objects.requireNonNull(places).get(column);
        problems.computeIfAbsent(row, number -> new ArrayList<>())
            .add(new Problem(heading, place == null ? String.valueOf(row) : SheetRow.name(row, place), code, isBad, details));
    }

    private void found(List<Finding> findings) {
        findings.forEach(finding -> found(finding.row(), finding.column(), finding.code(), finding.bad(), finding.details()));
    }

    private void flush() {
        List<ImportRow> readable = batch.stream().filter(row -> !problems.containsKey(row.number())).toList();
        found(checking.check(readable));
        List<SpreadsheetImportRowRecord> written = batch.stream().map(row -> rows.row(id, row, problems.getOrDefault(row.number(), List.of()))).toList();
        rows.write(written);
        read += batch.size();
        bad += (int) written.stream().filter(row -> row.getState().equals(CheckedRow.State.BAD.name())).count();
        duplicates += (int) problems.values().stream().filter(some -> some.stream().anyMatch(problem -> !problem.bad())).count();
        batch = new ArrayList<>();
        problems.clear();
        store.progress(id, read, bad, duplicates);
    }

    /** @throws Refusal HEADINGS_MISSING, SHEET_EMPTY if there is nothing below the headings */
    void finish() {
        if (places == null) {
            throw Headings.missing(above, columns);
        }
        if (!batch.isEmpty()) {
            flush();
        }
        if (read == 0) {
            throw new Refusal("SHEET_EMPTY", "file");
        }
        if (bad == 0) {
            found(checking.done());
            problems.forEach((row, some) -> rows.find(id, row, some));
            bad = (int) problems.values().stream().filter(some -> some.stream().anyMatch(Problem::bad)).count();
            store.progress(id, read, bad, duplicates);
        }
    }
}
