package vn.khuyenhoc.fund.disclosure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.DataNotice;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.errors.PlainAnswer;
import vn.khuyenhoc.kernel.pages.PrintedPage;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.Organizations;

/** Gives everybody what is published: as a page that can be printed, and as a spreadsheet. */
@RestController
class DisclosurePages {
    private static final MediaType WORKBOOK = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Disclosures disclosures;
    private final Organizations organizations;
    private final List<DataNotice> notices;
    private final PlainAnswer plain;

    DisclosurePages(Disclosures disclosures, Organizations organizations, List<DataNotice> notices, PlainAnswer plain) {
        this.disclosures = disclosures;
        this.organizations = organizations;
        this.notices = notices;
        this.plain = plain;
    }

    private record Published(Organization holder, FundDisclosure disclosure) {}

    /** Whoever asks, it is what the public may see; a code is that of its last day in the year, for units take over each other's. */
    private Optional<Published> published(String code, int year) {
        if (!Days.known(year)) {
            return Optional.empty();
        }
        return organizations.withCode(code, LocalDate.of(year, 12, 31)).or(() -> organizations.withCode(code, LocalDate.of(year, 1, 1)))
            .flatMap(holder -> Optional.ofNullable(disclosures.of(Set.of(holder.key()), year, Scope.NOWHERE).get(holder.key()))
                .map(disclosure -> new Published(holder, disclosure)));
    }

    private boolean sample() {
        return notices.stream().anyMatch(DataNotice::sample);
    }

    @GetMapping("/disclosures/{code}/{year:\\d{4}}")
    ResponseEntity<String> page(@PathVariable String code, @PathVariable int year) {
        Optional<Published> published = published(code, year);
        return PrintedPage.answer(published.isPresent() ? 200 : 404)
            .cacheControl(CacheControl.noCache())
            .body(published.map(found -> DisclosurePage.of(found.holder(), found.disclosure(), sample())).orElseGet(DisclosurePage::missing));
    }

    @GetMapping("/disclosures/{code}/{year:\\d{4}}.xlsx")
    void workbook(@PathVariable String code, @PathVariable int year, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Published> published = published(code, year);
        if (published.isEmpty()) {
            plain.write(request, response, 404, "NOT_FOUND");
            return;
        }
        byte[] file = DisclosureSheet.of(published.get().holder(), published.get().disclosure(), sample());
        response.setContentType(WORKBOOK.toString());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("cong-khai-" + code + "-" + year + ".xlsx", UTF_8).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(file.length);
        response.getOutputStream().write(file);
    }
}
