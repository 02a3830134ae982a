package vn.khuyenhoc.campaign.review;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.DataNotice;
import vn.khuyenhoc.kernel.documents.LibraryRefused;
import vn.khuyenhoc.kernel.errors.PlainAnswer;
import vn.khuyenhoc.kernel.pages.PrintedPage;

/** Gives the year in review of an organization as a page, with what the caller may see. */
@RestController
@ConditionalOnWebApplication
class ReviewPages {
    private final Reviews reviews;
    private final MessageSource messages;
    private final GraphQlSource graph;
    private final List<DataNotice> notices;
    private final PlainAnswer plain;

    ReviewPages(Reviews reviews, MessageSource messages, GraphQlSource graph, List<DataNotice> notices, PlainAnswer plain) {
        this.reviews = reviews;
        this.messages = messages;
        this.graph = graph;
        this.notices = notices;
        this.plain = plain;
    }

    @GetMapping("/reports/{code}/{year:\\d{1,9}}")
    @Nullable ResponseEntity<String> page(@PathVariable String code, @PathVariable int year, HttpServletRequest request, HttpServletResponse response, Locale language) throws IOException {
        Words words = new Words(messages, graph.schema(), language);
        if (!Days.known(year)) {
            Refusal outside = new Refusal("YEAR_OUT_OF_RANGE", "year", String.valueOf(year), String.valueOf(Days.FIRST_YEAR), String.valueOf(Days.LAST_YEAR));
            return none(request, response, 400, outside, messages.getMessage(outside.code(), outside.named(), language), words);
        }
        if (!reviews.begun(year)) {
            return none(request, response, 404, new Refusal("NOT_FOUND", null), words.say("none.future", String.valueOf(year)), words);
        }
        try {
            Optional<Review> review = reviews.of(code, year, request, language);
            if (review.isEmpty()) {
                return none(request, response, 404, new Refusal("NOT_FOUND", null), words.say("none.unknown", code, String.valueOf(year)), words);
            }
            return answer(request, new ReviewPage(review.get(), words).html(notices.stream().anyMatch(DataNotice::sample)));
        } catch (LibraryRefused refused) {
            plain.write(response, refused.errors());
            return null;
        }
    }

    private @Nullable ResponseEntity<String> none(HttpServletRequest request, HttpServletResponse response, int status, Refusal refusal, String why, Words words) throws IOException {
        if (NoReview.isReadBy(request)) {
            return NoReview.page(status, why, words);
        }
        plain.write(request, response, status, refusal);
        return null;
    }

    /** To be asked for again each time, for a correction of the records shows at once; what one caller may see is kept for nobody. */
    private static ResponseEntity<String> answer(HttpServletRequest request, String page) {
        ResponseEntity.BodyBuilder answer = PrintedPage.answer(200).varyBy(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.AUTHORIZATION);
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null ? answer.cacheControl(CacheControl.noStore()).body(page)
            : answer.cacheControl(CacheControl.noCache()).eTag("W/\"" + DigestUtils.md5DigestAsHex(page.getBytes(StandardCharsets.UTF_8)) + "\"").body(page);
    }
}
