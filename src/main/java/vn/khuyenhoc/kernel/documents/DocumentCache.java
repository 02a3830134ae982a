package vn.khuyenhoc.kernel.documents;

import java.util.List;

import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import vn.khuyenhoc.kernel.graphql.DocumentCheck;

/** Gives GraphQL the documents that it has parsed before. */
@Configuration(proxyBeanMethods = false)
class DocumentCache {
    @Bean
    GraphQlSourceBuilderCustomizer documentsParsedOnce(List<DocumentCheck> checks, DocumentSettings settings) {
        KnownDocuments known = new KnownDocuments(checks, settings.parsed());
        return source -> source.configureGraphQl(graphQl -> graphQl.preparsedDocumentProvider(known));
    }
}
