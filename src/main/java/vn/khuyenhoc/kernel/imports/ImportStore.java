package vn.khuyenhoc.kernel.imports;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;
import static vn.khuyenhoc.kernel.jooq.Tables.SPREADSHEET_IMPORT;
import static vn.khuyenhoc.kernel.jooq.Tables.SPREADSHEET_IMPORT_ROW;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.imports.Import.State;
import vn.khuyenhoc.kernel.jooq.tables.records.SpreadsheetImportRecord;

/** What is known of each spreadsheet. */
@Component
@EnableConfigurationProperties(ImportSettings.class)
class ImportStore {
    private final DSLContext sql;
    private final Days days;
    private final ImportSettings settings;

    ImportStore(DSLContext sql, Days days, ImportSettings settings) {
        this.sql = sql;
        this.days = days;
        this.settings = settings;
    }

    @Transactional
    public void begin(long id, String kind, @Nullable String fileName, Caller caller) {
        sql.insertInto(SPREADSHEET_IMPORT).set(new SpreadsheetImportRecord()
            .setId(id).setKind(kind).setFileName(fileName).setCaller(caller.name()).setState(State.READING.name())
            .setRowsRead(0).setBadRows(0).setDuplicateRows(0).setCreatedAt(days.now()).setTouchedAt(days.now())).execute();
    }

    /** In a transaction of its own, so that others see how far it is. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void progress(long id, int rows, int bad, int duplicates) {
        sql.update(SPREADSHEET_IMPORT).set(SPREADSHEET_IMPORT.ROWS_READ, rows).set(SPREADSHEET_IMPORT.BAD_ROWS, bad)
            .set(SPREADSHEET_IMPORT.DUPLICATE_ROWS, duplicates).set(SPREADSHEET_IMPORT.TOUCHED_AT, days.now()).where(SPREADSHEET_IMPORT.ID.eq(id)).execute();
    }

    /** What this process has still to do, or does: it was not cut off. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void touch(Collection<Long> ids) {
        sql.update(SPREADSHEET_IMPORT).set(SPREADSHEET_IMPORT.TOUCHED_AT, days.now()).where(SPREADSHEET_IMPORT.ID.in(ids)).execute();
    }

    @Transactional
    public void checked(long id) {
        leave(id, noCondition(), State.READING, State.CHECKED, null, null);
    }

    @Transactional
    public void refused(long id, Refusal why) {
        leave(id, noCondition(), State.READING, State.REFUSED, why.code(), details(why));
    }

    /** Its rows are good, but something is no longer possible; who sent it may try again. Another attempt goes on as it was. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void notApplied(long id, long attempt, Refusal why) {
        leave(id, SPREADSHEET_IMPORT.ATTEMPT.eq(attempt), State.APPLYING, State.CHECKED, why.code(), details(why));
    }

    private void leave(long id, Condition if_, State from, State to, @Nullable String refusal, @Nullable String details) {
        sql.update(SPREADSHEET_IMPORT).set(SPREADSHEET_IMPORT.STATE, to.name()).set(SPREADSHEET_IMPORT.REFUSAL, refusal)
            .set(SPREADSHEET_IMPORT.REFUSAL_DETAILS, details)
            .where(SPREADSHEET_IMPORT.ID.eq(id)).and(SPREADSHEET_IMPORT.STATE.eq(from.name())).and(if_).execute();
    }

    private static String details(Refusal why) {
        String all = String.join("\u001f", Arrays.stream(why.named()).map(String::valueOf).toList());
        return all.substring(0, Math.min(all.length(), 1_000));
    }

    /** @param attempt a number that only this attempt to apply it bears */
    void applying(long id, long attempt) {
        sql.update(SPREADSHEET_IMPORT).set(SPREADSHEET_IMPORT.STATE, State.APPLYING.name()).set(SPREADSHEET_IMPORT.ATTEMPT, attempt)
            .set(SPREADSHEET_IMPORT.TOUCHED_AT, days.now()).setNull(SPREADSHEET_IMPORT.REFUSAL).setNull(SPREADSHEET_IMPORT.REFUSAL_DETAILS).where(SPREADSHEET_IMPORT.ID.eq(id)).execute();
    }

    /** @return false if the attempt was given up meanwhile, so that nothing of it may remain */
    boolean applied(long id, long attempt) {
        sql.deleteFrom(SPREADSHEET_IMPORT_ROW).where(SPREADSHEET_IMPORT_ROW.IMPORT_ID.eq(id))
            .and(SPREADSHEET_IMPORT_ROW.STATE.ne(CheckedRow.State.BAD.name())).execute();
        return sql.update(SPREADSHEET_IMPORT).set(SPREADSHEET_IMPORT.STATE, State.APPLIED.name()).set(SPREADSHEET_IMPORT.APPLIED_AT, days.now())
            .where(SPREADSHEET_IMPORT.ID.eq(id)).and(SPREADSHEET_IMPORT.ATTEMPT.eq(attempt)).and(SPREADSHEET_IMPORT.STATE.eq(State.APPLYING.name())).execute() == 1;
    }

    /** Those of the caller, for administrators those of all. */
    @Transactional
    public List<Import> withIds(Collection<Long> ids, Caller caller, boolean locked) {
        giveUpWhatWasCutOff(ids);
        var found = sql.selectFrom(SPREADSHEET_IMPORT).where(SPREADSHEET_IMPORT.ID.in(ids)).and(owned(caller));
        return (locked ? found.forUpdate() : found).fetch(ImportStore::view);
    }

    private void giveUpWhatWasCutOff(Collection<Long> ids) {
        LocalDateTime latest = days.now().minus(settings.cutOff());
        Condition cutOff = SPREADSHEET_IMPORT.ID.in(ids).and(SPREADSHEET_IMPORT.TOUCHED_AT.lt(latest));
        for (Map.Entry<State, State> fate : Map.of(State.READING, State.REFUSED, State.APPLYING, State.CHECKED).entrySet()) {
            if (sql.fetchExists(SPREADSHEET_IMPORT, cutOff.and(SPREADSHEET_IMPORT.STATE.eq(fate.getKey().name())))) {
                sql.update(SPREADSHEET_IMPORT).set(SPREADSHEET_IMPORT.STATE, fate.getValue().name()).set(SPREADSHEET_IMPORT.REFUSAL, val("IMPORT_INTERRUPTED"))
                    .setNull(SPREADSHEET_IMPORT.REFUSAL_DETAILS).where(cutOff).and(SPREADSHEET_IMPORT.STATE.eq(fate.getKey().name())).execute();
            }
        }
    }

    static Condition owned(Caller caller) {
        return !caller.known() ? falseCondition() : caller.has(Role.ADMIN) ? noCondition() : SPREADSHEET_IMPORT.CALLER.eq(caller.name());
    }

    private static Import view(SpreadsheetImportRecord row) {
        return new Import(row.getId(), row.getKind(), row.getFileName(), row.getCaller(), State.valueOf(row.getState()), row.getRefusal(), row.getRefusalDetails(),
            row.getRowsRead(), row.getBadRows(), row.getDuplicateRows(), row.getCreatedAt(), row.getAppliedAt());
    }
}
