package org.jackfield.core.licence.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortalSettingsTest {

    @Test
    void whatPeopleCopyIsUnderstood() {
        PortalSettings settings = new PortalSettings(" https://licences.example.com:8443/ ", "ab:".repeat(32), "[::1]:3128");
        assertThat(settings.uri("/api/v1/portal")).hasToString("https://licences.example.com:8443/api/v1/portal");
        assertThat(settings.certificate()).isEqualTo("AB".repeat(32));
        assertThat(settings.proxyAddress().orElseThrow().getPort()).isEqualTo(3128);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://licences.example.com", "licences.example.com", "https://", "https://a:b@c/", "https://a/?x", "ftp://a"})
    void anAddressThatIsNotHttpsIsRefused(String address) {
        assertThatThrownBy(() -> new PortalSettings(address, "", "")).isInstanceOf(ProblemException.class);
    }

    @Test
    void aFingerprintThatIsCutAndAProxyWithoutPortAreRefused() {
        assertThatThrownBy(() -> new PortalSettings("", "AB:CD", "")).hasMessageContaining("SHA-256");
        assertThatThrownBy(() -> new PortalSettings("", "", "proxy.example.com")).hasMessageContaining("host and port");
        assertThatThrownBy(() -> new PortalSettings("", "", "proxy.example.com:70000")).hasMessageContaining("host and port");
    }

    @Test
    void withoutAnAddressThereIsTheWayWithFiles() {
        assertThatThrownBy(() -> new PortalSettings("", "", "").uri("/x")).hasMessageContaining("work with files");
    }
}
