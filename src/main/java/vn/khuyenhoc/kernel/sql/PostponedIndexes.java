package vn.khuyenhoc.kernel.sql;

import java.util.List;

import org.jooq.DSLContext;
import org.jooq.Index;
import org.jooq.SQLDialect;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Builds the late indexes on H2 when very many rows are there: sorted once, they cost a fraction of being kept up for each row.
 * Of a load that was killed the next start builds what is missing, whatever it is started for.
 */
@Component
public class PostponedIndexes implements SmartLifecycle {
    /** What is done last, whatever happened before. */
    private interface Last extends AutoCloseable {
        @Override
        void close();
    }

    private final DSLContext sql;
    private final List<LateIndexes> modules;
    private boolean running;

    PostponedIndexes(DSLContext sql, List<LateIndexes> modules) {
        this.sql = sql;
        this.modules = modules;
    }

    /** Runs a load without them, in no transaction: H2 commits whatever it began. */
    public void without(Runnable load) {
        try (Last _ = this::build) {
            drop();
            load.run();
        }
    }

    private void drop() {
        if (onH2()) {
            late().forEach(index -> sql.dropIndexIfExists(index).execute());
        }
    }

    private void build() {
        if (onH2()) {
            late().forEach(index -> sql.createIndexIfNotExists(index).on(index.getTable(), index.getFields()).execute());
        }
    }

    private boolean onH2() {
        return sql.family() == SQLDialect.H2;
    }

    private List<Index> late() {
        return modules.stream().flatMap(module -> module.late().stream()).toList();
    }

    @Override
    public void start() {
        running = true;
        build();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After whatever loads, before the web server. */
    @Override
    public int getPhase() {
        return 1;
    }
}
