package vn.khuyenhoc.kernel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** A deadline that passes at a statement's very last moment cuts off nobody else's: H2 looks for a cancellation every 128 rows, and kept one for the next who asked the same. */
class LateCancelTest {
    private static final String ASKED = "select late(x) from system_range(1, ?)";

    private static @Nullable Runnable atTheEnd;

    private final HikariDataSource pool = new HikariDataSource();
    private final Deadlines deadlines = new Deadlines(Duration.ofHours(1), () -> pool.getHikariPoolMXBean().softEvictConnections());
    private final DSLContext sql = DSL.using(new DefaultConfiguration().set(SQLDialect.H2)
        .set(new DataSourceConnectionProvider(new TransactionAwareDataSourceProxy(pool))).set(new DefaultExecuteListenerProvider(deadlines)));

    {
        pool.setJdbcUrl("jdbc:h2:mem:late;MODE=MySQL;DB_CLOSE_DELAY=-1");
        pool.setMaximumPoolSize(1);
    }

    /** What H2 calls in the midst of the statement. */
    public static final class Function {
        private Function() {}

        public static long late(long row) {
            if (atTheEnd != null) {
                atTheEnd.run();
            }
            return row;
        }
    }

    @Test
    void cutsOffNobodyElse() {
        sql.execute("create alias late for 'vn.khuyenhoc.kernel.gate.LateCancelTest$Function.late'");
        Deadline deadline = new Deadline();
        Deadline.CURRENT.set(deadline);
        atTheEnd = deadline::pass;
        assertThat(sql.fetch(ASKED, 1)).as("one row, and no look after it").hasSize(1);
        Deadline.CURRENT.remove();
        atTheEnd = null;
        assertThat(sql.fetch(ASKED, 1000)).hasSize(1000);
    }

    @AfterEach
    void close() {
        atTheEnd = null;
        Deadline.CURRENT.remove();
        deadlines.close();
        pool.close();
    }
}
