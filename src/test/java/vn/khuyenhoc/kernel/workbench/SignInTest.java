package vn.khuyenhoc.kernel.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The workbench signs in with whom it is told to, and only where that is safe. */
class SignInTest {
    @ParameterizedTest
    @CsvSource({"http://issuer.example.vn, workbench", "https://issuer.example.vn,", "https:///nowhere, workbench", "ftp://127.0.0.1, workbench", "workbench, workbench"})
    void refusesAnIssuerThatWouldNotBeSafe(URI issuer, @Nullable String client) {
        assertThatThrownBy(() -> new SignIn(issuer, client, "openid")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("khuyenhoc.workbench.issuer");
    }

    @ParameterizedTest
    @CsvSource({"https://issuer.example.vn/realms/hoi, https://issuer.example.vn", "https://issuer.example.vn:8443/, https://issuer.example.vn:8443", "http://127.0.0.1:9000/x, http://127.0.0.1:9000"})
    void opensThePageToTheIssuersHostAlone(URI issuer, String origin) {
        assertThat(new SignIn(issuer, "workbench", "openid").origin()).isEqualTo(origin);
    }

    @Test
    void offersNothingWhereNoIssuerIsNamed() {
        assertThat(new SignIn(null, null, "openid").isOffered()).isFalse();
        assertThat(new SignIn(URI.create(""), "workbench", "openid").isOffered()).isFalse();
        assertThat(new SignIn(null, null, "openid").origin()).isEmpty();
    }
}
