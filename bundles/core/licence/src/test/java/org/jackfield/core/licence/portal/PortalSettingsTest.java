package org.jackfield.core.licence.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortalSettingsTest {

    @Test
    void whatPeopleCopyIsUnderstood() {
        PortalSettings settings = new PortalSettings(" https://licences.example.com:8443/ ", "ab:".repeat(32), "[::1]:3128", "", Secret.NONE);
        assertThat(settings.uri("/api/v1/portal")).hasToString("https://licences.example.com:8443/api/v1/portal");
        assertThat(settings.certificate()).isEqualTo("AB".repeat(32));
        assertThat(settings.proxyAddress().orElseThrow().getPort()).isEqualTo(3128);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://licences.example.com", "licences.example.com", "https://", "https://a:b@c/", "https://a/?x", "ftp://a"})
    void anAddressThatIsNotHttpsIsRefused(String address) {
        assertThatThrownBy(() -> new PortalSettings(address, "", "", "", Secret.NONE)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aFingerprintThatIsCutAndAProxyWithoutPortAreRefused() {
        assertThatThrownBy(() -> new PortalSettings("", "AB:CD", "", "", Secret.NONE)).hasMessageContaining("SHA-256");
        assertThatThrownBy(() -> new PortalSettings("", "", "proxy.example.com", "", Secret.NONE)).hasMessageContaining("host and port");
        assertThatThrownBy(() -> new PortalSettings("", "", "proxy.example.com:70000", "", Secret.NONE)).hasMessageContaining("host and port");
    }

    @Test
    void theLogInIsForTheProxyOnlyAndHasAUserWithoutColon() {
        Secret password = new Secret("Tulip:77");
        PortalSettings settings = new PortalSettings("", "", "proxy.example.com:3128", "site", password);

        ProxyLogin login = settings.proxyLogin().orElseThrow();
        IOException failure = new IOException("Tunnel failed, got: 401");

        assertThat(asked(login, Authenticator.RequestorType.SERVER)).isNull();
        assertThat(login.isRefused(failure)).as("nobody was given it").isFalse();
        PasswordAuthentication given = asked(login, Authenticator.RequestorType.PROXY);
        assertThat(given.getUserName()).isEqualTo("site");
        assertThat(given.getPassword()).containsExactly("Tulip:77".toCharArray());
        assertThat(login.isRefused(new IOException("reset"))).isFalse();
        assertThat(login.isRefused(failure)).isTrue();
        assertThat(asked(login, Authenticator.RequestorType.PROXY)).as("it is not tried again").isNull();
        assertThat(login.isRefused(new IOException("reset"))).isTrue();
        assertThat(settings.toString()).doesNotContain("Tulip");
        assertThatThrownBy(() -> new PortalSettings("", "", "", "si:te", password)).hasMessageContaining("colon");
        assertThatThrownBy(() -> new PortalSettings("", "", "", "", password)).hasMessageContaining("no user");
    }

    private static PasswordAuthentication asked(ProxyLogin login, Authenticator.RequestorType by) {
        return login.requestPasswordAuthenticationInstance(
                "proxy.example.com", null, 3128, "http", "Proxy", "basic", null, by);
    }

    @Test
    void withoutAnAddressThereIsTheWayWithFiles() {
        assertThatThrownBy(() -> new PortalSettings("", "", "", "", Secret.NONE).uri("/x")).hasMessageContaining("work with files");
    }
}
