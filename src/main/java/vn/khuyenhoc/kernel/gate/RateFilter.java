package vn.khuyenhoc.kernel.gate;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

import vn.khuyenhoc.kernel.errors.PlainAnswer;

/** Turns away who asks too often: by name where the caller has signed in, else by address. */
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
        long seconds = callers.secondsToWait(callerOf(request));
        if (seconds == 0) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Retry-After", String.valueOf(seconds));
        answer.write(request, response, 429, "RATE_LIMITED", String.valueOf(seconds));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS");
    }

    private static String callerOf(HttpServletRequest request) {
        return request.getUserPrincipal() == null ? network(request.getRemoteAddr()) : "user " + request.getUserPrincipal().getName();
    }

    /** A house with IPv6 has 2^64 addresses, which differ after the fourth group. */
    private static String network(String address) {
        int at = -1;
        for (int group = 0; group < 4; group++) {
            int next = address.indexOf(':', at + 1);
            if (next < 0) {
                return address;
            }
            at = next;
        }
        return address.substring(0, at);
    }
}
