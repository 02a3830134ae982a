package vn.khuyenhoc.testing;

import java.util.concurrent.atomic.AtomicInteger;

import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Counts the SQL statements that the application sends for those who ask; not those of its clocks and its listeners, which go on behind them. */
public class StatementCounter implements ExecuteListener {
    private final AtomicInteger statements = new AtomicInteger();

    @Override
    public void executeStart(ExecuteContext context) {
        String thread = Thread.currentThread().getName();
        if (!thread.startsWith("scheduling-") && !thread.startsWith("task-")) {
            statements.incrementAndGet();
        }
    }

    /** How many statements the work took; nothing else may use the application meanwhile. */
    public int during(Runnable work) {
        int before = statements.get();
        work.run();
        return statements.get() - before;
    }

    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {
        @Bean
        StatementCounter statementCounter() {
            return new StatementCounter();
        }

        @Bean
        ExecuteListenerProvider countingProvider(StatementCounter counter) {
            return () -> counter;
        }
    }
}
