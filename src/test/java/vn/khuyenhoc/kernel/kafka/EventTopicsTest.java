package vn.khuyenhoc.kernel.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.modulith.events.EventExternalizationConfiguration;
import org.springframework.modulith.events.support.BrokerRouting;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.kernel.Edition;
import vn.khuyenhoc.kernel.Ids;

/** Each event goes to a topic of its own name, by the key of what it tells of first, with the number of its newest sample. */
@DisabledIfEnvironmentVariable(named = "TEST_MYSQL", matches = ".+", disabledReason = "it looks at code alone, and was run with H2")
class EventTopicsTest {
    private static final List<String> ABOUT = List.of("campaign", "organization", "predecessor", "organizations");
    private final EventExternalizationConfiguration configuration = new EventsForOthers().eventExternalizationConfiguration();
    private final JsonMapper json = new JsonMapper();

    private static List<Class<?>> events() {
        return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("vn.khuyenhoc").stream()
            .filter(type -> type.getPackageName().matches("vn\\.khuyenhoc\\.\\w+\\.events") && type.isRecord() && type.isTopLevelClass()).<Class<?>>map(JavaClass::reflect)
            .filter(type -> type.getRecordComponents()[0].getName().equals("eventId")).toList();
    }

    private static List<Path> samples(Class<?> event) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/events"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(event.getSimpleName() + ".v")).sorted().toList();
        }
    }

    @Test
    void eachEventIsToldToOthers() throws IOException {
        List<Class<?>> events = events();
        assertThat(events).hasSizeGreaterThan(15);
        for (Class<?> type : events) {
            List<Path> samples = samples(type);
            String said = Files.readString(samples.getLast());
            Object event = json.readValue(said, type);
            String topic = "khuyenhoc." + type.getPackageName().split("\\.")[2] + "." + type.getSimpleName();
            assertThat(configuration.supports(event)).as("%s", type).isTrue();
            BrokerRouting routing = BrokerRouting.of(configuration.determineTarget(event), new StandardEvaluationContext());
            assertThat(routing.getTarget(event)).isEqualTo(topic);
            String key = routing.getKey(event);
            assertThat(ABOUT).as("%s by %s", topic, key).anyMatch(field -> said.replaceAll("\\s", "").matches(".*\"" + field + "\":\\[?" + key + "\\D.*"));
            Map<String, Object> headers = configuration.getHeadersFor(event);
            assertThat(headers).containsEntry("ce_type", topic).containsEntry("ce_id", json.readTree(said).get("eventId").asString());
            assertThat(samples.getLast().getFileName()).hasToString(type.getSimpleName() + ".v" + headers.get("ce_edition") + ".json");
        }
    }

    @Edition(2)
    private record Changed(long eventId) {}

    @Test
    void anEventSaysWhichEditionItIs() {
        assertThat(CloudEvent.edition(Changed.class)).isEqualTo(2);
    }

    @Test
    void anIdKnowsWhenItWasMade() {
        long before = System.currentTimeMillis();
        assertThat(Ids.madeAt(Ids.next()).toEpochMilli()).isBetween(before, System.currentTimeMillis());
    }
}
