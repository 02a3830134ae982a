package vn.khuyenhoc.kernel.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/** A page that is read on a screen and printed on A4: it loads nothing, runs nothing, and hears only its one style sheet. */
public final class PrintedPage {
    private static final String STYLE = style();
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash() + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private PrintedPage() {}

    private static String style() {
        try (InputStream css = PrintedPage.class.getResourceAsStream("/pages/printed.css")) {
            return new String(Objects.requireNonNull(css).readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash() {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /** @param body as HTML */
    public static String of(Locale language, String title, String body) {
        return """
            <!doctype html>
            <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title><style>%s</style></head>
            <body>
            %s
            </body></html>
            """.formatted(language.getLanguage(), escaped(title), STYLE, body);
    }

    /** An answer whose body such a page will be. */
    public static ResponseEntity.BodyBuilder answer(int status) {
        return ResponseEntity.status(status)
            .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
            .header("Content-Security-Policy", POLICY)
            .header("X-Content-Type-Options", "nosniff")
            .header("Referrer-Policy", "no-referrer");
    }
}
