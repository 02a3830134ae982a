package vn.khuyenhoc.kernel.writes;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.kernel.writes.FirstAnswers.Question;
import vn.khuyenhoc.testing.WriteTest;

/** What is sent twice at the same time is made once: here it waits for the first, and on another server its key does. */
@WriteTest
class TwinsTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @Autowired FirstAnswers firstAnswers;
    @Autowired TransactionTemplate transaction;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void letAllEnd() {
        end.countDown();
        threads.close();
    }

    private static Question question(String caller) {
        return new Question(caller, "recordContribution", "a-key-of-one-gift", Map.of("amount", 1));
    }

    private Future<String> first(Twins twins, CountDownLatch begun) {
        return threads.submit(() -> twins.inTurn(question("lan"), () -> {
            begun.countDown();
            ended(end);
            return "first";
        }));
    }

    private static void ended(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean waits(String method) {
        return Thread.getAllStackTraces().values().stream().anyMatch(stack -> Arrays.stream(stack)
            .anyMatch(frame -> frame.getClassName().equals(Twins.class.getName()) && frame.getMethodName().equals(method)));
    }

    @Test
    void waitForTheFirstAndForNobodyElse() throws Exception {
        Twins twins = new Twins(LONG);
        CountDownLatch begun = new CountDownLatch(1);
        Future<String> first = first(twins, begun);
        ended(begun);
        Future<Boolean> second = threads.submit(() -> twins.inTurn(question("lan"), () -> end.getCount() == 0));
        await().atMost(30, SECONDS).until(() -> waits("ended"));
        assertThat(twins.inTurn(question("minh"), () -> "another's")).isEqualTo("another's");
        end.countDown();
        assertThat(first.get()).isEqualTo("first");
        assertThat(second.get()).as("it began when the first had ended").isTrue();
    }

    @Test
    void goOnWhenTheFirstTakesTooLong() throws Exception {
        Twins twins = new Twins(Duration.ofMillis(1));
        CountDownLatch begun = new CountDownLatch(1);
        Future<String> first = first(twins, begun);
        ended(begun);
        assertThat(twins.inTurn(question("lan"), () -> "second")).isEqualTo("second");
        assertThat(first.isDone()).isFalse();
        assertThat(twins.inTurn(question("lan"), () -> "third")).as("the first is still under way").isEqualTo("third");
    }

    @Test
    void leaveNothingBehindWhenTheFirstFails() {
        Twins twins = new Twins(LONG);
        assertThatThrownBy(() -> twins.inTurn(question("lan"), () -> {
            throw new IllegalStateException("failed");
        })).hasMessage("failed");
        assertThat(twins.inTurn(question("lan"), () -> "again")).isEqualTo("again");
    }

    @Test
    void onAnotherServerWaitAtTheirKey() throws Exception {
        Question question = new Question("lan", "recordContribution", UUID.randomUUID().toString(), Map.of("amount", 1));
        CountDownLatch begun = new CountDownLatch(1);
        Future<String> first = threads.submit(() -> transaction.execute(_ -> firstAnswers.of(question, String.class, () -> {
            begun.countDown();
            ended(end);
            return "first";
        })));
        ended(begun);
        Future<String> second = threads.submit(() -> transaction.execute(_ -> firstAnswers.of(question, String.class, () -> "second")));
        await().atMost(30, SECONDS).until(() -> Thread.getAllStackTraces().values().stream().anyMatch(stack -> Arrays.stream(stack)
            .anyMatch(frame -> frame.getClassName().equals(FirstAnswers.class.getName()) && frame.getMethodName().equals("taken"))));
        end.countDown();
        assertThat(first.get()).isEqualTo("first");
        assertThat(second.get()).isEqualTo("first");
    }
}
