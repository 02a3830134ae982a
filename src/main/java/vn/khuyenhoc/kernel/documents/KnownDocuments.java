package vn.khuyenhoc.kernel.graphql;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Parses and checks a document once; clients send the same few again and again. Bounded by the characters it holds. */
@Configuration(proxyBeanMethods = false)
class KnownDocuments {
    private static final int CHARACTERS = 4_000_000;

    @Bean
    GraphQlSourceBuilderCustomizer documentCache(List<DocumentCheck> checks) {
        Cache<String, PreparsedDocumentEntry> known = Caffeine.newBuilder().maximumWeight(CHARACTERS)
            .<String, PreparsedDocumentEntry>weigher((document, entry) -> document.length() + 100).build();
        return source -> source.configureGraphQl(graphQl -> graphQl.preparsedDocumentProvider((input, parse) -> {
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
        }));
    }
}
