package vn.khuyenhoc.kernel.web;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** The first look at a request: its method, and what it says of its body. Nothing is read, so whoever is refused here is not counted. */
class RequestHead extends OncePerRequestFilter {
    /** Of the websocket protocol, RFC 6455. */
    private static final String VERSION = "13";

    private final RefusalAnswer refusals;
    private final int bytes;
    private final List<String> methods;

    /** @param bytes of a body at the most */
    RequestHead(RefusalAnswer refusals, int bytes, List<String> methods) {
        this.refusals = refusals;
        this.bytes = bytes;
        this.methods = methods;
    }

    /** A handshake is the websocket's. */
    static boolean isHandshake(HttpServletRequest request) {
        return request.getMethod().equals("GET") && "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        if (isHandshake(request)) {
            shake(request, response, chain);
            return;
        }
        if (request.getMethod().equals("OPTIONS")) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return;
        }
        response.addHeader(HttpHeaders.VARY, "Accept, Accept-Language, Authorization");
        if (!methods.contains(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
            refusals.write(new RequestRefused(HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", null, request.getMethod()), request, response);
            return;
        }
        try {
            if (request.getMethod().equals("POST")) {
                MediaTypes.checkSent(request);
                RequestBody.checkAnnounced(request, bytes);
            }
        } catch (RequestRefused refused) {
            refusals.write(refused, request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    /** What Spring would refuse without a word of ours. */
    private void shake(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        boolean version = VERSION.equals(request.getHeader("Sec-WebSocket-Version"));
        String connection = request.getHeader(HttpHeaders.CONNECTION), key = request.getHeader("Sec-WebSocket-Key");
        if (version && key != null && !key.isBlank() && connection != null && connection.toLowerCase(Locale.ROOT).contains("upgrade")) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Sec-WebSocket-Version", VERSION);
        refusals.write(new RequestRefused(version ? HttpStatus.BAD_REQUEST : HttpStatus.UPGRADE_REQUIRED, "REQUEST_MALFORMED", null), request, response);
    }
}
