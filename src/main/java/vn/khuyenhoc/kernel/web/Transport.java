package vn.khuyenhoc.kernel.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
    private final RefusalAnswer refusals;
    private final int bytes;
    private final Duration within;
    private final List<String> methods;
    private final Function<HttpServletRequest, MediaType> answer;

    /**
     * @param bytes of a body at the most
     * @param within which a body must have come
     * @param answer in which form a request is answered
     */
    Transport(RefusalAnswer refusals, int bytes, Duration within, List<String> methods, Function<HttpServletRequest, MediaType> answer) {
        this.refusals = refusals;
        this.bytes = bytes;
        this.within = within;
        this.methods = methods;
        this.answer = answer;
    }

    /** A handshake is the websocket's. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getMethod().equals("GET") && "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        if (request.getMethod().equals("OPTIONS")) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return;
        }
        response.addHeader(HttpHeaders.VARY, "Accept, Accept-Language, Authorization");
        HttpServletRequest admitted;
        try {
            admitted = admitted(request);
        } catch (RequestRefused refused) {
            if (refused.status() == HttpStatus.METHOD_NOT_ALLOWED) {
                response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
            }
            refusals.write(refused, request, response);
            return;
        }
        chain.doFilter(admitted, response);
    }

    private HttpServletRequest admitted(HttpServletRequest request) {
        if (!methods.contains(request.getMethod())) {
            throw new RequestRefused(HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", null, request.getMethod());
        }
        String body;
        if (request.getMethod().equals("POST")) {
            MediaTypes.checkSent(request);
            body = RequestBody.read(request, bytes, within);
        } else {
            body = QueryString.asJson(request.getQueryString());
        }
        MediaType form = answer.apply(request);
        RequestShape.check(body);
        Optional<String> file = MediaTypes.fileOf(form);
        if (file.isEmpty()) {
            return new JsonPost(request, body, form);
        }
        if (request.getMethod().equals("HEAD")) {
            throw new RequestRefused(HttpStatus.NOT_ACCEPTABLE, "NOT_ACCEPTABLE", null);
        }
        return new FilePost(request, body, file.get());
    }
}
