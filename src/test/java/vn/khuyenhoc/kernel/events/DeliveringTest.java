package vn.khuyenhoc.kernel.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.ReflectionUtils;

import vn.khuyenhoc.kernel.events.Listeners.Listener;

/** In parts of fifty of one listener; the next are asked for while some still wait; and what could not even be begun has not failed. */
class DeliveringTest {
    @SharesTransaction
    static class Heard {
        final List<Object> events = new ArrayList<>();

        void on(String event) {
            events.add(event);
        }
    }

    private final Heard heard = new Heard();
    private final Listeners listeners = mock();
    private final Publications publications = mock();
    private final Completions completions = mock();
    private final PlatformTransactionManager transactions = mock();
    private final List<Runnable> tasks = new ArrayList<>();
    private final Deliveries deliveries = deliveries(new TaskExecutorAdapter(tasks::add));

    private Deliveries deliveries(AsyncTaskExecutor executor) {
        Method on = ReflectionUtils.findMethod(Heard.class, "on", String.class);
        ReflectionUtils.makeAccessible(on);
        doReturn(Optional.of(new Listener(heard, on))).when(listeners).named("heard");
        doReturn(Optional.empty()).when(listeners).named("gone");
        doAnswer(call -> call.getArgument(0, Delivery.class).payload()).when(listeners).event(any());
        return new Deliveries(listeners, publications, completions, executor, transactions);
    }

    private static List<Delivery> some(String listener, int many) {
        return IntStream.range(0, many).mapToObj(i -> new Delivery(UUID.randomUUID().toString(), listener, "String", listener + i)).toList();
    }

    @Test
    void asksForMoreWhileEightPartsWait() {
        List<Integer> heardBefore = new ArrayList<>();
        deliveries.bring(some("heard", 12 * 50), () -> heardBefore.add(heard.events.size()));
        assertThat(tasks).hasSize(12);
        tasks.forEach(Runnable::run);
        assertThat(heardBefore).containsExactly(4 * 50);
        assertThat(heard.events).hasSize(600);
        verify(transactions, times(12)).commit(any());
        verify(completions, times(600)).add(any());
    }

    @Test
    void mixesNoListeners() {
        List<Delivery> gone = some("gone", 3);
        List<Delivery> mixed = new ArrayList<>(some("heard", 51));
        gone.forEach(one -> mixed.add(mixed.size() / 2, one));
        deliveries.bring(mixed, () -> { });
        assertThat(tasks).hasSize(3);
        tasks.forEach(Runnable::run);
        assertThat(heard.events).hasSize(51);
        gone.forEach(one -> verify(publications).markFailed(one.id()));
        verify(publications, times(3)).markFailed(any());
    }

    @Test
    void leavesWhatCouldNotBeBegunAsCutOff() {
        when(transactions.getTransaction(any())).thenThrow(new CannotCreateTransactionException("no connection"));
        deliveries.bring(some("heard", 50), () -> { });
        tasks.forEach(Runnable::run);
        verify(transactions).getTransaction(any());
        verify(publications, never()).markFailed(any());
        verify(completions, never()).add(any());
    }

    @Test
    void givesBackWhatFindsNoPlace() {
        Deliveries full = deliveries(new TaskExecutorAdapter(task -> {
            throw new TaskRejectedException("full");
        }));
        List<Delivery> events = some("heard", 60);
        full.bring(events, () -> { });
        verify(publications).giveBack(events.subList(0, 50).stream().map(Delivery::id).toList());
        verify(publications).giveBack(events.subList(50, 60).stream().map(Delivery::id).toList());
        verify(publications, times(2)).giveBack(anyList());
    }
}
