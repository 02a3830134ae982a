package vn.khuyenhoc.kernel.web;

import static org.springframework.graphql.MediaTypes.APPLICATION_GRAPHQL_RESPONSE;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** In which form a caller sends, and which form of answer pleases it best. */
final class MediaTypes {
    static final MediaType CSV = MediaType.parseMediaType("text/csv");
    static final MediaType XLSX = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    /** A form is named first by those that know its rules; who takes anything gets what every client reads. */
    private static final List<MediaType> BY_NAME = List.of(APPLICATION_GRAPHQL_RESPONSE, APPLICATION_JSON, TEXT_EVENT_STREAM, CSV, XLSX);
    private static final List<MediaType> BY_CUSTOM = List.of(APPLICATION_JSON, APPLICATION_GRAPHQL_RESPONSE, TEXT_EVENT_STREAM, CSV, XLSX);

    private static final List<MediaType> ANYTHING = List.of(MediaType.ALL);

    private MediaTypes() {}

    /** Refuses a body that is no JSON in UTF-8. */
    static void checkSent(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (!isJson(request.getContentType()) || encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new RequestRefused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "MEDIA_TYPE_UNSUPPORTED", null);
        }
    }

    private static boolean isJson(String contentType) {
        try {
            MediaType sent = MediaType.parseMediaType(contentType == null ? "" : contentType);
            return sent.equalsTypeAndSubtype(APPLICATION_JSON)
                && (sent.getCharset() == null || sent.getCharset().equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    static MediaType ofAnswer(HttpServletRequest request) {
        List<MediaType> accepted = accepted(request);
        if (accepted.equals(ANYTHING)) {
            return BY_CUSTOM.getFirst();
        }
        List<MediaType> offers = accepted.stream().anyMatch(APPLICATION_GRAPHQL_RESPONSE::equalsTypeAndSubtype) ? BY_NAME : BY_CUSTOM;
        // Of equals, a stream's max() keeps the first.
        MediaType best = offers.stream().max(Comparator.comparingDouble(offer -> liking(offer, accepted))).orElseThrow();
        if (liking(best, accepted) == 0) {
            throw new RequestRefused(HttpStatus.NOT_ACCEPTABLE, "NOT_ACCEPTABLE", null);
        }
        return best;
    }

    /** The ending of the file that pleases best; nothing where none does. */
    static Optional<String> fileOf(MediaType answer) {
        return answer.equals(CSV) ? Optional.of("csv") : answer.equals(XLSX) ? Optional.of("xlsx") : Optional.empty();
    }

    /** A refusal is one JSON, also where events or a file were asked for. */
    static MediaType ofRefusal(HttpServletRequest request) {
        try {
            MediaType answer = ofAnswer(request);
            return answer.equals(TEXT_EVENT_STREAM) || fileOf(answer).isPresent() ? APPLICATION_JSON : answer;
        } catch (RequestRefused e) {
            return APPLICATION_JSON;
        }
    }

    private static List<MediaType> accepted(HttpServletRequest request) {
        try {
            List<MediaType> accepted = MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
            return accepted.isEmpty() ? ANYTHING : accepted;
        } catch (InvalidMediaTypeException e) {
            throw new RequestRefused(HttpStatus.NOT_ACCEPTABLE, "NOT_ACCEPTABLE", null);
        }
    }

    /** The quality of the most specific range that holds the offer. */
    private static double liking(MediaType offer, List<MediaType> accepted) {
        return accepted.stream().filter(range -> range.includes(offer))
            .max(Comparator.comparing((MediaType range) -> !range.isWildcardType()).thenComparing(range -> !range.isWildcardSubtype()))
            .map(MediaType::getQualityValue).orElse(0.0);
    }
}
