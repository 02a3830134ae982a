package vn.khuyenhoc.kernel.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;

/** The text that a caller sends: read no further and no longer than its bounds, whatever length was announced. */
final class RequestBody {
    private RequestBody() {}

    static void checkAnnounced(HttpServletRequest request, int bytes) {
        if (request.getContentLengthLong() > bytes) {
            throw tooLarge(bytes);
        }
    }

    /** @param within which all of it must have come, however steadily it trickles */
    static String read(HttpServletRequest request, int bytes, Duration within) {
        byte[] body = bytesOf(request, bytes + 1, within);
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
    private static byte[] bytesOf(HttpServletRequest request, int bytes, Duration within) {
        long began = System.nanoTime();
        try {
            InputStream sent = request.getInputStream();
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            byte[] part = new byte[(int) Math.clamp(request.getContentLengthLong() + 1, 1024, 8192)];
            for (int read; body.size() < bytes && (read = sent.read(part, 0, Math.min(part.length, bytes - body.size()))) >= 0;) {
                body.write(part, 0, read);
                if (System.nanoTime() - began > within.toNanos()) {
                    throw new RequestRefused(HttpStatus.REQUEST_TIMEOUT, "BODY_TOO_SLOW", null, String.valueOf(within.toSeconds()));
                }
            }
            return body.toByteArray();
        } catch (IOException e) {
            throw RequestRefused.badRequest("BODY_MALFORMED");
        }
    }

    private static RequestRefused tooLarge(int bytes) {
        return new RequestRefused(HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE", null, String.valueOf(bytes));
    }
}
