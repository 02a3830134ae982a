package vn.khuyenhoc.fund.disclosure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.DataNotice;
import vn.khuyenhoc.kernel.errors.PlainAnswer;
import vn.khuyenhoc.kernel.pages.PrintedPage;

/** Gives everybody what is published: as a page that can be printed, and as a spreadsheet. */
@RestController
class DisclosurePages {
    private static final MediaType WORKBOOK = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final PublishedYears years;
    private final List<DataNotice> notices;
    private final PlainAnswer plain;

    DisclosurePages(PublishedYears years, List<DataNotice> notices, PlainAnswer plain) {
        this.years = years;
        this.notices = notices;
        this.plain = plain;
    }

    private boolean sample() {
        return notices.stream().anyMatch(DataNotice::sample);
    }

    /** @param on a day on which the organization bore the code, where several did in the year; anything else than a day is none */
    @GetMapping("/disclosures/{code}/{year:\\d{4}}")
    ResponseEntity<String> page(@PathVariable String code, @PathVariable int year, @RequestParam @Nullable String on) {
        Optional<Publication> published = found(code, year, on);
        return PrintedPage.answer(published.isPresent() ? 200 : 404)
            .cacheControl(CacheControl.noCache())
            .body(published.map(found -> DisclosurePage.of(found, sample())).orElseGet(DisclosurePage::missing));
    }

    @GetMapping("/disclosures/{code}/{year:\\d{4}}.xlsx")
    void workbook(@PathVariable String code, @PathVariable int year, @RequestParam @Nullable String on, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Publication> published = found(code, year, on);
        if (published.isEmpty()) {
            plain.write(request, response, 404, "NOT_FOUND");
            return;
        }
        byte[] file = DisclosureSheet.of(published.get(), sample());
        response.setContentType(WORKBOOK.toString());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("cong-khai-" + code + "-" + year + ".xlsx", UTF_8).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(file.length);
        response.getOutputStream().write(file);
    }

    private Optional<Publication> found(String code, int year, @Nullable String on) {
        try {
            LocalDate day = on == null ? null : LocalDate.parse(on);
            return day == null || Days.known(day.getYear()) ? years.find(code, year, day) : Optional.empty();
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
