package vn.khuyenhoc.kernel.documents;

import java.util.Locale;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.khuyenhoc.kernel.Refusal;

/**
 * Automatic persisted queries as Apollo's clients send them: the hash alone, and once more with the document where that is not
 * known. Bounded by the characters it holds; what is forgotten is sent again.
 */
@Component
class RegisteredDocuments {
    private final TrustedDocuments trusted;
    private final DocumentSettings settings;
    private final Cache<String, String> byHash;

    RegisteredDocuments(TrustedDocuments trusted, DocumentSettings settings) {
        this.trusted = trusted;
        this.settings = settings;
        this.byHash = Caffeine.newBuilder().maximumWeight(settings.remembered())
            .<String, String>weigher((hash, text) -> hash.length() + text.length()).build();
    }

    /**
     * The document that is meant.
     *
     * @param persistedQuery what the request's extensions say of it
     * @param sent the document itself, if it came too
     */
    String find(Object persistedQuery, @Nullable String sent) {
        String hash = hash(persistedQuery);
        if (sent != null && !DocumentHash.of(sent).equals(hash)) {
            throw new Refusal("DOCUMENT_MISMATCH", "sha256Hash");
        }
        String known = trusted.withHash(hash).orElseGet(() -> byHash.getIfPresent(hash));
        if (known != null) {
            return known;
        }
        if (settings.trustedOnly()) {
            throw new Refusal("DOCUMENT_NOT_TRUSTED", null);
        }
        if (sent == null) {
            throw new Refusal("PERSISTED_QUERY_NOT_FOUND", null);
        }
        return sent;
    }

    /** From now on it need not be sent: it was answered, so that it is one that passes the gate. */
    void keep(String document) {
        if (!settings.trustedOnly()) {
            byHash.put(DocumentHash.of(document), document);
        }
    }

    private static String hash(Object persistedQuery) {
        if (persistedQuery instanceof Map<?, ?> said && Integer.valueOf(1).equals(said.get("version"))
            && said.get("sha256Hash") instanceof String hash && DocumentHash.isOne(hash)) {
            return hash.toLowerCase(Locale.ROOT);
        }
        throw new Refusal("PERSISTED_QUERY_NOT_SUPPORTED", null);
    }
}
