package vn.khuyenhoc.kernel.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Problems;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.jooq.tables.records.SpreadsheetImportRowRecord;
import vn.khuyenhoc.kernel.sheet.Spreadsheet;

/** Reads spreadsheets, and applies them, behind the requests that ask for it. */
@Component
class Importing {
    private static final Logger LOG = LoggerFactory.getLogger(Importing.class);
    /** The more at a time, the fewer totals are added up, and the more is held in memory. */
    private static final int BATCH = 5_000;

    private final Map<String, ImportKind> kinds;
    private final Spreadsheet spreadsheet;
    private final ImportStore store;
    private final ImportRows rows;
    private final ImportWork work;
    private final TransactionTemplate transaction;

    Importing(List<ImportKind> kinds, Spreadsheet spreadsheet, ImportStore store, ImportRows rows, ImportWork work, TransactionTemplate transaction) {
        this.kinds = kinds.stream().collect(Collectors.toMap(ImportKind::name, Function.identity()));
        this.spreadsheet = spreadsheet;
        this.store = store;
        this.rows = rows;
        this.work = work;
        this.transaction = transaction;
    }

    /** @throws Refusal IMPORT_KIND_UNKNOWN */
    ImportKind kind(String name) {
        ImportKind kind = kinds.get(name);
        if (kind == null) {
            throw new Refusal("IMPORT_KIND_UNKNOWN", "kind", String.join(", ", kinds.keySet().stream().sorted().toList()));
        }
        return kind;
    }

    /**
     * @param file is deleted when it has been read
     * @return the import's key
     * @throws Refusal SERVER_BUSY
     */
    long read(ImportKind kind, @Nullable String fileName, Path file, Caller caller) {
        long id = Ids.next();
        store.begin(id, kind.name(), fileName, caller);
        Act act = new Act(caller.name(), caller.client(), "import", null);
        if (!work.take(id, () -> act.doing(() -> read(id, kind, file, caller.writes())))) {
            Refusal busy = new Refusal("SERVER_BUSY", null);
            store.refused(id, busy);
            throw busy;
        }
        return id;
    }

    /** On behalf of whoever sent it: some may not do what they did the step before of. */
    private boolean read(long id, ImportKind kind, Path file, Scope scope) {
        try {
            Reading reading = new Reading(id, kind, kind.checking(scope), store, rows);
            spreadsheet.read(file, reading::row);
            reading.finish();
            store.checked(id);
        } catch (Refusal refusal) {
            store.refused(id, refusal);
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError failed) {
            LOG.error("import {} could not be read", id, failed);
            store.refused(id, new Refusal("INTERNAL_ERROR", null, id));
        } finally {
            delete(file);
        }
        return true;
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            LOG.warn("{} could not be deleted", file, kept);
        }
    }

    /** After the transaction that asks for it, so that what is to be applied is known to be. */
    void apply(Import wanted, Caller caller, Act act) {
        long attempt = Ids.next();
        store.applying(wanted.key(), attempt);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (!work.take(wanted.key(), () -> apply(wanted.key(), attempt, kind(wanted.kind()), caller.writes(), act))) {
                    store.notApplied(wanted.key(), attempt, new Refusal("SERVER_BUSY", null));
                }
            }
        });
    }

    private void apply(long id, long attempt, ImportKind kind, Scope scope, Act act) {
        try {
            act.doing(() -> transaction.execute(status -> applied(id, attempt, kind, scope)));
        } catch (Refusal refusal) {
            store.notApplied(id, attempt, refusal);
        } catch (Problems problems) {
            store.notApplied(id, attempt, problems.all().getFirst());
        } catch (OptimisticLockingFailureException changed) {
            store.notApplied(id, attempt, new Refusal("CONFLICT", null));
        } catch (PessimisticLockingFailureException busy) {
            store.notApplied(id, attempt, new Refusal("TRY_AGAIN", null));
        } catch (RuntimeException | OutOfMemoryError failed) {
            LOG.error("import {} could not be applied", id, failed);
            store.notApplied(id, attempt, new Refusal("INTERNAL_ERROR", null, id));
        }
    }

    /** All of it in one transaction: a process that dies on the way leaves nothing behind but the word that it was at it. */
    private boolean applied(long id, long attempt, ImportKind kind, Scope scope) {
        long after = 0;
        ImportKind.Applying applying = kind.applying(scope);
        for (List<SpreadsheetImportRowRecord> some = rows.good(id, after, BATCH); !some.isEmpty(); some = rows.good(id, after, BATCH)) {
            applying.apply(some.stream().map(rows::values).toList());
            after = some.getLast().getId();
        }
        applying.done();
        if (!store.applied(id, attempt)) {
            throw new Refusal("IMPORT_INTERRUPTED", null);
        }
        return true;
    }
}
