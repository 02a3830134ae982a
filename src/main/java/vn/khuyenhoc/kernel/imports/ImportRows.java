package vn.khuyenhoc.kernel.imports;

import static org.jooq.impl.DSL.noCondition;
import static vn.khuyenhoc.kernel.jooq.Tables.SPREADSHEET_IMPORT;
import static vn.khuyenhoc.kernel.jooq.Tables.SPREADSHEET_IMPORT_ROW;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.kernel.imports.CheckedRow.Cell;
import vn.khuyenhoc.kernel.imports.CheckedRow.Problem;
import vn.khuyenhoc.kernel.imports.CheckedRow.State;
import vn.khuyenhoc.kernel.jooq.tables.records.SpreadsheetImportRowRecord;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Rows;

/** The rows of the spreadsheets, as they were checked. */
@Component
class ImportRows implements NodeSource {
    private static final TypeReference<Map<String, String>> CELLS = new TypeReference<>() {};
    private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {};
    private static final int LONGEST = 4_000;

    private final DSLContext sql;
    private final JsonMapper json;
    private final Listing<CheckedRow> listing;

    ImportRows(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
        var r = SPREADSHEET_IMPORT_ROW;
        this.listing = new Listing<>(sql, r, r.ID, r.IMPORT_ID, r, List.of(r.fields()), this::view)
            .filteredBy(Criteria.on().oneOf("state", r.STATE))
            .orderedBy(Orders.by().field("NUMBER", r.SHEET_ROW));
    }

    Map<Long, Page<CheckedRow>> of(Set<Long> imports, PageRequest page) {
        return listing.pages(imports, noCondition(), page);
    }

    @Override
    public Class<CheckedRow> type() {
        return CheckedRow.class;
    }

    /** Of the spreadsheets that the caller may see. */
    @Override
    public Collection<CheckedRow> find(Collection<Long> keys, Caller caller) {
        var r = SPREADSHEET_IMPORT_ROW;
        return sql.select(r.fields()).from(r).join(SPREADSHEET_IMPORT).on(SPREADSHEET_IMPORT.ID.eq(r.IMPORT_ID))
            .where(r.ID.in(keys)).and(ImportStore.owned(caller)).fetch(this::view);
    }

    private CheckedRow view(Record row) {
        var r = SPREADSHEET_IMPORT_ROW;
        List<Cell> cells = json.readValue(row.get(r.CELLS), CELLS).entrySet().stream().map(cell -> new Cell(cell.getKey(), cell.getValue())).toList();
        return new CheckedRow(row.get(r.ID), row.get(r.SHEET_ROW), State.valueOf(row.get(r.STATE)), cells,
            row.get(r.PROBLEMS) == null ? List.of() : json.readValue(row.get(r.PROBLEMS), PROBLEMS));
    }

    SpreadsheetImportRowRecord row(long id, ImportRow row, List<Problem> problems) {
        List<Problem> kept = problems;
        String text = json.writeValueAsString(kept);
        while (text.length() > LONGEST) {
            kept = kept.subList(0, kept.size() - 1);
            text = json.writeValueAsString(kept);
        }
        State state = problems.stream().anyMatch(Problem::bad) ? State.BAD : problems.isEmpty() ? State.GOOD : State.DUPLICATE;
        return new SpreadsheetImportRowRecord().setId(Ids.next()).setImportId(id).setSheetRow(row.number()).setState(state.name())
            .setCells(json.writeValueAsString(row.values())).setProblems(problems.isEmpty() ? null : text);
    }

    /** Something more about a row that is written. */
    void find(long id, int number, List<Problem> more) {
        var r = SPREADSHEET_IMPORT_ROW;
        SpreadsheetImportRowRecord before = sql.fetchSingle(r, r.IMPORT_ID.eq(id).and(r.SHEET_ROW.eq(number)));
        List<Problem> known = before.getProblems() == null ? List.of() : json.readValue(before.getProblems(), PROBLEMS);
        SpreadsheetImportRowRecord after = row(id, values(before), Stream.concat(known.stream(), more.stream()).toList());
        sql.update(r).set(r.STATE, after.getState()).set(r.PROBLEMS, after.getProblems()).where(r.ID.eq(before.getId())).execute();
    }

    void write(List<SpreadsheetImportRowRecord> rows) {
        Rows.insertMissing(sql, rows);
    }

    /** Those that can be applied, some at a time, in their order; by both columns of the index, or H2 sorts all that follow each time. */
    List<SpreadsheetImportRowRecord> good(long id, long after, int most) {
        return sql.selectFrom(SPREADSHEET_IMPORT_ROW).where(SPREADSHEET_IMPORT_ROW.IMPORT_ID.eq(id)).and(SPREADSHEET_IMPORT_ROW.ID.gt(after))
            .and(SPREADSHEET_IMPORT_ROW.STATE.ne(State.BAD.name()))
            .orderBy(SPREADSHEET_IMPORT_ROW.IMPORT_ID, SPREADSHEET_IMPORT_ROW.ID).limit(most).fetch();
    }

    ImportRow values(SpreadsheetImportRowRecord row) {
        return new ImportRow(row.getSheetRow(), json.readValue(row.getCells(), CELLS));
    }
}
