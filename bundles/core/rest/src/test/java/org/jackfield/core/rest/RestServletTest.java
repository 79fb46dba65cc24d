package org.jackfield.core.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.ext.RuntimeDelegate;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.glassfish.jersey.server.internal.RuntimeDelegateImpl;
import org.jackfield.core.rest.auth.HeaderAuthentication;
import org.jackfield.core.rest.openapi.OpenApiResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API over a real connection. */
class RestServletTest {

    private static final int MAX_BODY = 2000;
    private static final String ALICE = basic("alice", "tulip: 7");

    private final Office office = new Office();
    private final SampleResource samples = new SampleResource(office);
    private final RequestCounts counts = new RequestCounts();
    private final HttpClient client = HttpClient.newHttpClient();
    private Applications applications;
    private Server server;

    @BeforeEach
    void start() throws Exception {
        RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
        applications = new Applications(new Gatekeeper(() -> Optional.of(office)));
        applications.add(new OpenApiResource(applications::operations, "1.0.0"));
        applications.add(samples);
        applications.add(new SampleResource.Open());
        RestServlet servlet = new RestServlet(
                applications,
                new HeaderAuthentication(() -> Optional.of(office), () -> Optional.of(office.tokens), InstantSource.fixed(Instant.EPOCH)),
                () -> Optional.of(office),
                counts,
                MAX_BODY);
        server = new Server(new InetSocketAddress("127.0.0.1", 0));
        ServletContextHandler context = new ServletContextHandler("/api/v1");
        context.addServlet(new ServletHolder(servlet), "/*");
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        applications.clear();
        client.close();
    }

    @Test
    void withoutCredentialsNothingIsToldApartAndALogInIsAskedFor() throws Exception {
        for (String path : new String[] {"samples", "samples/nothing", "nothing", "openapi.json", ""}) {
            HttpResponse<String> answer = send(request(path));

            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValueSatisfying(value -> assertThat(value)
                    .startsWith("Basic "));
            assertProblem(answer, "security.unauthenticated");
        }
        assertThat(office.checks).hasValue(0);
    }

    @Test
    void wrongCredentialsAreRefusedAndSoIsAnotherScheme() throws Exception {
        assertProblem(send(request("samples").header("Authorization", basic("alice", "rose"))), "security.credentials");
        HttpResponse<String> digest = send(request("samples").header("Authorization", "Digest abc"));
        assertThat(digest.statusCode()).isEqualTo(401);
        assertProblem(digest, "rest.credentials-invalid");
    }

    @Test
    void aTokenOpensWhatItIsForAndNothingElse() throws Exception {
        HttpResponse<String> in = send(request("samples").header("Authorization", "Bearer jackfield_view"));
        assertThat(in.statusCode()).isEqualTo(200);
        assertProblem(
                send(request("samples").header("Authorization", "bearer jackfield_other")), "security.forbidden");
        assertThat(office.checks).as("no password is hashed for a token").hasValue(0);

        for (int i = 0; i < 10; i++) {
            HttpResponse<String> guess = send(request("samples").header("Authorization", "Bearer jackfield_" + i));
            assertThat(guess.statusCode()).isEqualTo(401);
        }
        assertProblem(
                send(request("samples").header("Authorization", "Bearer jackfield_view")), "rest.too-many-failures");
    }

