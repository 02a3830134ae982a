package vn.khuyenhoc.kernel.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.OnDatabase;

/** A locked server runs the documents of its library, however they are named, and nothing else. */
@OnDatabase(OnDatabase.QUIET)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "khuyenhoc.documents.trusted-only=true")
class TrustedOnlyTest {
    private static final String TEXT = Api.library("organization/year-in-review.graphql");
    private static final String ADHOC = "{ organization(code: \"QT\") { name } }";

    @LocalServerPort int port;
    Posted posted;

    @BeforeEach
    void connect() {
        posted = new Posted(port);
    }

    @Test
    void runsATrustedDocumentByNameHashOrText() throws Exception {
        Map<String, Object> variables = Map.of("province", "QT", "year", 2023, "asOf", "2023-12-31");
        String hash = DocumentHash.of(TEXT);
        for (Map<String, Object> naming : List.<Map<String, Object>>of(Map.of("documentId", "YearInReview"), Map.of("documentId", "sha256:" + hash),
            Map.of("query", TEXT), Posted.persisted(hash), Posted.persisted(hash, TEXT))) {
            Map<String, Object> body = new HashMap<>(naming);
            body.put("variables", variables);
            assertThat(posted.answer(body).get("data").toString()).as("%s", naming.keySet()).isEqualTo("{\"organization\":null}");
        }
    }

    @Test
    void refusesAnythingElse() throws Exception {
        assertThat(posted.code(Map.of("query", ADHOC))).isEqualTo("DOCUMENT_NOT_TRUSTED");
        assertThat(posted.code(Map.of("query", "{ __schema { queryType { name } } }"))).isEqualTo("DOCUMENT_NOT_TRUSTED");
        assertThat(posted.code(Map.of("query", TEXT + " "))).isEqualTo("DOCUMENT_NOT_TRUSTED");
        assertThat(posted.code(Map.of("query", ADHOC, "documentId", "YearInReview"))).isEqualTo("DOCUMENT_MISMATCH");
        assertThat(posted.code(Map.of("query", ADHOC, "extensions", Map.of("documentId", "YearInReview")))).isEqualTo("DOCUMENT_NOT_TRUSTED");
    }

    @Test
    void exportsWhatItTrustsOnly() throws Exception {
        Map<String, Object> day = Map.of("asOf", "2023-12-31");
        assertThat(posted.to("/exports/x.csv", Map.of("documentId", "Communes", "variables", day), "en")).startsWith("\uFEFF");
        assertThat(posted.to("/exports/x.csv", Map.of("query", "{ campaigns { nodes { title } } }"), "en")).contains("DOCUMENT_NOT_TRUSTED");
    }

    @Test
    void registersNothing() throws Exception {
        assertThat(posted.code(Posted.persisted(DocumentHash.of(ADHOC), ADHOC))).isEqualTo("DOCUMENT_NOT_TRUSTED");
        assertThat(posted.code(Posted.persisted(DocumentHash.of(ADHOC)))).isEqualTo("DOCUMENT_NOT_TRUSTED");
    }

    @Test
    void saysWhyInBothLanguages() throws Exception {
        assertWorded("DOCUMENT_NOT_TRUSTED", posted.answer(Map.of("query", ADHOC), "vi").at("/errors/0/message").asString(),
            posted.answer(Map.of("query", ADHOC), "en").at("/errors/0/message").asString());
    }
}
