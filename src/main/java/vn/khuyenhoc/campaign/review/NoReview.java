package vn.khuyenhoc.campaign.review;

import static vn.khuyenhoc.kernel.pages.PrintedPage.escaped;

import java.util.Collections;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

import vn.khuyenhoc.kernel.pages.PrintedPage;

/** Why there is no review, to whoever reads pages. */
final class NoReview {
    private NoReview() {}

    /** Programs are told in their own way. */
    static boolean isReadBy(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.ACCEPT)).stream().anyMatch(accepted -> accepted.contains("text/html"));
    }

    static ResponseEntity<String> page(int status, String why, Words words) {
        String body = "<header><h1>%s</h1></header><main><p>%s</p><p><a href=\"../../graphiql\">%s</a></p></main>".formatted(
            escaped(words.say("none.title")), escaped(why), escaped(words.say("none.elsewhere")));
        return PrintedPage.answer(status).cacheControl(CacheControl.noStore()).varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
            .body(PrintedPage.of(words.language(), words.say("none.title"), body));
    }
}
