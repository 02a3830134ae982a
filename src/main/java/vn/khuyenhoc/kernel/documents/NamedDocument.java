package vn.khuyenhoc.kernel.documents;

import java.util.LinkedHashMap;
import java.util.Map;

import graphql.execution.preparsed.persisted.PersistedQuerySupport;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.support.SerializableGraphQlRequest;

/**
 * A request as clients send it, which may name its document instead: Spring's requests must have one, so a marker stands in its
 * place, and the name travels among the extensions, until {@link Documents} finds what it names.
 */
public class NamedDocument extends SerializableGraphQlRequest {
    /** The text that stands for a document that was not sent. */
    static final String MARKER = PersistedQuerySupport.PERSISTED_QUERY_MARKER;
    static final String ID = "documentId";

    private @Nullable String documentId;

    public void setDocumentId(@Nullable String documentId) {
        this.documentId = documentId;
    }

    @Override
    public String getDocument() {
        return document(getQuery());
    }

    @Override
    public Map<String, Object> getExtensions() {
        return extensions(super.getExtensions(), documentId);
    }

    public static String document(@Nullable String query) {
        return query == null || query.isBlank() ? MARKER : query;
    }

    /** The request's extensions, in which only {@code documentId} itself names a document. */
    public static Map<String, Object> extensions(@Nullable Map<String, Object> sent, @Nullable String documentId) {
        Map<String, Object> extensions = new LinkedHashMap<>(sent == null ? Map.of() : sent);
        extensions.remove(ID);
        if (documentId != null) {
            extensions.put(ID, documentId);
        }
        return extensions;
    }
}
