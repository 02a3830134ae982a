package vn.khuyenhoc.kernel.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/** Marks what a GET answers to everybody alike, so that it is sent once and only confirmed afterwards. */
class Freshness extends OncePerRequestFilter {
    private final RefusalAnswer refusals;

    Freshness(RefusalAnswer refusals) {
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    /** A handshake is the websocket's. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getMethod().equals("GET") && "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        HttpServletResponse held = response;
        if (!isAsyncDispatch(request) && isRead(request)) {
            request.setAttribute(SafeRead.NAME, new SafeRead(request));
            held = isStream(request) ? response : new ContentCachingResponseWrapper(response);
        }
        chain.doFilter(request, held);
        SafeRead read = SafeRead.of(request);
        ContentCachingResponseWrapper answer = WebUtils.getNativeResponse(held, ContentCachingResponseWrapper.class);
        if (read != null && answer != null && !isAsyncStarted(request)) {
            finish(read, answer);
        }
    }

    private void finish(SafeRead read, ContentCachingResponseWrapper answer) throws IOException {
        HttpServletRequest sent = read.sent();
        if (read.hasTriedToWrite()) {
            answer.resetBuffer();
            answer.setHeader(HttpHeaders.ALLOW, "POST");
            refusals.write(new RequestRefused(HttpStatus.METHOD_NOT_ALLOWED, SafeReads.REFUSED, null), sent, answer);
        } else if (read.hasSucceeded() && sent.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            // To be asked for again each time: a correction of the records shows at once.
            answer.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
            // Weak, or Tomcat would not compress the answer.
            String tag = "W/\"" + DigestUtils.md5DigestAsHex(answer.getContentInputStream()) + "\"";
            if (anyWillDo(sent)) {
                answer.setHeader(HttpHeaders.ETAG, tag);
                answer.setStatus(HttpStatus.NOT_MODIFIED.value());
                answer.resetBuffer();
            } else if (new ServletWebRequest(sent, (HttpServletResponse) answer.getResponse()).checkNotModified(tag)) {
                answer.resetBuffer();
            }
        }
        answer.copyBodyToResponse();
    }

    /** Whether whatever the caller holds is to be confirmed (RFC 9110); Spring heeds the star only of what writes. */
    private static boolean anyWillDo(HttpServletRequest request) {
        String held = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return held != null && held.strip().equals("*");
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** Events and files are passed on as they come. */
    private static boolean isStream(HttpServletRequest request) {
        try {
            MediaType answer = MediaTypes.ofAnswer(request);
            return answer.equals(MediaType.TEXT_EVENT_STREAM) || MediaTypes.fileOf(answer).isPresent();
        } catch (RequestRefused unacceptable) {
            return false;
        }
    }
}
