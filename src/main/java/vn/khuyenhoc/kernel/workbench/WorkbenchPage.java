package vn.khuyenhoc.kernel.workbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.kernel.access.DataNotice;

/** The page of the workbench, which a visitor of the bare address finds too. */
@Controller
@EnableConfigurationProperties(SignIn.class)
class WorkbenchPage {
    /** Nothing from another host but tokens from the issuer, no inline script; Monaco needs inline styles. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
        + "img-src 'self' data:; connect-src 'self'%s; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Resource page;
    private final List<DataNotice> notices;
    private final SignIn signIn;
    private final JsonMapper json;

    WorkbenchPage(@Value("classpath:/static/graphiql/index.html") Resource page, List<DataNotice> notices, SignIn signIn, JsonMapper json) {
        this.page = page;
        this.notices = notices;
        this.signIn = signIn;
        this.json = json;
    }

    @GetMapping("/graphiql")
    ResponseEntity<String> page() throws IOException {
        if (!page.exists()) {
            return ResponseEntity.notFound().build();
        }
        boolean sample = notices.stream().anyMatch(DataNotice::sample);
        String headers = notices.stream().map(DataNotice::headers).collect(Collectors.joining());
        return ResponseEntity.ok()
            .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
            .cacheControl(CacheControl.noCache())
            .header("Content-Security-Policy", POLICY.formatted(signIn.isOffered() ? " " + signIn.origin() : ""))
            .header("X-Content-Type-Options", "nosniff")
            .header("Referrer-Policy", "no-referrer")
            .body(page.getContentAsString(StandardCharsets.UTF_8)
                .replace("name=\"khuyenhoc-sample\" content=\"false\"", "name=\"khuyenhoc-sample\" content=\"" + sample + "\"")
                .replace("name=\"khuyenhoc-sign-in\" content=\"\"", "name=\"khuyenhoc-sign-in\" content=\"" + HtmlUtils.htmlEscape(signIn()) + "\"")
                .replace("name=\"khuyenhoc-headers\" content=\"\"", "name=\"khuyenhoc-headers\" content=\"" + HtmlUtils.htmlEscape(headers) + "\""));
    }

    private String signIn() {
        return signIn.isOffered() ? json.writeValueAsString(Map.of("issuer", String.valueOf(signIn.issuer()), "clientId", String.valueOf(signIn.clientId()), "scopes", signIn.scopes())) : "";
    }

    /** The file itself would come without the policy and the notice. */
    @GetMapping({"/", "/graphiql/", "/graphiql/index.html"})
    String front() {
        return "redirect:/graphiql";
    }
}
