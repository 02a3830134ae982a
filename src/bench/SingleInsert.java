import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * What src/bench/record-contribution.mjs compares with: an endpoint written by hand that inserts one row for each POST, commits it, and does
 * nothing else. Run by it with the libraries of the packaged jar: {@code java -cp 'lib/*' SingleInsert.java <port> <JDBC URL> <user> <password>}.
 */
class SingleInsert {
    private static final Pattern AMOUNT = Pattern.compile("\"amount\":\\s*(\\d+)");
    private static final AtomicLong IDS = new AtomicLong(System.currentTimeMillis() << 20);

    public static void main(String[] arguments) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[1]);
        config.setUsername(arguments[2]);
        config.setPassword(arguments[3]);
        config.addDataSourceProperty("cachePrepStmts", "true");
        config.addDataSourceProperty("useServerPrepStmts", "true");
        HikariDataSource pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection()) {
            connection.createStatement().execute("create table if not exists single_insert (id bigint primary key, organization_id varchar(200), amount bigint, body varchar(2000))");
        }
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])), 64);
        server.setExecutor(Executors.newFixedThreadPool(32));
        server.createContext("/", exchange -> insert(exchange, pool));
        server.start();
    }

    private static void insert(HttpExchange exchange, HikariDataSource pool) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher amount = AMOUNT.matcher(body);
        long id = IDS.incrementAndGet();
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into single_insert values (?, ?, ?, ?)")) {
            insert.setLong(1, id);
            insert.setString(2, "organization");
            insert.setLong(3, amount.find() ? Long.parseLong(amount.group(1)) : 0);
            insert.setString(4, body);
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
        byte[] answer = ("{\"data\":{\"id\":\"" + id + "\"}}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
