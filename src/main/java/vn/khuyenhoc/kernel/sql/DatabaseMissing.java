package vn.khuyenhoc.kernel.sql;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says in one line that the database cannot be reached, instead of a stack trace. */
class DatabaseMissing extends AbstractFailureAnalyzer<SQLException> {
    private final Environment environment;

    DatabaseMissing(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        // 08: no connection; 28: refused user or password; 90020 and 42000: H2's file in use, MySQL's schema unknown.
        boolean unreachable = cause instanceof SQLNonTransientConnectionException || state.startsWith("08") || state.startsWith("28")
            || state.equals("90020") || state.equals("42000");
        if (!unreachable) {
            return null;
        }
        String address = environment.getProperty("spring.datasource.url", "").replaceAll("[?;].*", "");
        return new FailureAnalysis("Không kết nối được cơ sở dữ liệu %s | The database at %s cannot be used: %s"
            .formatted(address, address, String.valueOf(cause.getMessage()).lines().findFirst().orElse("")),
            "Start the database, or set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.", cause);
    }
}
