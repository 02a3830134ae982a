package vn.khuyenhoc.kernel.errors;

import java.io.IOException;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is answered where no handler answered: a page that does not exist, a method or media type that is not served, our fault. */
@Controller
class PlainErrors implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(PlainErrors.class);

    private final PlainAnswer answer;

    PlainErrors(PlainAnswer answer) {
        this.answer = answer;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known ? known : 404;
        if (status >= 500) {
            LOG.error("request {} failed with {}", request.getAttribute(RequestId.KEY), status,
                (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        }
        if (response.isCommitted()) {
            // Nothing can be said behind the half of an answer; the server hangs up, and that tells the client.
            return;
        }
        answer.write(request, response, status, codeOf(status), String.valueOf(request.getAttribute(RequestId.KEY)));
    }

    static String codeOf(int status) {
        return switch (status) {
            case 404 -> "NOT_FOUND";
            case 405 -> "METHOD_NOT_ALLOWED";
            case 406 -> "NOT_ACCEPTABLE";
            case 413 -> "BODY_TOO_LARGE";
            case 415 -> "MEDIA_TYPE_UNSUPPORTED";
            // A transfer encoding or a version of HTTP that nobody knows is the client's fault.
            default -> status < 500 || status == 501 || status == 505 ? "REQUEST_MALFORMED" : "INTERNAL_ERROR";
        };
    }
}
