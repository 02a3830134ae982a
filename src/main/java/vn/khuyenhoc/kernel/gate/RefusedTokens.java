package vn.khuyenhoc.kernel.gate;

import java.io.IOException;
import java.util.function.Predicate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import vn.khuyenhoc.kernel.errors.PlainAnswer;

/**
 * Turns away a network whose tokens were refused too often, before the next one's signature is checked. Who was known a moment ago is let through, and
 * what is asked without a token is counted apart.
 */
class RefusedTokens extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";

    private final Callers callers;
    private final PlainAnswer answer;
    private final Predicate<String> known;

    RefusedTokens(Callers callers, PlainAnswer answer, Predicate<String> known) {
        this.callers = callers;
        this.answer = answer;
        this.known = known;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        long seconds = callers.secondsUntilBelieved(request.getRemoteAddr());
        if (seconds > 0) {
            RateFilter.refuse(request, response, answer, seconds);
            return;
        }
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
            callers.wasRefused(request.getRemoteAddr());
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String said = request.getHeader(HttpHeaders.AUTHORIZATION);
        return said == null || !said.regionMatches(true, 0, BEARER, 0, BEARER.length()) || known.test(said.substring(BEARER.length()));
    }
}
