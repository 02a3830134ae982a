package vn.khuyenhoc.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Gives every application context of the tests an empty database of its own, or the one that {@link OnDatabase} names: H2 in memory, or a schema of the MySQL
 * server whose address {@code TEST_MYSQL} names, such as {@code jdbc:mysql://127.0.0.1:3307} (user and password khuyenhoc).
 */
public class TestDatabase implements ContextCustomizerFactory {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Override
    public ContextCustomizer createContextCustomizer(Class<?> test, List<ContextConfigurationAttributes> attributes) {
        OnDatabase shared = AnnotatedElementUtils.findMergedAnnotation(test, OnDatabase.class);
        return new Chosen(shared == null ? null : shared.value());
    }

    /** Equal for all that have the same name or none, so that contexts are shared between test classes. */
    private record Chosen(@Nullable String shared) implements ContextCustomizer {
        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test database",
                settings(shared == null ? String.valueOf(NUMBER.incrementAndGet()) : shared)));
        }
    }

    /** Spring's settings for one more empty database. */
    public static Map<String, Object> settings() {
        return settings(String.valueOf(NUMBER.incrementAndGet()));
    }

    private static Map<String, Object> settings(String ending) {
        String name = "test_" + ProcessHandle.current().pid() + "_" + ending;
        String mysql = System.getenv("TEST_MYSQL");
        return mysql == null
            ? Map.of("spring.datasource.url", "jdbc:h2:mem:" + name
                + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1")
            : Map.of("spring.datasource.url", mysql + "/" + name + "?createDatabaseIfNotExist=true",
                "spring.datasource.username", "khuyenhoc", "spring.datasource.password", "khuyenhoc",
                // A server takes 151 connections; contexts that wait in the cache must not hold ten each.
                "spring.datasource.hikari.minimum-idle", 1, "spring.datasource.hikari.idle-timeout", 10_000);
    }
}
