package vn.khuyenhoc.kernel.writes;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;

import org.junit.jupiter.api.Test;

/** Those who come at the same time are taken together, and nobody waits for one who is not about. */
class GatheringTest {
    /** Two by turns: the second has come while the first was served. */
    private static Gathering<String> twoAreAbout(Duration moment) {
        Gathering<String> gathering = new Gathering<>(3, moment);
        assertThat(gathering.join("one")).isTrue();
        assertThat(gathering.take()).containsExactly("one");
        assertThat(gathering.join("other")).isFalse();
        assertThat(gathering.handOver(1)).isEqualTo("other");
        return gathering;
    }

    @Test
    void waitsForWhoWasJustAnswered() throws Exception {
        Gathering<String> gathering = twoAreAbout(Duration.ofMinutes(1));
        FutureTask<List<String>> taken = new FutureTask<>(gathering::take);
        Thread leader = Thread.ofPlatform().start(taken);
        await().atMost(30, SECONDS).until(() -> leader.getState() == Thread.State.TIMED_WAITING);
        assertThat(gathering.join("one again")).isFalse();
        assertThat(taken.get(30, SECONDS)).containsExactly("other", "one again");
        assertThat(gathering.handOver(2)).isNull();
    }

    @Test
    void goesOnWithoutWhoDoesNotComeAgain() {
        Gathering<String> gathering = twoAreAbout(Duration.ofMillis(20));
        assertThat(gathering.take()).containsExactly("other");
        assertThat(gathering.handOver(1)).isNull();
        assertThat(gathering.join("third")).isTrue();
    }

    /** The moment would be longer than the test may take. */
    @Test
    void waitsForNobodyAlone() throws Exception {
        Gathering<String> gathering = new Gathering<>(3, Duration.ofHours(1));
        for (int i = 0; i < 3; i++) {
            assertThat(gathering.join("one")).isTrue();
            assertThat(CompletableFuture.supplyAsync(gathering::take).get(30, SECONDS)).containsExactly("one");
            assertThat(gathering.handOver(1)).isNull();
        }
    }

    @Test
    void takesNoMoreThanItMay() throws Exception {
        Gathering<String> gathering = twoAreAbout(Duration.ofHours(1));
        List.of("a", "b", "c").forEach(gathering::join);
        assertThat(gathering.take()).containsExactly("other", "a", "b");
        assertThat(gathering.handOver(3)).isEqualTo("c");
        List.of("d", "e").forEach(gathering::join);
        assertThat(CompletableFuture.supplyAsync(gathering::take).get(30, SECONDS)).as("though four are about").containsExactly("c", "d", "e");
    }
}
