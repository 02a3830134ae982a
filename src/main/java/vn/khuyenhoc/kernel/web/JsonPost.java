package vn.khuyenhoc.kernel.web;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** A request as the endpoint behind takes it, however it was sent: a POST of checked JSON that accepts one form of answer. */
class JsonPost extends HttpServletRequestWrapper {
    private final byte[] body;
    private final Map<String, String> headers;

    JsonPost(HttpServletRequest request, String body, MediaType answer) {
        super(request);
        this.body = body.getBytes(StandardCharsets.UTF_8);
        this.headers = Map.of("content-type", MediaType.APPLICATION_JSON_VALUE,
            "content-length", String.valueOf(this.body.length), "accept", answer.toString());
    }

    @Override
    public String getMethod() {
        return "POST";
    }

    /** Said in the body. Spring refuses as a fault of ours what URLs may hold, such as a second {@code =}. */
    @Override
    public @Nullable String getQueryString() {
        return null;
    }

    @Override
    public String getContentType() {
        return MediaType.APPLICATION_JSON_VALUE;
    }

    @Override
    public int getContentLength() {
        return body.length;
    }

    @Override
    public long getContentLengthLong() {
        return body.length;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), super.getHeader(name));
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        String own = headers.get(name.toLowerCase(Locale.ROOT));
        return own == null ? super.getHeaders(name) : Collections.enumeration(List.of(own));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        List<String> others = Collections.list(super.getHeaderNames());
        others.removeIf(name -> headers.containsKey(name.toLowerCase(Locale.ROOT)));
        others.addAll(headers.keySet());
        return Collections.enumeration(others);
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public ServletInputStream getInputStream() {
        ByteArrayInputStream bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                return bytes.read(into, offset, length);
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
