package vn.khuyenhoc.kernel.audit;

import static java.util.stream.Collectors.joining;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import vn.khuyenhoc.kernel.jooq.Tables;
import vn.khuyenhoc.kernel.jooq.tables.records.ChangeRecordRecord;
import vn.khuyenhoc.kernel.sql.Rows;

/** Writes what a transaction has to say of its changes at its end, in as few statements as that takes; nobody asks before. */
final class WrittenLast extends ResourceHolderSupport {
    private static final int PART = 100;
    private static final Field<?>[] FIELDS = Tables.CHANGE_RECORD.fields();
    private static final String INSERT = "insert into change_record (" + Arrays.stream(FIELDS).map(Field::getName).collect(joining(", ")) + ") values ";
    private static final String FACT = "insert into change_fact (fact_id, change_id) values (?, ?)";
    private static final String ROW = "(" + String.join(", ", Collections.nCopies(FIELDS.length, "?")) + ")";

    private final List<Written> records = new ArrayList<>();
    /** How many there were when each savepoint was made; one that is not known was made before the first. */
    private final Map<Object, Integer> savepoints = new HashMap<>();
    private boolean written;

    /**
     * What is said of one change.
     *
     * @param facts the ids of the rows, where it changed several
     */
    record Written(ChangeRecordRecord row, List<Long> facts) {}

    private WrittenLast() {}

    /** At once where no transaction is under way that ends for all to see. */
    static void add(DSLContext sql, Written record) {
        WrittenLast last = (WrittenLast) TransactionSynchronizationManager.getResource(WrittenLast.class);
        if (!TransactionSynchronizationManager.isActualTransactionActive() || last != null && last.written) {
            write(sql, List.of(record));
        } else {
            (last != null ? last : begun(sql)).records.add(record);
        }
    }

    private static WrittenLast begun(DSLContext sql) {
        WrittenLast last = new WrittenLast();
        TransactionSynchronizationManager.bindResource(WrittenLast.class, last);
        TransactionSynchronizationManager.registerSynchronization(new ResourceHolderSynchronization<>(last, WrittenLast.class) {
            @Override
            public void savepoint(Object savepoint) {
                last.savepoints.put(savepoint, last.records.size());
            }

            /** What was undone did not change anything. */
            @Override
            public void savepointRollback(Object savepoint) {
                last.records.subList(last.savepoints.getOrDefault(savepoint, 0), last.records.size()).clear();
            }

            @Override
            public void beforeCommit(boolean readOnly) {
                for (int from = 0; from < last.records.size(); from += PART) {
                    write(sql, last.records.subList(from, Math.min(from + PART, last.records.size())));
                }
                last.written = true;
            }
        });
        return last;
    }

    private static void write(DSLContext sql, List<Written> records) {
        writeRows(sql, records.stream().map(Written::row).toList());
        List<@Nullable Object[]> facts = records.stream()
            .flatMap(record -> record.facts().stream().map(fact -> new @Nullable Object[] {fact, record.row().getId()})).toList();
        if (!facts.isEmpty()) {
            Rows.batch(sql, FACT, facts);
        }
    }

    private static void writeRows(DSLContext sql, List<ChangeRecordRecord> records) {
        sql.connection(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT + String.join(", ", Collections.nCopies(records.size(), ROW)))) {
                int place = 0;
                for (ChangeRecordRecord record : records) {
                    for (int i = 0; i < FIELDS.length; i++) {
                        insert.setObject(++place, record.get(i));
                    }
                }
                insert.executeUpdate();
            }
        });
    }
}
