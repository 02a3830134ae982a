package vn.khuyenhoc.kernel.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What docs/events.md says of attempts and their intervals, where nobody sets anything else. */
class EventSettingsTest {
    private final EventSettings settings = new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("khuyenhoc.events", EventSettings.class);

    @Test
    void waitsTwiceAsLongAfterEachAttempt() {
        assertThat(IntStream.rangeClosed(1, 8).mapToObj(settings::after).map(Duration::toSeconds)).containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 600L, 600L);
        assertThat(settings.after(0)).as("none was counted").isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.after(1_000)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void areThoseOfThePage() {
        assertThat(settings).isEqualTo(new EventSettings(Duration.ofSeconds(1), Duration.ofSeconds(20), 8, Duration.ofSeconds(10), Duration.ofMinutes(10), 2_000, Duration.ofDays(30)));
    }
}
