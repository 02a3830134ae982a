package vn.khuyenhoc.kernel.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.jooq.tables.records.ChangeRecordRecord;
import vn.khuyenhoc.testing.EmptyTest;

/** What is recorded of a transaction is what it changed, whatever it tried. */
@EmptyTest
class WrittenLastTest {
    @Autowired DSLContext sql;
    @Autowired Days days;
    @Autowired PlatformTransactionManager transactions;

    private TransactionTemplate whole, part;
    private String request;
    private List<Long> added;

    @BeforeEach
    void aTransactionWithParts() {
        whole = new TransactionTemplate(transactions);
        part = new TransactionTemplate(transactions);
        part.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        request = "request-" + Ids.next();
        added = new ArrayList<>();
    }

    private void add(String entity) {
        Long id = Ids.next();
        added.add(id);
        WrittenLast.add(sql, new WrittenLast.Written(new ChangeRecordRecord().setId(id).setRecordedAt(days.now()).setCaller("lan").setClient("-").setOperation("-").setRequestId(request).setEntity(entity)
            .setRowCount(2).setAfterHash("-"), List.of(id + 1, id + 2)));
    }

    /** How many facts are named beside each of the records that were added, whether they were kept or not. */
    private List<Integer> facts() {
        return added.stream().map(id -> sql.fetch("select fact_id from change_fact where change_id = ?", id).size()).toList();
    }

    private List<String> recorded() {
        return sql.fetch("select entity from change_record where request_id = ? order by id", request).getValues(0, String.class);
    }

    @Test
    void leavesOutWhatWasUndone() {
        whole.executeWithoutResult(all -> {
            part.executeWithoutResult(first -> {
                add("tried first");
                first.setRollbackOnly();
            });
            add("changed");
            part.executeWithoutResult(second -> add("changed too"));
            part.executeWithoutResult(third -> {
                add("tried");
                part.executeWithoutResult(inner -> add("tried within"));
                third.setRollbackOnly();
            });
            add("changed at last");
            assertThat(recorded()).isEmpty();
        });
        assertThat(recorded()).containsExactly("changed", "changed too", "changed at last");
        assertThat(facts()).as("none of what was undone").containsExactly(0, 2, 2, 0, 0, 2);
    }

    @Test
    void isSilentOfATransactionThatIsUndone() {
        whole.executeWithoutResult(all -> {
            add("tried");
            all.setRollbackOnly();
        });
        assertThat(recorded()).isEmpty();
    }
}
