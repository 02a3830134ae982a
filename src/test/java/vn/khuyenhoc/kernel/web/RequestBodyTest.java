package vn.khuyenhoc.kernel.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.ServletInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;

import vn.khuyenhoc.testing.Worded;

/** A body that trickles, each byte well within the server's patience for one, holds its thread no longer than a whole one may. */
class RequestBodyTest {
    private static MockHttpServletRequest trickling(String body, long pause) {
        return new MockHttpServletRequest() {
            @Override
            public ServletInputStream getInputStream() {
                return new DelegatingServletInputStream(new ByteArrayInputStream(body.getBytes(UTF_8)) {
                    @Override
                    public synchronized int read(byte[] into, int offset, int length) {
                        try {
                            Thread.sleep(pause);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return super.read(into, offset, 1);
                    }
                }) {
                    @Override
                    public int read(byte[] into, int offset, int length) throws IOException {
                        return getSourceStream().read(into, offset, length);
                    }
                };
            }
        };
    }

    @Test
    void isReadWithinItsTime() {
        assertThat(RequestBody.read(trickling("{\"query\": \"{ a }\"}", 1), 100, Duration.ofSeconds(30))).isEqualTo("{\"query\": \"{ a }\"}");
    }

    @Test
    void isReadNoLonger() {
        Worded.assertRefused(() -> RequestBody.read(trickling("x".repeat(1000), 20), 2000, Duration.ofMillis(100)), "BODY_TOO_SLOW");
    }

    @Test
    void isReadNoFurther() {
        Worded.assertRefused(() -> RequestBody.read(trickling("x".repeat(11), 0), 10, Duration.ofSeconds(30)), "BODY_TOO_LARGE");
    }
}
