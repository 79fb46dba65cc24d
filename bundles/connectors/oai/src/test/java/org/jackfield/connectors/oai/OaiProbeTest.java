package org.jackfield.connectors.oai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jackfield.api.telephony.connector.Sighting;
import org.jackfield.connectors.oai.link.OaiProbe;
import org.jackfield.connectors.oaiwire.Frames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over a real socket. */
@Timeout(180)
class OaiProbeTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(200);

    private interface Answer {
        void to(Socket client) throws IOException;
    }

    @Test
    void aPhoneSystemWithoutAPasswordTellsWhatItIs() throws Exception {
        Optional<Sighting> seen = probed(LONG, says("000,RS,0,09:30,040126,V10.20,V6.0.11.113,3,1,0,3,1"));

        assertThat(seen).contains(new Sighting("MiVoice Office 250 V6.0.11.113", true));
    }

    @Test
    void aGatewayIsToldFromAPhoneSystem() throws Exception {
        Optional<Sighting> seen = probed(LONG, says("000,RS,0,09:30,040126,V10.20,V5.1,3,0,1,3,1"));

        assertThat(seen).contains(new Sighting("CT Gateway V5.1", true));
    }

    @Test
    void oneWhosePortsAreTakenIsAPhoneSystemToo() throws Exception {
        assertThat(probed(LONG, says("000,PE,,16"))).map(Sighting::certain).contains(true);
    }

    @Test
    void oneThatClosesAtTheEmptyPasswordMayBeOne() throws Exception {
        assertThat(probed(LONG, client -> client.getInputStream().read(new byte[64])))
                .contains(new Sighting("", false));
    }

    @Test
    void oneThatIsSilentAtTheEmptyPasswordMayBeOne() throws Exception {
        CompletableFuture<Void> end = new CompletableFuture<>();

        assertThat(probed(SHORT, client -> end.join(), () -> end.complete(null))).contains(new Sighting("", false));
    }

    @Test
    void whoeverSpeaksSomethingElseIsNone() throws Exception {
        assertThat(probed(LONG, client -> client.getOutputStream().write("220 mail.example.org ESMTP\r\n".getBytes())))
                .isEmpty();
    }

    @Test
    void whereNobodyListensThereIsNothing() throws Exception {
        InetSocketAddress free;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = (InetSocketAddress) server.getLocalSocketAddress();
        }

        assertThat(OaiProbe.at(free, "Jackfield", LONG)).isEmpty();
    }

    private static Answer says(String line) {
        return client -> client.getOutputStream().write(Frames.ofServerLine(line));
    }

    private static Optional<Sighting> probed(Duration patience, Answer answer) throws Exception {
        return probed(patience, answer, () -> { });
    }

    private static Optional<Sighting> probed(Duration patience, Answer answer, Runnable end) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread peer = Thread.ofPlatform().start(() -> {
                try (Socket client = server.accept()) {
                    answer.to(client);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            Optional<Sighting> seen = new OaiComponent().probe((InetSocketAddress) server.getLocalSocketAddress(), patience);
            end.run();
            peer.join();
            return seen;
        }
    }
}
