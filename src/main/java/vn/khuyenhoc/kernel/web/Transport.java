package vn.khuyenhoc.kernel.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** The door of the endpoint, behind {@link RequestHead}: lets in what GraphQL over HTTP allows, in one form, and tells everybody else why not. */
class Transport extends OncePerRequestFilter {
    private final RefusalAnswer refusals;
    private final int bytes;
    private final Duration within;
    private final Function<HttpServletRequest, MediaType> answer;

    /**
     * @param bytes of a body at the most
     * @param within which a body must have come
     * @param answer in which form a request is answered
     */
    Transport(RefusalAnswer refusals, int bytes, Duration within, Function<HttpServletRequest, MediaType> answer) {
        this.refusals = refusals;
        this.bytes = bytes;
        this.within = within;
        this.answer = answer;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return RequestHead.isHandshake(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        HttpServletRequest admitted;
        try {
            admitted = admitted(request);
        } catch (RequestRefused refused) {
            refusals.write(refused, request, response);
            return;
        }
        chain.doFilter(admitted, response);
    }

    private HttpServletRequest admitted(HttpServletRequest request) {
        String body = request.getMethod().equals("POST") ? RequestBody.read(request, bytes, within) : QueryString.asJson(request.getQueryString());
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
