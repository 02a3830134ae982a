package vn.khuyenhoc.kernel.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** The door of the endpoint: lets in what GraphQL over HTTP allows, in one form, and tells everybody else why not. */
class Transport extends OncePerRequestFilter {
    private static final String METHODS = "GET, HEAD, POST, OPTIONS";

    private final RefusalAnswer refusals;
    private final int bytes;

    Transport(RefusalAnswer refusals, int bytes) {
        this.refusals = refusals;
        this.bytes = bytes;
    }

    /** A handshake is the websocket's. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getMethod().equals("GET") && "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        if (request.getMethod().equals("OPTIONS")) {
            response.setHeader(HttpHeaders.ALLOW, METHODS);
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return;
        }
        response.addHeader(HttpHeaders.VARY, "Accept, Accept-Language, Authorization");
        HttpServletRequest admitted;
        try {
            admitted = admitted(request);
        } catch (RequestRefused refused) {
            if (refused.status() == HttpStatus.METHOD_NOT_ALLOWED) {
                response.setHeader(HttpHeaders.ALLOW, METHODS);
            }
            refusals.write(refused, request, response);
            return;
        }
        chain.doFilter(admitted, response);
    }

    private HttpServletRequest admitted(HttpServletRequest request) {
        String body = switch (request.getMethod()) {
            case "GET", "HEAD" -> QueryString.asJson(request.getQueryString());
            case "POST" -> {
                MediaTypes.checkSent(request);
                yield RequestBody.read(request, bytes);
            }
            default -> throw new RequestRefused(HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", null, request.getMethod());
        };
        MediaType answer = MediaTypes.ofAnswer(request);
        RequestShape.check(body);
        return new JsonPost(request, body, answer);
    }
}
