package vn.khuyenhoc.kernel.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import vn.khuyenhoc.kernel.Refusal;

/** A request that is turned away before anybody reads its document. */
class RequestRefused extends Refusal {
    private final HttpStatus status;

    RequestRefused(HttpStatus status, String code, @Nullable String argument, Object... details) {
        super(code, argument, details);
        this.status = status;
    }

    static RequestRefused badRequest(String code) {
        return new RequestRefused(HttpStatus.BAD_REQUEST, code, null);
    }

    static RequestRefused parameter(String name) {
        return new RequestRefused(HttpStatus.BAD_REQUEST, "PARAMETER_INVALID", name);
    }

    HttpStatus status() {
        return status;
    }
}
