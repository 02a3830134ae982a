package vn.khuyenhoc.kernel.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Downloads.csv;
import static vn.khuyenhoc.testing.Downloads.error;
import static vn.khuyenhoc.testing.Downloads.export;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;

/** No export holds its place for longer than it may, and who gets no file is told why as long as that can be said. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "khuyenhoc.exports.time=0s")
@Import({Fixtures.class, Api.class})
class ExportTimeTest {
    @Autowired Api api;
    @Autowired Fixtures fixtures;

    @Test
    void endsWhenItsTimeIsOver() {
        assertThat(csv(export(api, "x.csv", "{ organizations { nodes { code } } }"))).hasSize(1);
        fixtures.aCommune(fixtures.aProvince());
        HttpResponse<byte[]> answer = export(api, "x.csv", "{ organizations { nodes { code } } }");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("10");
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(error(answer).at("/extensions/code").asString()).isEqualTo("DEADLINE_EXCEEDED");
    }
}
