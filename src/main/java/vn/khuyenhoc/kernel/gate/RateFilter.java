package vn.khuyenhoc.kernel.gate;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.errors.PlainAnswer;

/** Turns away who asks too often over HTTP, before the body is read. */
class RateFilter extends OncePerRequestFilter {
    private final Callers callers;
    private final PlainAnswer answer;

    RateFilter(Callers callers, PlainAnswer answer) {
        this.callers = callers;
        this.answer = answer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        long seconds = callers.secondsToWait(request.getUserPrincipal(), request.getRemoteAddr());
        if (seconds == 0) {
            chain.doFilter(request, response);
            return;
        }
        refuse(request, response, answer, seconds);
    }

    static void refuse(HttpServletRequest request, HttpServletResponse response, PlainAnswer answer, long seconds) throws IOException {
        response.setHeader("Retry-After", String.valueOf(seconds));
        answer.write(request, response, 429, limited(seconds));
    }

    static Refusal limited(long seconds) {
        return new Refusal("RATE_LIMITED", null, String.valueOf(seconds));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS");
    }
}
