package vn.khuyenhoc.kernel.documents;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Document;
import graphql.language.Node;

import vn.khuyenhoc.kernel.graphql.DocumentCheck;

/** Parses and checks a document once; clients send the same few again and again. Bounded by what the parsed documents take of the heap, not by their text. */
class KnownDocuments implements PreparsedDocumentProvider {
    /** As much heap as a node takes, some 120 bytes of it. */
    private static final int TEXT_OF_A_NODE = 64;

    private final List<DocumentCheck> checks;
    private final Cache<String, PreparsedDocumentEntry> known;

    /** @param nodes of all documents that are kept */
    KnownDocuments(List<DocumentCheck> checks, int nodes) {
        this.checks = checks;
        this.known = Caffeine.newBuilder().maximumWeight(nodes).<String, PreparsedDocumentEntry>weigher((text, entry) -> weight(text, entry.getDocument())).build();
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
        PreparsedDocumentEntry entry = known.getIfPresent(input.getQuery());
        if (entry != null) {
            Document document = entry.getDocument();
            checks.forEach(check -> check.known(document, input));
        } else {
            entry = parse.apply(input);
            // What is wrong with a document is said in the caller's language, so it is found anew for each.
            if (!entry.hasErrors()) {
                known.put(input.getQuery(), entry);
            }
        }
        return CompletableFuture.completedFuture(entry);
    }

    static int weight(String text, Document document) {
        return nodes(document) + text.length() / TEXT_OF_A_NODE;
    }

    private static int nodes(Node<?> node) {
        int all = 1;
        for (Node<?> child : node.getChildren()) {
            all += nodes(child);
        }
        return all;
    }

    /** How many documents are kept. */
    long kept() {
        known.cleanUp();
        return known.estimatedSize();
    }
}
