package org.jackfield.core.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ext.RuntimeDelegate;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.glassfish.jersey.server.internal.RuntimeDelegateImpl;
import org.jackfield.core.rest.auth.HeaderAuthentication;
import org.jackfield.core.rest.openapi.OpenApiResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server with a few resources, and an office of people who log in to it. */
abstract class RestServerFixture {

    static final int MAX_BODY = 2000;
    static final String ALICE = basic("alice", "tulip: 7");

    final Office office = new Office();
    final SampleResource samples = new SampleResource(office);
    final RequestCounts counts = new RequestCounts();
    final HttpClient client = HttpClient.newHttpClient();
    Applications applications;
    Server server;

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

    static void assertProblem(HttpResponse<String> answer, String code) {
        assertThat(document(answer).path("code").asString()).isEqualTo(code);
    }

    static JsonNode document(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode document = JsonMapper.shared().readTree(answer.body());
        assertThat(document.path("status").asInt()).isEqualTo(answer.statusCode());
        return document;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getURI().getPort() + "/api/v1/" + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static String basic(String name, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