    @Test
    void aSessionCookieOfThePagesOpensNothingHere() throws Exception {
        HttpResponse<String> answer = send(request("samples").header("Cookie", "JSESSIONID=abc"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aPermissionThatIsLackingOrUnknownIsAForbidden() throws Exception {
        HttpResponse<String> lacking = send(request("samples").header("Authorization", basic("bob", "Löwe")));
        assertThat(lacking.statusCode()).isEqualTo(403);
        assertProblem(lacking, "security.forbidden");

        HttpResponse<String> unknown = send(request("samples/secret").header("Authorization", ALICE));
        assertThat(unknown.statusCode()).isEqualTo(403);
        assertProblem(unknown, "rest.permission-unknown");
    }

    @Test
    void aListIsAPageWithTimesInUtcAndDurationsInMilliseconds() throws Exception {
        HttpResponse<String> answer =
                send(request("samples?from=2026-11-21T11:00:00+01:00&colour=RED").header("Authorization", ALICE));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"items\":[{\"name\":\"first\",\"at\":\"2026-11-21T10:00:00Z\",\"length\":90000,"
                        + "\"colour\":\"RED\",\"parts\":[]}],\"page\":0,\"size\":50,\"total\":1}");
        assertThat(answer.headers().map())
                .containsKeys("x-content-type-options", "content-security-policy", "cache-control");
    }

    @Test
    void aResourceRunsOnBehalfOfWhoeverLoggedIn() throws Exception {
        assertThat(send(request("samples/me").header("Authorization", basic("bob", "Löwe"))).body())
                .isEqualTo("bob");
        assertThat(send(request("open")).body()).isEqualTo("hello");
    }

    @Test
    void whatJerseyRefusesIsAProblemDocumentToo() throws Exception {
        assertThat(problem("samples/9", "GET", null, null)).isEqualTo("404 samples.unknown");
        assertThat(problem("samples/x", "GET", null, null)).isEqualTo("404 rest.not-found");
        assertThat(problem("samples/99999999999", "GET", null, null)).isEqualTo("404 rest.not-found");
        assertThat(problem("nothing", "GET", null, null)).isEqualTo("404 rest.not-found");
        assertThat(problem("samples", "PUT", "{}", "application/json")).isEqualTo("405 rest.method-not-allowed");
        assertThat(problem("samples", "POST", "name", "text/plain")).isEqualTo("415 rest.unsupported-media-type");
        HttpResponse<String> xml =
                send(request("samples").header("Authorization", ALICE).header("Accept", "application/xml"));
        assertThat(xml.statusCode()).isEqualTo(406);
        assertProblem(xml, "rest.not-acceptable");
    }

    @Test
    void wrongInputNamesWhatIsWrong() throws Exception {
        assertThat(problem("samples?from=yesterday", "GET", null, null)).isEqualTo("400 rest.parameter-invalid from");
        assertThat(problem("samples?colour=green", "GET", null, null)).isEqualTo("400 rest.parameter-invalid colour");
        assertThat(problem("samples?color=RED", "GET", null, null)).isEqualTo("400 rest.parameter-unknown color");
        assertThat(problem("samples?page=-1", "GET", null, null)).isEqualTo("400 rest.page-invalid page=-1");
        assertThat(problem("samples?size=1001", "GET", null, null)).isEqualTo("400 rest.size-invalid size=1001");
        assertThat(problem("samples", "POST", "{\"name\":", "application/json"))
                .startsWith("400 rest.json-malformed line 1, column");
        assertThat(problem("samples", "POST", "{\"name\":\"a\",\"nmae\":1}", "application/json"))
                .isEqualTo("400 rest.json-unknown nmae");
        assertThat(problem("samples", "POST", "{\"name\":\"a\",\"parts\":[{\"at\":true}]}", "application/json"))
                .isEqualTo("400 rest.json-invalid parts[0].at");
        assertThat(problem("samples", "POST", "null", "application/json")).isEqualTo("400 rest.json-invalid null");
        assertThat(problem("samples", "POST", "{\"name\":\"\"}", "application/json"))
                .isEqualTo("400 samples.name name");
        assertThat(problem("samples", "POST", "[".repeat(60) + "]".repeat(60), "application/json"))
                .startsWith("400 rest.json-");
    }

    @Test
    void anOversizedBodyIsRefusedWhetherAnnouncedOrNot() throws Exception {
        String large = "{\"name\":\"" + "x".repeat(MAX_BODY) + "\"}";
        assertThat(problem("samples", "POST", large, "application/json")).isEqualTo("413 rest.body-too-large");

        HttpRequest chunked = request("samples")
                .header("Authorization", ALICE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(large)))
                .build();
        HttpResponse<String> answer = client.send(chunked, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void ourOwnFaultIsToldWithoutDetailsAndNamedForTheLog() throws Exception {
        HttpResponse<String> answer = send(request("samples/broken").header("Authorization", ALICE));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("urn:uuid:").doesNotContain("foresaw").doesNotContain("Exception");
    }

    @Test
    void aPageOfAnotherSiteMayNotChangeAnything() throws Exception {
        HttpResponse<String> answer = send(request("samples/1")
                .header("Authorization", ALICE)
                .header("Sec-Fetch-Site", "cross-site")
                .DELETE());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertProblem(answer, "rest.cross-site");
        assertThat(send(request("samples/1").header("Authorization", ALICE).DELETE()).statusCode())
                .isEqualTo(204);
    }

    @Test
    void credentialsAreCheckedOnceAndAgainWhenThePasswordChanges() throws Exception {
        for (int i = 0; i < 5; i++) {
            send(request("samples/me").header("Authorization", ALICE));
        }
        assertThat(office.checks).hasValue(1);
        assertThat(office.origins).containsExactly("rest 127.0.0.1");

        office.setPassword("alice", "rose");
        HttpResponse<String> answer = send(request("samples/me").header("Authorization", ALICE));
        assertProblem(answer, "security.credentials");
    }

    @Test
    void manyRequestsAtOnceWithTheSameCredentialsCostOneCheck() throws Exception {
        office.holdChecks();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(client.sendAsync(
                    request("samples/me").header("Authorization", ALICE).build(),
                    HttpResponse.BodyHandlers.ofString()));
        }
        office.letChecksGo();
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.get(60, TimeUnit.SECONDS).body()).isEqualTo("alice");
        }
        assertThat(office.checks).hasValue(1);
    }

