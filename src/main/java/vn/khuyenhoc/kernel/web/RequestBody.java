package vn.khuyenhoc.kernel.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;

/** The text that a caller sends: read no further than its bound, whatever length was announced. */
final class RequestBody {
    private RequestBody() {}

    static String read(HttpServletRequest request, int bytes) {
        if (request.getContentLengthLong() > bytes) {
            throw tooLarge(bytes);
        }
        byte[] body = bytesOf(request, bytes + 1);
        if (body.length > bytes) {
            throw tooLarge(bytes);
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            if (text.isBlank()) {
                throw RequestRefused.badRequest("BODY_MISSING");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw RequestRefused.badRequest("BODY_MALFORMED");
        }
    }

    /** A body that breaks off is the caller's fault; Tomcat has then chosen status 400 already, and its error page is what is sent. */
    private static byte[] bytesOf(HttpServletRequest request, int bytes) {
        try {
            return request.getInputStream().readNBytes(bytes);
        } catch (IOException e) {
            throw RequestRefused.badRequest("BODY_MALFORMED");
        }
    }

    private static RequestRefused tooLarge(int bytes) {
        return new RequestRefused(HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE", null, String.valueOf(bytes));
    }
}
