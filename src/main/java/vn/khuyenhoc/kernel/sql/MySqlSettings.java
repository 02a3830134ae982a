package vn.khuyenhoc.kernel.sql;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** What Connector/J needs to be told, so that an installation's URL names only host and schema. */
@Component
class MySqlSettings implements BeanPostProcessor {
    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
            if (String.valueOf(pool.getJdbcUrl()).startsWith("jdbc:mysql:")) {
                // Batches go as one multi-row INSERT; hot queries are parsed once by the server.
                pool.addDataSourceProperty("rewriteBatchedStatements", "true");
                pool.addDataSourceProperty("cachePrepStmts", "true");
                pool.addDataSourceProperty("useServerPrepStmts", "true");
                pool.addDataSourceProperty("prepStmtCacheSqlLimit", "16384");
                // By default 25 of a connection: a contribution alone has as many, so that each was prepared anew each time.
                pool.addDataSourceProperty("prepStmtCacheSize", "250");
                pool.addDataSourceProperty("connectionTimeZone", "UTC");
                pool.addDataSourceProperty("forceConnectionTimeZoneToSession", "true");
                pool.addDataSourceProperty("useLocalSessionState", "true");
                pool.addDataSourceProperty("elideSetAutoCommits", "true");
                pool.addDataSourceProperty("maintainTimeStats", "false");
            }
        }
        return bean;
    }
}