    @Test
    void whoGuessesTooOftenIsRefusedWithoutACheckWhileOthersPass() throws Exception {
        send(request("samples/me").header("Authorization", ALICE));
        for (int i = 0; i < 10; i++) {
            send(request("samples").header("Authorization", basic("alice", "guess" + i)));
        }
        int before = office.checks.get();

        HttpResponse<String> refused = send(request("samples").header("Authorization", basic("alice", "again")));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertProblem(refused, "rest.too-many-failures");
        assertThat(office.checks).hasValue(before);
        assertThat(send(request("samples/me").header("Authorization", ALICE)).statusCode()).isEqualTo(200);
    }

    @Test
    void aPasswordThatMustBeChangedOpensNothing() throws Exception {
        office.mustChange = true;
        HttpResponse<String> answer = send(request("samples/me").header("Authorization", ALICE));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertProblem(answer, "security.password-must-change");
    }

    @Test
    void whatIsUnderWayEndsUndisturbedWhenItsResourceGoes() throws Exception {
        CompletableFuture<HttpResponse<String>> slow = client.sendAsync(
                request("samples/slow").header("Authorization", ALICE).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(samples.entered.await(60, TimeUnit.SECONDS)).isTrue();

        applications.remove(samples);

        assertThat(problem("samples", "GET", null, null)).isEqualTo("404 rest.not-found");
        samples.goOn.countDown();
        assertThat(slow.get(60, TimeUnit.SECONDS).body()).isEqualTo("done");
    }

    @Test
    void aResourceThatNobodyGuardsIsRefusedAsAWhole() {
        assertThatThrownBy(() -> applications.add(new SampleResource.Unguarded()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("@RequiresPermission");
        assertThat(applications.find("unguarded")).isEmpty();
    }

    @Test
    void aResourceAtATakenAddressIsRefusedAndTheFirstGoesOn() throws Exception {
        assertThatThrownBy(() -> applications.add(new SampleResource(office)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is already served by " + SampleResource.class.getName());
        assertThat(send(request("samples/me").header("Authorization", ALICE)).statusCode()).isEqualTo(200);
    }

    @Test
    void requestsAreCountedByApplicationAndStatus() throws Exception {
        send(request("samples/me").header("Authorization", ALICE));
        send(request("random-" + System.nanoTime()));
        Map<String, Long> seen = new java.util.TreeMap<>();
        counts.collect(new org.jackfield.api.metrics.MetricSink() {
            @Override
            public void counter(String name, String help, double value, String... labels) {}

            @Override
            public void gauge(String name, String help, double value, String... labels) {}

            @Override
            public void summary(String name, String help, long count, double sum, String... labels) {
                seen.put(labels[1] + " " + labels[3], count);
            }
        });
        assertThat(seen).isEqualTo(Map.of("samples 200", 1L, " 401", 1L));
    }

    @Test
    void anAddressThatIsNoUriIsWrongInputNotOurFault() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.getURI().getPort())) {
            String request = "GET /api/v1/samples?from=%zz|<> HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Authorization: " + ALICE + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400");
        }
    }

    private String problem(String path, String verb, String body, String media) throws Exception {
        HttpRequest.Builder request = request(path).header("Authorization", ALICE);
        if (media != null) {
            request.header("Content-Type", media);
        }
        request.method(
                verb,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<String> answer = send(request);
        JsonNode document = document(answer);
        return (answer.statusCode() + " " + document.path("code").asString("") + " "
                        + (document.has("input") && !document.path("code").asString().startsWith("samples.unknown")
                                        && !document.path("code").asString().equals("rest.not-found")
                                ? document.path("input").asString()
                                : ""))
                .strip();
    }

    private static void assertProblem(HttpResponse<String> answer, String code) {
        assertThat(document(answer).path("code").asString()).isEqualTo(code);
    }

    private static JsonNode document(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode document = JsonMapper.shared().readTree(answer.body());
        assertThat(document.path("status").asInt()).isEqualTo(answer.statusCode());
        return document;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getURI().getPort() + "/api/v1/" + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String basic(String name, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
