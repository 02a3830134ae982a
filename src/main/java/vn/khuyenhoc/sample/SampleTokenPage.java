package vn.khuyenhoc.sample;

import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Hands out the tokens of the sample users to whoever asks: {@code GET /sample/tokens/officer}. */
@RestController
@Profile("sample")
class SampleTokenPage {
    private final SampleTokens tokens;

    SampleTokenPage(SampleTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping(path = "/sample/tokens/{user}", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> token(@PathVariable String user) {
        return SampleUser.ALL.stream().filter(known -> known.name().equals(user)).findFirst()
            .map(known -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(tokens.issue(known)))
            .orElse(ResponseEntity.notFound().build());
    }
}
