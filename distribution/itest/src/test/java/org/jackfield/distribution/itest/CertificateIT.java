package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The certificate of the pages: asked for, put in force, and never half of it, seen by whoever connects. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CertificateIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Instance jackfield;
    private static Rest engineer;
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        jackfield = Instance.fresh("certificate").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD).start();
        folder = Files.createDirectories(jackfield.path("authority"));
        engineer = new Rest(jackfield);
    }

    @AfterAll
    static void stop() {
        engineer.close();
        jackfield.close();
    }

    @Test
    @Order(1)
    void aCertificateIsInForceWithoutARestart() throws Exception {
        String answer = answered(requested());
        try (SSLSocket standing = tls()) {
            engineer.put("certificate", Map.of("file", base64(answer)));
            assertThat(served().getSubjectX500Principal().getName()).contains("pbx.example.org");
            assertThat(served().getSubjectAlternativeNames().toString()).contains("calls.example.org");

            assertThat(alive(standing)).startsWith("HTTP/1.1 200");
        }
        KeyFile own = KeyFile.selfSigned(folder.resolve("own.p12"), "own.example.org");
        assertThat(engineer.send("PUT", "certificate", "application/json",
                        "{\"file\": \"%s\", \"password\": \"wrong\"}".formatted(own.base64())).status())
                .isEqualTo(400);
        assertThat(served().getSubjectX500Principal().getName()).contains("pbx.example.org");
        engineer.put("certificate", Map.of("file", own.base64(), "password", KeyFile.PASSWORD));
        assertThat(served()).isEqualTo(own.certificate());
    }

    private static String requested() throws Exception {
        Map<String, Object> wanted =
                Map.of("commonName", "pbx.example.org", "alternativeNames", List.of("pbx.example.org", "calls.example.org"));
        return engineer.send("POST", "certificate/request", "application/json", JSON.writeValueAsString(wanted)).body().get("pem").asText();
    }

    private static String overHttps() throws Exception {
        try (SSLSocket socket = tls()) {
            return alive(socket);
        }
    }

    private static String alive(SSLSocket socket) throws Exception {
        socket.getOutputStream().write("GET /api/v1/health/live HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    @Order(2)
    void plainHttpSendsBrowsersOn() throws Exception {
        int port = FreePorts.tcp();
        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            browser.go("/certificate");
            browser.logIn("engineer", Rest.PASSWORD);
            browser.save(0, Map.of(
                    "Send browsers from HTTP to HTTPS", "on", "HTTP port", Integer.toString(port), "Browsers come by HTTPS only", "on"));
        }
        assertThat(overHttps()).as("self-signed").doesNotContain("Strict-Transport-Security");
        engineer.put("certificate", Map.of("file", base64(answered(requested()))));
        assertThat(overHttps()).contains("Strict-Transport-Security: max-age=63072000; includeSubDomains");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/users")).build(), HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode() / 100).isEqualTo(3);
            assertThat(answer.headers().firstValue("Location"))
                    .contains("https://127.0.0.1:" + jackfield.port(Instance.Port.HTTPS) + "/users");
        }
    }

    /** Two certificates are put in force in turns as fast as it goes, until the process is killed. */
    @Test
    @Order(3)
    void aKillInTheMiddleLeavesOneCertificateOrTheOther() throws Exception {
        List<KeyFile> both = List.of(
                KeyFile.selfSigned(folder.resolve("one.p12"), "one.example.org"), KeyFile.selfSigned(folder.resolve("two.p12"), "two.example.org"));
        AtomicInteger changes = new AtomicInteger();
        Thread changing = Thread.ofPlatform().start(() -> {
            try {
                while (true) {
                    engineer.put("certificate", Map.of(
                            "file", both.get(changes.get() % 2).base64(), "password", KeyFile.PASSWORD));
                    changes.incrementAndGet();
                }
            } catch (UncheckedIOException killed) {
                // as it was meant
            }
        });
        await("certificates change").atMost(Duration.ofSeconds(60)).until(() -> changes.get() > 5);
        jackfield.kill();
        changing.join();
        jackfield.start();

        assertThat(served()).isIn(both.get(0).certificate(), both.get(1).certificate());
        assertThat(engineer.alerts()).doesNotContainKey("http.certificate-unusable");
    }

    /** {@return the answer of an authority of the moment to a request, and the authority's own certificate} */
    private static String answered(String request) throws Exception {
        Path csr = Files.writeString(folder.resolve("request.pem"), request);
        Path key = folder.resolve("authority.key");
        Path authority = folder.resolve("authority.pem");
        Path answer = folder.resolve("answer.pem");
        Commands.run(60, List.of("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key.toString(), "-out",
                authority.toString(), "-days", "9", "-subj", "/CN=Example Authority"));
        Commands.run(60, List.of("openssl", "x509", "-req", "-in", csr.toString(), "-CA", authority.toString(), "-CAkey", key.toString(),
                "-CAcreateserial", "-copy_extensions", "copyall", "-days", "9", "-out", answer.toString()));
        return Files.readString(answer) + Files.readString(authority);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static SSLSocket tls() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustsEverybody()}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket("127.0.0.1", jackfield.port(Instance.Port.HTTPS));
        socket.startHandshake();
        return socket;
    }

    private static X509Certificate served() throws Exception {
        try (SSLSocket socket = tls()) {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }
}
