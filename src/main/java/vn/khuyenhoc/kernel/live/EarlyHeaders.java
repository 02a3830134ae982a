package vn.khuyenhoc.kernel.live;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/** A stream of events whose headers are sent at once: a client that waits for the first event must know that it is connected. */
record EarlyHeaders(ServerResponse stream) implements ServerResponse {
    @Override
    public HttpStatusCode statusCode() {
        return stream.statusCode();
    }

    @Override
    public HttpHeaders headers() {
        return stream.headers();
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return stream.cookies();
    }

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context) throws ServletException, IOException {
        response.setStatus(stream.statusCode().value());
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.flushBuffer();
        return stream.writeTo(request, response, context);
    }
}
