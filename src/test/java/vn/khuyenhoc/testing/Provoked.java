package vn.khuyenhoc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * Which test provokes each code and reads both its wordings, by {@code src/test/resources/provoked.txt}; the class fails that has not heard,
 * by its end, what it stands there for.
 */
public class Provoked implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final Path TABLE = Path.of("src/test/resources/provoked.txt");
    private static final Set<String> HEARD = new TreeSet<>();
    private static final Set<String> RUN = new TreeSet<>();

    /** The code's messages in both languages were those of the catalogue. */
    static synchronized void heard(String code) {
        HEARD.add(code);
    }

    /** The test of each code. */
    public static Map<String, String> table() {
        try {
            return Files.readAllLines(TABLE).stream().map(line -> line.split(" ")).collect(Collectors.toMap(row -> row[0], row -> row[1],
                (one, other) -> { throw new IllegalStateException(one + " and " + other + " of one code"); }, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a class should have heard and has not. */
    public static Set<String> missing(Map<String, String> table, String test, Set<String> heard) {
        return table.entrySet().stream().filter(row -> row.getValue().equals(test)).map(Map.Entry::getKey).filter(code -> !heard.contains(code))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public synchronized void beforeAll(ExtensionContext context) {
        HEARD.clear();
        RUN.clear();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        RUN.add(context.getRequiredTestMethod().getName());
    }

    /** Nothing is missing where only some of its tests were asked for. */
    @Override
    public synchronized void afterAll(ExtensionContext context) {
        Class<?> test = context.getRequiredTestClass();
        boolean whole = Arrays.stream(test.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class)).allMatch(method -> RUN.contains(method.getName()));
        if (whole) {
            assertThat(missing(table(), test.getName().replace("vn.khuyenhoc.", ""), HEARD)).as("codes that %s says to have heard in both languages", test.getSimpleName()).isEmpty();
        }
    }
}
