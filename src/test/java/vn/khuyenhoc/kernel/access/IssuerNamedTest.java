package vn.khuyenhoc.kernel.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** No server takes tokens of which it does not know who issued them to whom. */
class IssuerNamedTest {
    private final Security security = new Security();

    private void start(String issuer, String audiences, String keys) throws Exception {
        security.issuerAndAudienceNamed(issuer, audiences, keys).afterPropertiesSet();
    }

    @Test
    void keysNeedAnIssuer() {
        assertThatThrownBy(() -> start("", "khuyenhoc", "classpath:key.pub")).hasMessageContaining("issuer-uri");
        assertThatThrownBy(() -> start("", "", "classpath:key.pub")).hasMessageContaining("issuer-uri");
    }

    @Test
    void anIssuerNeedsAnAudience() {
        assertThatThrownBy(() -> start("https://id.example", "", "classpath:key.pub")).hasMessageContaining("audiences");
        assertThatThrownBy(() -> start("https://id.example", "", "")).hasMessageContaining("audiences");
        assertThatCode(() -> start("https://id.example", "khuyenhoc", "classpath:key.pub")).doesNotThrowAnyException();
    }

    @Test
    void aServerWithoutEitherIsForReadersOfWhatIsPublic() {
        assertThatCode(() -> start("", "", "")).doesNotThrowAnyException();
    }
}
