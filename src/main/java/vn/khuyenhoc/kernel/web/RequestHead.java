package vn.khuyenhoc.kernel.web;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** The first look at a request: its method, and what it says of its body. Nothing is read, so whoever is refused here is not counted. */
class RequestHead extends OncePerRequestFilter {
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
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return isHandshake(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
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
}
