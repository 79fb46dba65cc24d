package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** What the prepared lines of the log's configuration do: log and audit trail go to another machine, and nothing waits for it. */
class RemoteLogIT {

    @Test
    void logAndAuditTrailGoToAnotherMachineAndNothingWaitsForIt() throws Exception {
        try (Instance jackfield = Instance.fresh("remote-log").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD)) {
            KeyFile key = KeyFile.selfSigned(jackfield.path("log.p12"), "localhost");
            int port = FreePorts.tcp();
            prepare(jackfield, key, port);
            jackfield.start();

            try (Rest engineer = new Rest(jackfield); Collector machine = new Collector(key, port)) {
                await("the log arrives").atMost(Duration.ofSeconds(120)).untilAsserted(() -> {
                    engineer.as("mallory\" <134>1 forged", "wrong").get("calls");
                    assertThat(machine.lines).anyMatch(line -> line.contains("action=\"security.log-in\"")
                            && line.contains("outcome=\"REFUSED\"") && line.contains("object=\"mallory\\\" <134>1 forged\""));
                });
                jackfield.shell("log:log -l ERROR \"a line for another machine\"");
                await("the log too").atMost(Duration.ofSeconds(60)).untilAsserted(() ->
                        assertThat(machine.lines).anyMatch(line -> line.contains("a line for another machine")));
                assertThat(machine.lines).allMatch(line -> line.matches("\\d+ <\\d+>1 .*"));
            }
            assertThat(Files.readString(jackfield.path("data/log/karaf.log"))).doesNotContain("audit time=");
        }
    }

    /** Does what the comment there says: takes the marks away, names the machine and puts its certificate beside the file. */
    private static void prepare(Instance jackfield, KeyFile key, int port) throws Exception {
        Path file = jackfield.path("etc/org.ops4j.pax.logging.cfg");
        Files.writeString(file, Files.readString(file)
                .replace("#log4j2.", "log4j2.")
                .replace("log.example.org", "localhost")
                .replace("6514", Integer.toString(port)));
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("log", key.certificate());
        try (OutputStream out = Files.newOutputStream(jackfield.path("etc/syslog.p12"))) {
            trusted.store(out, KeyFile.PASSWORD.toCharArray());
        }
    }

    /** A syslog server over TLS, as far as it takes lines. */
    private static final class Collector implements AutoCloseable {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final SSLServerSocket socket;

        Collector(KeyFile key, int port) throws Exception {
            KeyStore store = KeyStore.getInstance(key.file().toFile(), KeyFile.PASSWORD.toCharArray());
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, KeyFile.PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            socket = (SSLServerSocket) context.getServerSocketFactory()
                    .createServerSocket(port, 5, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::accept);
        }

        private void accept() {
            while (!socket.isClosed()) {
                try {
                    SSLSocket from = (SSLSocket) socket.accept();
                    Thread.ofVirtual().start(() -> read(from));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void read(SSLSocket from) {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.UTF_8))) {
                in.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException ended) {
                // whoever sends has closed it
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
