package vn.khuyenhoc.kernel.documents;

import org.springframework.boot.jackson.JacksonMixin;
import org.springframework.graphql.server.support.SerializableGraphQlRequest;
import tools.jackson.databind.annotation.JsonDeserialize;

/** Has the endpoint read {@code documentId} too, which Spring's own shape of a request does not know. */
@JacksonMixin(SerializableGraphQlRequest.class)
@JsonDeserialize(as = NamedDocument.class)
interface NamedDocumentShape {}
