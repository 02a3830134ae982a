package vn.khuyenhoc.kernel.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.SampleTest;

/** A request may name its document instead of sending it: one of the query library, or one that was registered by its hash. */
@SampleTest
class DocumentsTest {
    private static final String TEXT = Api.library("organization/year-in-review.graphql");

    @LocalServerPort int port;
    Posted posted;

    @BeforeEach
    void connect() {
        posted = new Posted(port);
    }

    @ParameterizedTest
    @CsvSource({"YearInReview, 216652", "sha256, 216652"})
    void runsADocumentOfTheLibrary(String named, int members) throws Exception {
        String id = named.equals("sha256") ? "sha256:" + DocumentHash.of(TEXT) : named;
        JsonNode answer = posted.answer(Map.of("documentId", id, "variables", Map.of("province", "QT", "year", 2023, "asOf", "2023-12-31")));
        assertThat(answer.at("/data/organization/summary/memberCount").asInt()).isEqualTo(members);
    }

    @Test
    void saysWhereInAVariableOfANamedDocumentTheFaultIs() throws Exception {
        JsonNode error = posted.answer(Map.of("documentId", "YearInReview", "variables", Map.of("province", "QT", "year", "x", "asOf", "2023-12-31"))).at("/errors/0");
        assertThat(error.at("/extensions/code").asString()).isEqualTo("INTEGER_EXPECTED");
        assertThat(error.at("/extensions/variablePath").valueStream().map(JsonNode::asString)).containsExactly("year");
    }

    /** The hash that Apollo documents for this very document. */
    @Test
    void hashesAsEverybodyDoes() {
        assertThat(DocumentHash.of("{__typename}")).isEqualTo("ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        "vi, NoSuchOperation, Thư viện truy vấn không có truy vấn nào tên là 'NoSuchOperation'.",
        "en, NoSuchOperation, 'NoSuchOperation' names no document of the query library.",
        "en, sha256:00, 'sha256:00' names no document of the query library.",
        "en, yearinreview, 'yearinreview' names no document of the query library.",
    })
    void refusesAnUnknownDocument(String language, String id, String message) throws Exception {
        JsonNode error = posted.answer(Map.of("documentId", id), language).at("/errors/0");
        assertThat(error.at("/extensions/code").asString()).isEqualTo("DOCUMENT_UNKNOWN");
        assertThat(error.at("/extensions/argument").asString()).isEqualTo("documentId");
        assertThat(error.get("message").asString()).isEqualTo(message);
    }

    @Test
    void refusesADocumentBesideTheNameOfAnother() throws Exception {
        assertThat(posted.code(Map.of("documentId", "YearInReview", "query", "{ __typename }"))).isEqualTo("DOCUMENT_MISMATCH");
        assertThat(posted.answer(Map.of("documentId", "YearInReview", "query", "{ __typename }"), "vi").at("/errors/0/message").asString())
            .isEqualTo("Văn bản truy vấn được gửi không phải là văn bản mà 'documentId' chỉ đến.");
    }

    @Test
    void registersADocumentByItsHash() throws Exception {
        String document = "query A { a: __typename }";
        String hash = DocumentHash.of(document);
        JsonNode unknown = posted.answer(Posted.persisted(hash)).at("/errors/0");
        assertThat(unknown.get("message").asString()).isEqualTo("PersistedQueryNotFound");
        assertThat(unknown.at("/extensions/code").asString()).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
        assertWorded("PERSISTED_QUERY_NOT_FOUND", posted.answer(Posted.persisted(hash), "vi").at("/errors/0/message").asString(), unknown.get("message").asString());
        assertThat(posted.answer(Posted.persisted(hash, document)).at("/data/a").asString()).isEqualTo("Query");
        assertThat(posted.answer(Posted.persisted(hash)).at("/data/a").asString()).isEqualTo("Query");
        assertThat(posted.answer(Posted.persisted(hash.toUpperCase())).at("/data/a").asString()).isEqualTo("Query");
    }

    @Test
    void doesNotRegisterADocumentUnderTheHashOfAnother() throws Exception {
        String hash = DocumentHash.of("query B { b: __typename }");
        assertThat(posted.code(Posted.persisted(hash, "query C { c: __typename }"))).isEqualTo("DOCUMENT_MISMATCH");
        assertThat(posted.code(Posted.persisted(hash))).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({"2, valid", "1, short", "1, none", "0, valid"})
    void takesOneVersionAndWholeHashesOnly(int version, String hash) throws Exception {
        Map<String, Object> persisted = new HashMap<>(Map.of("version", version));
        if (!hash.equals("none")) {
            persisted.put("sha256Hash", hash.equals("valid") ? DocumentHash.of("{ __typename }") : "abc");
        }
        Map<String, ?> asked = Map.of("extensions", Map.of("persistedQuery", persisted));
        JsonNode error = posted.answer(asked).at("/errors/0");
        assertThat(error.at("/extensions/code").asString()).isEqualTo("PERSISTED_QUERY_NOT_SUPPORTED");
        assertWorded("PERSISTED_QUERY_NOT_SUPPORTED", posted.answer(asked, "vi").at("/errors/0/message").asString(), error.get("message").asString());
        assertThat(error.get("message").asString()).isEqualTo("PersistedQueryNotSupported");
    }

    @Test
    void refusesARequestWithoutAnyDocument() throws Exception {
        assertThat(posted.code(Map.of("variables", Map.of()))).isEqualTo("QUERY_MISSING");
        assertThat(posted.code(Map.of("query", " "))).isEqualTo("QUERY_MISSING");
    }
}
