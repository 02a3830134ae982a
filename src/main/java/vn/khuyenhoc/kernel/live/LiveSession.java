package vn.khuyenhoc.kernel.live;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;

/**
 * One client's connection, with what it has under way. An operation counts until its last message is to be sent, not until it
 * is computed: answers that nobody fetches would pile up otherwise.
 */
class LiveSession extends ConcurrentWebSocketSessionDecorator {
    private static final String KEY = LiveSession.class.getName();

    private final Map<String, String> running = new ConcurrentHashMap<>();
    private final AtomicLong begun = new AtomicLong();
    private final AtomicInteger pongs = new AtomicInteger();
    private final LiveLimits limits;
    private final Pace pace;

    LiveSession(WebSocketSession session, LiveLimits limits) {
        super(session, Math.toIntExact(limits.send().toMillis()), Math.toIntExact(limits.message().toBytes()));
        this.limits = limits;
        this.pace = new Pace(limits.words(), System.nanoTime());
        session.getAttributes().put(KEY, this);
    }

    static @Nullable LiveSession of(Map<String, Object> attributes) {
        return (LiveSession) attributes.get(KEY);
    }

    /** Our own pings are no sign of life of the client's. */
    void expectWords() {
        if (getDelegate() instanceof NativeWebSocketSession tomcat && tomcat.getNativeSession() instanceof Session session) {
            session.getUserProperties().put("org.apache.tomcat.websocket.READ_IDLE_TIMEOUT_MS", limits.silence().toMillis());
            // Tomcat goes on reading from a client that ignores being hung up on, by default for 30 s.
            session.getUserProperties().put("org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT", 1000L);
            // By default it tries to say why for 50 ms only, which a message that is still on its way outlasts now and then.
            session.getUserProperties().put("org.apache.tomcat.websocket.ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT", 1000L);
        }
    }

    /** Whether the client may say one thing more; messages arrive one after the other. */
    boolean listens() {
        return pace.allows(System.nanoTime());
    }

    boolean runs(String operation) {
        return running.containsKey(operation);
    }

    /** Whether one more operation may be under way; messages arrive one after the other. */
    boolean begin(String operation) {
        return running.size() < limits.operations() && running.putIfAbsent(operation, begun.incrementAndGet() + "." + operation) == null;
    }

    /**
     * An operation's name towards Spring's handler, which forgets one only some time after its last message was sent, when the client may have used its id again:
     * its number and the id.
     */
    String named(String operation) {
        return running.getOrDefault(operation, "0." + operation);
    }

    /** @param named as Spring's handler knows it */
    void end(String named) {
        running.remove(named.substring(named.indexOf('.') + 1), named);
    }

    /** Whether a ping is to be answered: not while as many answers as operations may run wait for the client to take them. */
    boolean answersPing() {
        return pongs.getAndUpdate(waiting -> Math.min(waiting + 1, limits.operations())) < limits.operations();
    }

    @Override
    public void sendMessage(WebSocketMessage<?> message) throws IOException {
        // Before it is sent: a client that has its last message may use the id at once.
        if (message instanceof TextMessage text) {
            Said said = Said.in(text.getPayload());
            switch (said.type()) {
                case "complete", "error" -> end(said.id());
                case "pong" -> pongs.decrementAndGet();
                default -> { }
            }
            super.sendMessage(said.idAt() < 0 ? text : new TextMessage(byItsId(text.getPayload(), said.idAt())));
        } else {
            super.sendMessage(message);
        }
    }

    private static String byItsId(String message, int named) {
        return message.substring(0, named) + message.substring(message.indexOf('.', named) + 1);
    }
}
