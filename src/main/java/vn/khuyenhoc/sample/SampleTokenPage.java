package vn.khuyenhoc.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.errors.PlainAnswer;

/** Hands out the tokens of the sample users to whoever asks: {@code GET /sample/tokens/officer}. */
@RestController
@Profile("sample")
class SampleTokenPage {
    private final SampleTokens tokens;
    private final PlainAnswer answer;

    SampleTokenPage(SampleTokens tokens, PlainAnswer answer) {
        this.tokens = tokens;
        this.answer = answer;
    }

    @GetMapping("/sample/tokens/{user}")
    void token(@PathVariable String user, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<SampleUser> asked = SampleUser.ALL.stream().filter(known -> known.name().equals(user)).findFirst();
        if (asked.isEmpty()) {
            answer.write(request, response, 404, new Refusal("SAMPLE_USER_UNKNOWN", "user", SampleUser.ALL.stream().map(SampleUser::name).collect(Collectors.joining(", "))));
            return;
        }
        byte[] token = tokens.issue(asked.get()).getBytes(StandardCharsets.US_ASCII);
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(token.length);
        response.getOutputStream().write(token);
    }
}
