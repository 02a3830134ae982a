package vn.khuyenhoc.kernel.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.CorsFilter;

/** Which other sites' pages may call from a browser: those on the list, and by default none. */
class Origins extends CorsFilter {
    private static final List<String> METHODS = List.of("GET", "POST");

    private final RefusalAnswer refusals;
    private final List<String> allowed;

    Origins(RefusalAnswer refusals, List<String> allowed) {
        super(request -> allowed.contains(request.getHeader(HttpHeaders.ORIGIN)) ? rules(allowed) : null);
        this.refusals = refusals;
        this.allowed = allowed;
    }

    private static CorsConfiguration rules(List<String> origins) {
        CorsConfiguration rules = new CorsConfiguration();
        rules.setAllowedOrigins(origins);
        rules.setAllowedMethods(METHODS);
        rules.addAllowedHeader(CorsConfiguration.ALL);
        rules.setExposedHeaders(List.of("Content-Disposition", "ETag", "Retry-After", "X-Request-Id"));
        rules.setMaxAge(Duration.ofHours(1));
        return rules;
    }

    /** A page that is not on the list is kept off by its browser, which finds no permission in what is answered. */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        boolean listed = allowed.contains(request.getHeader(HttpHeaders.ORIGIN));
        boolean preflight = CorsUtils.isPreFlightRequest(request) && !(listed && METHODS.contains(request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)));
        // Of a websocket no browser asks for permission.
        if (preflight || RequestHead.isHandshake(request) && CorsUtils.isCorsRequest(request) && !listed) {
            refusals.write(new RequestRefused(HttpStatus.FORBIDDEN, "ORIGIN_NOT_ALLOWED", null), request, response);
            return;
        }
        super.doFilterInternal(request, response, chain);
    }
}
