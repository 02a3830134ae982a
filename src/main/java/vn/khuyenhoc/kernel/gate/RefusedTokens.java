package vn.khuyenhoc.kernel.gate;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import vn.khuyenhoc.kernel.errors.PlainAnswer;

/** Turns away a network whose tokens were refused too often, before the next one's signature is checked; what it asks without a token is counted apart. */
class RefusedTokens extends OncePerRequestFilter {
    private final Callers callers;
    private final PlainAnswer answer;

    RefusedTokens(Callers callers, PlainAnswer answer) {
        this.callers = callers;
        this.answer = answer;
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
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }
}
