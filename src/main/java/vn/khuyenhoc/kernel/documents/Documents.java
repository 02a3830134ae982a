package vn.khuyenhoc.kernel.documents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.documents.TrustedDocuments.Trusted;

/** Finds the document that a request names or brings, over every transport alike, and refuses one that may not run. */
@Component
@EnableConfigurationProperties(DocumentSettings.class)
class Documents implements WebGraphQlInterceptor {
    private static final int SHOWN = 80;

    private final TrustedDocuments trusted;
    private final RegisteredDocuments registered;
    private final DocumentSettings settings;
    private final MessageSource messages;

    Documents(TrustedDocuments trusted, RegisteredDocuments registered, DocumentSettings settings, MessageSource messages) {
        this.trusted = trusted;
        this.registered = registered;
        this.settings = settings;
        this.messages = messages;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        try {
            Trusted meant = meant(request);
            request.configureExecutionInput((input, builder) -> builder.query(meant.text())
                .operationName(input.getOperationName() == null ? meant.operation() : input.getOperationName()).build());
        } catch (Refusal refusal) {
            return Mono.just(refused(request, refusal));
        }
        return chain.next(request);
    }

    private Trusted meant(WebGraphQlRequest request) {
        String sent = request.getDocument().equals(NamedDocument.MARKER) ? null : request.getDocument();
        Object id = request.getExtensions().get(NamedDocument.ID);
        if (id != null) {
            return named(String.valueOf(id), sent);
        }
        Object persisted = request.getExtensions().get("persistedQuery");
        if (persisted != null) {
            return new Trusted(registered.find(persisted, sent), null);
        }
        if (sent == null) {
            throw new Refusal("QUERY_MISSING", null);
        }
        if (settings.trustedOnly() && !trusted.has(sent)) {
            throw new Refusal("DOCUMENT_NOT_TRUSTED", null);
        }
        return new Trusted(sent, null);
    }

    private Trusted named(String id, @Nullable String sent) {
        Trusted found = trusted.named(id)
            .orElseThrow(() -> new Refusal("DOCUMENT_UNKNOWN", NamedDocument.ID, id.substring(0, Math.min(SHOWN, id.length()))));
        if (sent != null && !sent.equals(found.text())) {
            throw new Refusal("DOCUMENT_MISMATCH", NamedDocument.ID);
        }
        return found;
    }

    private WebGraphQlResponse refused(WebGraphQlRequest request, Refusal refusal) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", refusal.code());
        if (refusal.argument() != null) {
            extensions.put("argument", refusal.argument());
        }
        Object[] named = Stream.concat(Stream.of(String.valueOf(refusal.argument())), Stream.of(refusal.details())).toArray();
        GraphQLError error = GraphqlErrorBuilder.newError().errorType(ErrorType.BAD_REQUEST)
            .message("%s", messages.getMessage(refusal.code(), named, request.getLocale())).extensions(extensions).build();
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(request.toExecutionInput(),
            ExecutionResult.newExecutionResult().errors(List.of(error)).build()));
    }
}
