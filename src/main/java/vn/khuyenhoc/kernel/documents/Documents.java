package vn.khuyenhoc.kernel.documents;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.documents.TrustedDocuments.Trusted;
import vn.khuyenhoc.kernel.graphql.RefusedRequests;

/** Finds the document that a request names or brings, over every transport alike, and refuses one that may not run. */
@Component
@EnableConfigurationProperties(DocumentSettings.class)
class Documents implements WebGraphQlInterceptor {
    private static final int SHOWN = 80;
    private static final String PERSISTED = "persistedQuery";

    private final TrustedDocuments trusted;
    private final RegisteredDocuments registered;
    private final DocumentSettings settings;
    private final RefusedRequests refusals;

    Documents(TrustedDocuments trusted, RegisteredDocuments registered, DocumentSettings settings, RefusedRequests refusals) {
        this.trusted = trusted;
        this.registered = registered;
        this.settings = settings;
        this.refusals = refusals;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        Trusted meant;
        try {
            meant = meant(request);
            request.configureExecutionInput((input, builder) -> builder.query(meant.text())
                .operationName(isNamed(input.getOperationName()) ? input.getOperationName() : meant.operation()).build());
        } catch (Refusal refusal) {
            return Mono.just(refusals.answer(request, refusal));
        }
        boolean brought = request.getExtensions().containsKey(PERSISTED) && sent(request) != null;
        return chain.next(request).doOnNext(response -> {
            if (brought && response.getExecutionResult().isDataPresent()) {
                registered.keep(meant.text());
            }
        });
    }

    /** Of several operations graphql-java takes the first for one without a name. */
    private static boolean isNamed(@Nullable String operation) {
        return operation != null && !operation.isEmpty();
    }

    private static @Nullable String sent(WebGraphQlRequest request) {
        return request.getDocument().equals(NamedDocument.MARKER) ? null : request.getDocument();
    }

    private Trusted meant(WebGraphQlRequest request) {
        String sent = sent(request);
        Object id = request.getExtensions().get(NamedDocument.ID);
        if (id != null) {
            return named(String.valueOf(id), sent);
        }
        Object persisted = request.getExtensions().get(PERSISTED);
        if (persisted != null) {
            return new Trusted(registered.find(persisted, sent), null, Map.of());
        }
        if (sent == null) {
            throw new Refusal("QUERY_MISSING", null);
        }
        if (settings.trustedOnly() && !trusted.has(sent)) {
            throw new Refusal("DOCUMENT_NOT_TRUSTED", null);
        }
        return new Trusted(sent, null, Map.of());
    }

    private Trusted named(String id, @Nullable String sent) {
        Trusted found = trusted.named(id)
            .orElseThrow(() -> new Refusal("DOCUMENT_UNKNOWN", NamedDocument.ID, id.substring(0, Math.min(SHOWN, id.length()))));
        if (sent != null && !sent.equals(found.text())) {
            throw new Refusal("DOCUMENT_MISMATCH", NamedDocument.ID);
        }
        return found;
    }
}
