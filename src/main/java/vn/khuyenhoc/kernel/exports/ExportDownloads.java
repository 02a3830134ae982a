package vn.khuyenhoc.kernel.exports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.support.SerializableGraphQlRequest;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.StreamUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Identification;
import vn.khuyenhoc.kernel.errors.PlainAnswer;
import vn.khuyenhoc.kernel.errors.RequestId;
import vn.khuyenhoc.kernel.graphql.RefusedRequests;

/** Gives an answer as a file, the whole of its lists: what is sent is what the endpoint would be sent, a GET having become a POST on its way here. */
@RestController
@ConditionalOnWebApplication
@EnableConfigurationProperties(ExportLimits.class)
class ExportDownloads {
    private static final Logger LOG = LoggerFactory.getLogger(ExportDownloads.class);

    private final WebGraphQlHandler requests;
    private final RefusedRequests refusals;
    private final MessageSource messages;
    private final JsonMapper json;
    private final ExportLimits limits;
    private final PlainAnswer plain;
    private final Slots slots;

    ExportDownloads(WebGraphQlHandler requests, RefusedRequests refusals, MessageSource messages, JsonMapper json, ExportLimits limits, PlainAnswer plain) {
        this.requests = requests;
        this.refusals = refusals;
        this.messages = messages;
        this.json = json;
        this.limits = limits;
        this.plain = plain;
        this.slots = new Slots(limits.atOnce(), limits.ofOneCaller());
    }

    @PostMapping({"/exports/{name}.{ending:csv|xlsx}", "/operations/{name}.{ending:csv|xlsx}"})
    void export(@PathVariable String name, @PathVariable String ending, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Principal signedIn = request.getUserPrincipal();
        String caller = signedIn == null ? request.getRemoteAddr() : "user " + signedIn.getName();
        boolean taken = false;
        @Nullable ExportRefused refused = null;
        try {
            FileForm form = FileForm.of(name, ending, request);
            ListPages pages = pages(request, form);
            taken = slots.take(caller);
            if (!taken) {
                throw new Refusal("SERVER_BUSY", null);
            }
            send(new Exporting(pages, limits), form, response);
        } catch (Refusal refusal) {
            refused = new ExportRefused(List.of(refusals.error(refusal, LocaleContextHolder.getLocale())));
        } catch (ExportRefused several) {
            refused = several;
        } finally {
            if (taken) {
                slots.give(caller);
            }
        }
        // The place is free before the answer ends: who asks again upon the last byte has it.
        if (refused != null) {
            refuse(refused, response);
        }
    }

    private ListPages pages(HttpServletRequest request, FileForm form) throws IOException {
        SerializableGraphQlRequest query = json.readValue(request.getInputStream(), SerializableGraphQlRequest.class);
        URI address = URI.create(request.getRequestURL().toString());
        Map<String, Object> attributes = Map.of(RequestId.KEY, String.valueOf(request.getAttribute(RequestId.KEY)));
        Locale language = LocaleContextHolder.getLocale();
        return new ListPages(requests, () -> new WebGraphQlRequest(address, new HttpHeaders(), new LinkedMultiValueMap<>(), attributes, query,
            UUID.randomUUID().toString(), language), new Reading(FileForm.one(request, "list"), form.pathsAsHeadings()), limits.page());
    }

    private void send(Exporting export, FileForm form, HttpServletResponse response) throws IOException {
        try {
            export.write(tables -> {
                response.setContentType(form.mediaType());
                response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(form.fileName(), UTF_8).build().toString());
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                return form.open(StreamUtils.nonClosing(response.getOutputStream()), tables, messages.getMessage("table.list", null, LocaleContextHolder.getLocale()));
            });
        } finally {
            // Whoever took what is personal out of the system is named; what they asked for may itself be personal.
            LOG.info("{} exported as {}: {}", Identification.caller().name(), form.ending(), export);
        }
    }

    private void refuse(ExportRefused refused, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            throw refused;
        }
        response.resetBuffer();
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
        plain.write(response, refused.errors());
    }
}
