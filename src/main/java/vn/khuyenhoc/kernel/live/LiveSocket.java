package vn.khuyenhoc.kernel.live;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
import tools.jackson.databind.json.JsonMapper;

/** Spring's handler of the websocket protocol, held to bounds: how many clients, how much of each, and what they may say. */
class LiveSocket extends GraphQlWebSocketHandler {
    private static final String PROTOCOL = "graphql-transport-ws";
    private static final CloseStatus UNSPOKEN = new CloseStatus(4406, "Subprotocol not acceptable");
    private static final CloseStatus INVALID = new CloseStatus(4400, "Invalid message");
    private static final CloseStatus TOO_BIG = new CloseStatus(CloseStatus.TOO_BIG_TO_PROCESS.getCode(), "Message too big");
    private static final CloseStatus TOO_FAST = new CloseStatus(CloseStatus.POLICY_VIOLATION.getCode(), "Too many messages");
    private static final CloseStatus FULL = new CloseStatus(CloseStatus.SERVICE_OVERLOAD.getCode(), "Too many connections");
    private static final String SEATED = LiveSocket.class.getName();

    private final LiveRequests requests;
    private final JsonMapper json;
    private final LiveLimits limits;
    private final Seats seats;

    LiveSocket(LiveRequests requests, JsonMapper json, LiveLimits limits, Duration init, @Nullable Duration keepAlive, CorsConfiguration origins) {
        super(requests, new JacksonJsonHttpMessageConverter(json), init, keepAlive, origins);
        this.requests = requests;
        this.json = json;
        this.limits = limits;
        this.seats = new Seats(limits.connections(), limits.ofOne());
    }

    @Override
    public WebSocketHttpRequestHandler initWebSocketHttpRequestHandler(HandshakeHandler handshakes) {
        WebSocketHttpRequestHandler handler = super.initWebSocketHttpRequestHandler(handshakes);
        List<HandshakeInterceptor> interceptors = new ArrayList<>(handler.getHandshakeInterceptors());
        interceptors.add(new Language());
        handler.setHandshakeInterceptors(interceptors);
        return handler;
    }

    /** The predecessor of the protocol, which is offered under the name of its library, is not spoken. */
    @Override
    public List<String> getSubProtocols() {
        return List.of(PROTOCOL);
    }

    int connections() {
        return seats.taken();
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        if (!PROTOCOL.equals(session.getAcceptedProtocol())) {
            close(session, UNSPOKEN);
            return;
        }
        if (!seats.take(session.getRemoteAddress())) {
            close(session, FULL);
            return;
        }
        session.getAttributes().put(SEATED, true);
        LiveSession live = new LiveSession(session, limits);
        live.expectWords();
        super.afterConnectionEstablished(live);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        if (session.getAttributes().remove(SEATED) != null) {
            seats.leave(session.getRemoteAddress());
        }
        super.afterConnectionClosed(session, status);
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
        LiveSession live = LiveSession.of(session.getAttributes());
        if (live == null || !live.isOpen()) {
            return;
        }
        if (!live.listens()) {
            close(live, TOO_FAST);
            return;
        }
        if (message.getPayloadLength() > limits.message().toBytes()) {
            close(live, TOO_BIG);
            return;
        }
        Optional<LiveMessage> said = LiveMessage.read(json, message.getPayload());
        if (said.isEmpty()) {
            close(live, INVALID);
        } else if (admits(live, said.get())) {
            super.handleTextMessage(live, said.get().forHandler(json, live));
        }
    }

    private boolean admits(LiveSession live, LiveMessage said) throws IOException {
        return switch (said.type()) {
            case "ping" -> live.answersPing();
            case "subscribe" -> begins(live, said.id());
            default -> true;
        };
    }

    private boolean begins(LiveSession live, String operation) throws IOException {
        if (live.runs(operation)) {
            close(live, new CloseStatus(4409, "Subscriber for " + operation + " already exists"));
            return false;
        }
        if (!live.begin(operation)) {
            live.sendMessage(requests.tooMany(live, live.named(operation), limits.operations()));
            return false;
        }
        return true;
    }

    private static void close(WebSocketSession session, CloseStatus status) {
        try {
            session.close(status);
        } catch (IOException gone) {
            // then it is closed
        }
    }
}
