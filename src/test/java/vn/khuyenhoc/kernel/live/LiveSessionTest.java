package vn.khuyenhoc.kernel.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
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
        session.sendMessage(new TextMessage("{\"payload\":{\"type\":\"complete\",\"id\":\"b\"},\"id\":\"a\",\"type\":\"next\"}"));
        assertThat(session.begin("c")).isFalse();
        session.sendMessage(new TextMessage("{\"type\":\"complete\",\"id\":\"a\"}"));
        assertThat(session.begin("c")).isTrue();
        assertThat(session.runs("a")).isFalse();
        assertThat(session.runs("b")).isTrue();
    }
}
