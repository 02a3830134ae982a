package vn.khuyenhoc.kernel.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/** What a client has asked for and not yet fetched is counted. */
class LiveSessionTest {
    private final WebSocketSession socket = mock(WebSocketSession.class);
    private LiveSession session;

    @BeforeEach
    void connect() {
        when(socket.getAttributes()).thenReturn(new HashMap<>());
        session = new LiveSession(socket, new LiveLimits(1, 1, 2, 100, DataSize.ofKilobytes(64), Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }

    @Test
    void answersNoMorePingsThanTheClientTakesAnswersTo() throws IOException {
        assertThat(session.answersPing()).isTrue();
        assertThat(session.answersPing()).isTrue();
        assertThat(session.answersPing()).isFalse();
        session.sendMessage(new TextMessage("{\"type\":\"pong\"}"));
        assertThat(session.answersPing()).isTrue();
        assertThat(session.answersPing()).isFalse();
    }

    @Test
    void countsAnOperationUntilItsLastMessage() throws IOException {
        assertThat(session.begin("a")).isTrue();
        assertThat(session.begin("b")).isTrue();
        session.sendMessage(new TextMessage("{\"payload\":{\"type\":\"complete\",\"id\":\"2.b\"},\"id\":\"1.a\",\"type\":\"next\"}"));
        assertThat(session.begin("c")).isFalse();
        session.sendMessage(new TextMessage("{\"type\":\"complete\",\"id\":\"1.a\"}"));
        assertThat(session.begin("c")).isTrue();
        assertThat(session.runs("a")).isFalse();
        assertThat(session.runs("b")).isTrue();
    }

    /** Spring's handler forgets an id only after it sent the last message of it. */
    @Test
    void namesAnOperationAnewWhoseIdIsUsedAgain() throws IOException {
        when(socket.isOpen()).thenReturn(true);
        assertThat(session.begin("4.2 \"")).isTrue();
        String first = session.named("4.2 \"");
        session.sendMessage(new TextMessage("{\"id\":\"1.4.2 \\\"\",\"type\":\"error\",\"payload\":[]}"));
        verify(socket).sendMessage(new TextMessage("{\"id\":\"4.2 \\\"\",\"type\":\"error\",\"payload\":[]}"));
        assertThat(session.begin("4.2 \"")).isTrue();
        assertThat(session.named("4.2 \"")).isNotEqualTo(first);
        session.end(first);
        assertThat(session.runs("4.2 \"")).as("the one before ended").isTrue();
        session.sendMessage(new TextMessage("{\"id\":null,\"type\":\"pong\"}"));
        verify(socket).sendMessage(new TextMessage("{\"id\":null,\"type\":\"pong\"}"));
    }
}
