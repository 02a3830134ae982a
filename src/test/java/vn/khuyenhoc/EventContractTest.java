package vn.khuyenhoc;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.springframework.modulith.events.ApplicationModuleListener;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What docs/events.md says of the events is what the code has, and what was published once can still be read. */
@DisabledIfEnvironmentVariable(named = "TEST_MYSQL", matches = ".+", disabledReason = "it looks at code alone, and was run with H2")
class EventContractTest {
    private record Told(String publisher, Set<String> fields, Set<String> listeners) {}

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\w+) \\| (.*?) \\|(.*)\\|$");
    private static final Set<String> MODULES = Set.of("organization", "recognition", "fund", "campaign");
    private static final Path SAMPLES = Path.of("src/test/resources/events");

    private static final JavaClasses CODE = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("vn.khuyenhoc");
    private final JsonMapper json = new JsonMapper();

    private static String module(JavaClass type) {
        return type.getPackageName().split("\\.")[2];
    }

    private static Map<String, Class<?>> events() {
        return CODE.stream().filter(type -> type.getPackageName().matches("vn\\.khuyenhoc\\.\\w+\\.events") && type.isRecord() && type.isTopLevelClass())
            .map(JavaClass::reflect).filter(type -> type.getRecordComponents()[0].getName().equals("eventId")).collect(toMap(Class::getSimpleName, type -> type));
    }

    private static Set<String> fields(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            names.add(component.getName());
            if (component.getGenericType() instanceof ParameterizedType list && list.getActualTypeArguments()[0] instanceof Class<?> of && of.isRecord()) {
                names.addAll(fields(of));
            }
        }
        return names;
    }

    @Test
    void thePageTellsOfEachEventWhatTheCodeHas() throws IOException {
        Map<String, Told> inCode = new TreeMap<>();
        events().forEach((name, type) -> inCode.put(name, new Told(type.getPackageName().split("\\.")[2], fields(type), new TreeSet<>())));
        CODE.stream().flatMap(type -> type.getMethods().stream()).filter(method -> method.isAnnotatedWith(ApplicationModuleListener.class))
            .forEach(method -> inCode.get(method.getRawParameterTypes().getFirst().getSimpleName()).listeners().add(module(method.getOwner())));
        Map<String, Told> inPage = new TreeMap<>();
        ROW.matcher(Files.readString(Path.of("docs/events.md"))).results().forEach(row -> inPage.put(row.group(1), new Told(row.group(2),
            Pattern.compile("`(\\w+)`").matcher(row.group(3)).results().map(field -> field.group(1)).collect(toSet()),
            Pattern.compile("\\b[a-z]+\\b").matcher(row.group(4)).results().map(MatchResult::group).filter(MODULES::contains).collect(toSet()))));
        assertThat(inPage).isEqualTo(inCode);
    }

    @Test
    void whatWasPublishedOnceIsStillRead() throws IOException {
        Map<String, Class<?>> events = events();
        try (Stream<Path> files = Files.list(SAMPLES)) {
            List<Path> samples = files.sorted().toList();
            assertThat(samples.stream().map(file -> file.getFileName().toString().split("\\.")[0])).as("one at least of each").containsAll(events.keySet());
            for (Path sample : samples) {
                String said = Files.readString(sample).strip();
                Object event = json.readValue(said, events.get(sample.getFileName().toString().split("\\.")[0]));
                assertThat(subset(json.readTree(said), json.readTree(json.writeValueAsString(event)))).as("%s is read as %s", sample, event).isTrue();
                assertThat(said.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2_048);
            }
        }
    }

    /** Whether all that a sample says is there; a later edition may say more. */
    private static boolean subset(JsonNode sample, JsonNode read) {
        if (sample.isObject()) {
            return sample.propertyStream().allMatch(field -> read.has(field.getKey()) && subset(field.getValue(), read.get(field.getKey())));
        }
        return sample.isArray() ? sample.size() == read.size() && all(sample, read) : sample.equals(read);
    }

    private static boolean all(JsonNode sample, JsonNode read) {
        for (int i = 0; i < sample.size(); i++) {
            if (!subset(sample.get(i), read.get(i))) {
                return false;
            }
        }
        return true;
    }
}
