package vn.khuyenhoc.kernel.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/** A TRACE is refused as any method is that nobody has heard of: a servlet would echo it, with whatever a proxy put in. */
class Untraced extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        chain.doFilter(request.getMethod().equals("TRACE") ? new Unheard(request) : request, response);
    }

    private static final class Unheard extends HttpServletRequestWrapper {
        Unheard(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "trace";
        }
    }
}
