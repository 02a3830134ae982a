package vn.khuyenhoc.kernel.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.kafka.support.SendResult;
import org.springframework.kafka.support.converter.RecordMessageConverter;
import org.springframework.messaging.Message;

/**
 * Sends by a thread of its own: a producer that does not know the topic waits for the broker ({@code max.block.ms}), and on the threads that all listeners share
 * it would keep the other listeners waiting too. What cannot be sent fails, and is brought again like any event whose listener fails.
 */
class EventSender extends KafkaTemplate<Object, Object> {
    /** More than are brought again at once. */
    private static final int WAITING = 5_000;
    /** Whoever waited in vain spares the others of the topic the wait. */
    private static final long PAUSE = Duration.ofSeconds(2).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(EventSender.class);
    private static final long SILENCE = Duration.ofMinutes(1).toNanos();

    private final AtomicLong said = new AtomicLong(System.nanoTime() - SILENCE);
    private final ThreadPoolExecutor own = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), Thread.ofPlatform().daemon().name("events-kafka").factory());
    private final Map<String, Long> inVain = new ConcurrentHashMap<>();

    EventSender(ProducerFactory<Object, Object> producers, RecordMessageConverter converter) {
        super(producers);
        setMessageConverter(converter);
        setProducerListener(new ProducerListener<>() {
            @Override
            public void onError(ProducerRecord<Object, Object> event, @Nullable RecordMetadata place, @Nullable Exception error) {
                long now = System.nanoTime();
                long before = said.get();
                if (now - before >= SILENCE && said.compareAndSet(before, now)) {
                    LOG.warn("Events for other systems wait: {}", error == null ? "" : error.getMessage());
                }
            }
        });
    }

    @Override
    public CompletableFuture<SendResult<Object, Object>> send(Message<?> message) {
        return CompletableFuture.supplyAsync(() -> sendNow(message), own).thenCompose(Function.identity());
    }

    private CompletableFuture<SendResult<Object, Object>> sendNow(Message<?> message) {
        String topic = String.valueOf(message.getHeaders().get(KafkaHeaders.TOPIC));
        Long since = inVain.get(topic);
        if (since != null && System.nanoTime() - since < PAUSE) {
            throw new KafkaException("the broker had no answer for " + topic + " a moment ago");
        }
        try {
            return super.send(message);
        } catch (KafkaException unreachable) {
            inVain.put(topic, System.nanoTime());
            throw unreachable;
        }
    }

    @Override
    public void destroy() {
        own.shutdown();
        super.destroy();
    }
}
