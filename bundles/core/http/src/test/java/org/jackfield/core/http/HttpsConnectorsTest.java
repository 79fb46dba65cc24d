package org.jackfield.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;

class HttpsConnectorsTest {

    @Test
    void aPortThatIsTakenIsToldApart() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpsConnectors connectors = new HttpsConnectors("127.0.0.1", other.getLocalPort());

            assertThatThrownBy(() -> connectors.createConnector(new Server()))
                    .isInstanceOf(UncheckedIOException.class);

            assertThat(connectors.endpoint()).isEqualTo("127.0.0.1:" + other.getLocalPort());
            assertThat(connectors.failure().orElse("")).containsIgnoringCase("bind");
        }
    }

    @Test
    void itListensFromWhenJettyStartsItUntilJettyStopsIt() throws Exception {
        HttpsConnectors connectors = new HttpsConnectors("127.0.0.1", 0);
        connectors.use(SelfSigned.make(LocalNames.ask(), Instant.now(), "secret".toCharArray()));
        assertThat(connectors.failure()).isPresent();

        Server server = new Server();
        server.addConnector(connectors.createConnector(server));
        server.start();
        assertThat(connectors.failure()).isEmpty();
        server.stop();
        assertThat(connectors.failure()).isPresent();
    }
}
