package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** HTTP, HTTPS, REST, health and metrics as a client meets them. */
class RestIT {

    private static final String PASSWORD = "Tulip-Field-77";
    private static final String ENGINEER =
            "Basic " + Base64.getEncoder().encodeToString(("engineer:" + PASSWORD).getBytes());

    private static Instance jackfield;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        jackfield = Instance.fresh("rest").with("JACKFIELD_ADMIN_PASSWORD", PASSWORD).start();
        client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();
    }

    @AfterAll
    static void stop() {
        client.close();
        jackfield.close();
    }

    @Test
    void itLivesWithoutALogIn() {
        HttpResponse<String> live = jackfield.get("/api/v1/health/live");

        assertThat(live.statusCode()).isEqualTo(200);
        assertThat(live.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void readyTellsNothingOfThePartsToWhoIsNotLoggedIn() {
        assertThat(jackfield.get("/api/v1/health/ready").body()).isEqualTo("{\"status\":\"UP\",\"missing\":[]}");
        assertThat(jackfield.get("/api/v1/health").statusCode()).isEqualTo(401);
    }

    @Test
    void withoutItsDatabaseItSaysWhatIsMissingAndLetsNobodyIn() throws Exception {
        try (Instance lost = Instance.fresh("rest-no-database")) {
            lost.append(
                    "etc/org.jackfield.core.persistence.cfg",
                    "url = jdbc:postgresql://127.0.0.1:1/none\nconnectionTimeoutMillis = 500\n");
            lost.launch();
            await("an answer without a database").atMost(Instance.START).ignoreExceptions().untilAsserted(() -> {
                assertThat(lost.get("/api/v1/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
                HttpResponse<String> ready = lost.get("/api/v1/health/ready");
                assertThat(ready.statusCode()).isEqualTo(503);
                assertThat(ready.body())
                        .contains("\"status\":\"DOWN\"", "\"database\"", "\"log-in\"", "\"telephony\"")
                        .doesNotContain("https", "features", "postgresql");
            });

            HttpResponse<String> refused = send(HttpRequest.newBuilder(lost.uri("/api/v1/features"))
                    .header("Authorization", ENGINEER));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("rest.starting", "/api/v1/health/ready");
        }
    }

    @Test
    void everythingElseAsksForALogIn() {
        for (String path : List.of("openapi.json", "features", "licence", "calls", "no-such-thing", "")) {
            HttpResponse<String> answer = jackfield.get("/api/v1/" + path);

            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic ");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).contains("\"code\":\"security.unauthenticated\"");
        }
    }

    @Test
    void wrongCredentialsOpenNothing() throws Exception {
        HttpResponse<String> answer = send(request("/api/v1/features")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("nobody:guess".getBytes())));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("security.credentials").doesNotContain("guess");
    }

    @Test
    void theFirstAdministratorSeesWhatIsInstalled() throws Exception {
        // What lies in deploy is installed after the platform is ready.
        await("an installed feature").atMost(60, TimeUnit.SECONDS).untilAsserted(() ->
                assertThat(asEngineer("/api/v1/features?size=1").body())
                        .startsWith("{\"items\":[{\"id\":").contains("\"page\":0,\"size\":1,\"total\":"));
        for (String path : List.of("phone-systems", "devices", "calls", "calls/live", "alerts", "tasks", "audit")) {
            HttpResponse<String> list = asEngineer("/api/v1/" + path);
            assertThat(list.statusCode()).as(path).isEqualTo(200);
            assertThat(list.body()).as(path).startsWith("{\"items\":[").contains("\"page\":0,\"size\":50,\"total\":");
        }
        assertThat(asEngineer("/api/v1/licence").body()).contains("\"entitlements\":[{\"id\":");
        assertThat(asEngineer("/api/v1/health").body()).contains("\"name\":\"database\",\"status\":\"UP\"");
        assertThat(asEngineer("/api/v1/audit?action=security").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNotThereAndWhatIsWrongAreTold() throws Exception {
        HttpResponse<String> missing = asEngineer("/api/v1/features/no-such-feature");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("\"code\":\"feature.unknown\",\"input\":\"no-such-feature\"");

        assertThat(asEngineer("/api/v1/nothing").statusCode()).isEqualTo(404);
        assertThat(asEngineer("/api/v1/calls?page=0&size=5000").body()).contains("rest.size-invalid");
        assertThat(asEngineer("/api/v1/calls?direction=sideways").body()).contains("rest.parameter-invalid", "direction");
        assertThat(asEngineer("/api/v1/alerts?page=-1").body()).contains("rest.page-invalid");
        assertThat(asEngineer("/api/v1/audit?from=yesterday").body()).contains("rest.parameter-invalid", "from");
    }

    @Test
    void aParserFindsNothingWrongWithTheOpenApi() throws Exception {
        HttpResponse<String> document = asEngineer("/api/v1/openapi.json");

        SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(document.body());
        assertThat(parsed.getMessages()).isNullOrEmpty();
        assertThat(parsed.getOpenAPI().getPaths()).containsKeys("/health/live", "/features", "/features/{id}", "/alerts");
        assertThat(asEngineer("/api/v1/openapi.json").body()).isEqualTo(document.body());
    }

    @Test
    void anOversizedBodyIsRefusedBeforeItIsRead() throws Exception {
        HttpResponse<String> answer = send(request("/api/v1/health/live")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[1_000_001])));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("rest.body-too-large");
    }

    @Test
    void aMethodThatIsNotTakenIsAProblemThatNamesThoseThatAre() throws Exception {
        HttpResponse<String> answer = send(request("/api/v1/health/live").DELETE());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET");
        assertThat(answer.body()).contains("rest.method-not-allowed");
    }

    @Test
    void aParameterThatDoesNotExistIsWrong() {
        HttpResponse<String> answer = jackfield.get("/api/v1/health/live?verbos=true");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"input\":\"verbos\"");
    }

    @Test
    void metricsAreForThisMachine() {
        HttpResponse<String> metrics = jackfield.get("/metrics");

        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(metrics.body())
                .contains("jvm_memory_used_bytes{area=\"heap\"}", "# TYPE jackfield_rest_request_seconds summary");
        assertThat(metrics.body().lines().filter(line -> !line.startsWith("#")))
                .allMatch(line -> line.matches("[a-z_]+(\\{.*})? \\S+"));
    }

    @Test
    void metricsThroughAProxyAskForALogIn() throws Exception {
        HttpResponse<String> answer = send(request("/metrics").header("X-Forwarded-For", "192.0.2.7"));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void httpsTalksModernTlsWithACertificateForThisMachine() throws Exception {
        for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
            X509Certificate certificate = handshake(protocol);

            certificate.verify(certificate.getPublicKey());
            assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("EC");
            assertThat(certificate.getSubjectAlternativeNames())
                    .anyMatch(name -> "localhost".equals(name.get(1)))
                    .anyMatch(name -> "127.0.0.1".equals(name.get(1)));
        }
        for (String old : List.of("TLSv1.1", "TLSv1")) {
            assertThatThrownBy(() -> handshake(old)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> client.send(
                        HttpRequest.newBuilder(https("/api/v1/health/live")).build(), HttpResponse.BodyHandlers.ofString()))
                .as("nobody vouches for it")
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void theKeyIsForTheOwnersEyesOnly() throws IOException {
        for (String file : List.of("etc/tls/server.p12", "etc/tls/server.password")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(jackfield.path(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aRenewedCertificateIsInForceAtOnceAndConnectionsGoOn() throws Exception {
        X509Certificate before = handshake("TLSv1.3");
        try (SSLSocket open = connect("TLSv1.3")) {
            open.startHandshake();
            assertThat(jackfield.shell("http:certificate")).contains(fingerprint(before));

            String shown = jackfield.shell("http:certificate --renew");

            X509Certificate after = handshake("TLSv1.3");
            assertThat(after).isNotEqualTo(before);
            assertThat(shown).contains(fingerprint(after)).contains("itself");
            open.getOutputStream().write(
                    "GET /api/v1/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes());
            assertThat(new String(open.getInputStream().readAllBytes())).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aKeyStoreThatCannotBeReadLeavesTheOldOneInForce() throws Exception {
        X509Certificate before = handshake("TLSv1.3");
        Path store = jackfield.path("etc/tls/server.p12");
        byte[] good = Files.readAllBytes(store);
        try {
            Files.write(store, "not a key store".getBytes());
            assertThat(jackfield.shell("http:certificate --reload")).contains("cannot be read", "server.p12");
            assertThat(handshake("TLSv1.3")).isEqualTo(before);
        } finally {
            Files.write(store, good);
        }
        assertThat(jackfield.shell("http:certificate --reload")).contains(fingerprint(before));
    }

    @Test
    void plainHttpListensOnTheLoopbackAlone() {
        List<InetSocketAddress> listeners = Listeners.of(jackfield.pid());

        assertThat(listeners)
                .filteredOn(it -> it.getPort() == jackfield.port(Instance.Port.HTTP))
                .isNotEmpty()
                .allMatch(it -> it.getAddress().isLoopbackAddress());
        assertThat(listeners)
                .filteredOn(it -> it.getPort() == jackfield.port(Instance.Port.HTTPS))
                .isNotEmpty()
                .allMatch(it -> it.getAddress().isAnyLocalAddress());
    }

    private static X509Certificate handshake(String protocol) throws Exception {
        try (SSLSocket socket = connect(protocol)) {
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private static SSLSocket connect(String protocol) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustsEverybody()}, null);
        SSLSocket socket = (SSLSocket)
                context.getSocketFactory().createSocket("127.0.0.1", jackfield.port(Instance.Port.HTTPS));
        socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
        socket.setEnabledProtocols(new String[] {protocol});
        return socket;
    }

    private static String fingerprint(X509Certificate certificate) throws Exception {
        return HexFormat.ofDelimiter(":")
                .withUpperCase()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    private static URI https(String path) {
        return URI.create("https://127.0.0.1:" + jackfield.port(Instance.Port.HTTPS) + path);
    }

    private static HttpResponse<String> asEngineer(String path) throws Exception {
        return send(request(path).header("Authorization", ENGINEER));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(jackfield.uri(path)).timeout(Duration.ofSeconds(20));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
