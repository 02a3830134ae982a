package vn.khuyenhoc.kernel.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was acted on is put away in parts, at once when there is a whole one, and again where the database could not be reached. */
class CompletionsTest {
    private final List<List<String>> archived = new ArrayList<>();
    private int failures;
    private final Completions completions = new Completions(new Publications(new JdbcTemplate()) {
        @Override
        public void archive(List<String> ids, Instant completed) {
            if (failures-- > 0) {
                throw new TransientDataAccessResourceException("no connection");
            }
            archived.add(ids);
        }
    });

    private static List<UUID> some(int many) {
        return IntStream.range(0, many).mapToObj(i -> UUID.randomUUID()).toList();
    }

    @Test
    void arePutAwayTogether() {
        List<UUID> done = some(450);
        done.forEach(completions::add);
        assertThat(archived).extracting(List::size).containsExactly(200, 200);
        completions.write();
        assertThat(archived).extracting(List::size).containsExactly(200, 200, 50);
        assertThat(archived.stream().flatMap(List::stream)).containsExactlyElementsOf(done.stream().map(UUID::toString).toList());
        completions.write();
        assertThat(archived).hasSize(3);
    }

    @Test
    void waitForTheDatabase() {
        List<UUID> done = some(3);
        failures = 2;
        done.forEach(completions::add);
        Stream.of(1, 2, 3).forEach(time -> completions.write());
        assertThat(archived).containsExactly(done.stream().map(UUID::toString).toList());
    }

    @Test
    void arePutAwayOneByOneByAListenerThatOutlivesTheEnd() {
        completions.add(UUID.randomUUID());
        completions.destroy();
        assertThat(archived).hasSize(1);
        completions.add(UUID.randomUUID());
        assertThat(archived).hasSize(2);
    }
}
