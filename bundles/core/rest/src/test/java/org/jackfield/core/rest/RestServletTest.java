package org.jackfield.core.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The API over a real connection. */
class RestServletTest extends RestServerFixture {

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
    void ofSeveralThatMayBeAnsweredOneIs() throws Exception {
        assertThat(send(request("samples/found").header("Authorization", ALICE)).body())
                .isEqualTo("{\"at\":\"2026-11-21T10:00:00Z\"}");
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
    void theConnectionOfARefusedBodyGoesOn() throws Exception {
        String bob = "Authorization: " + basic("bob", "Löwe") + "\r\n";
        String answers = talk(
                "POST /api/v1/samples HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 12\r\n" + bob + "\r\n",
                "{\"name\":\"a\"}GET /api/v1/samples/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + bob + "\r\n");

        assertThat(answers).startsWith("HTTP/1.1 403").contains("security.forbidden").contains("HTTP/1.1 200").endsWith("bob");
    }

    @Test
    void aRefusedBodyThatIsNotWaitedForEndsTheConnectionAndSaysSo() throws Exception {
        String refused = "POST /api/v1/samples?colour=green HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: " + ALICE + "\r\n";

        assertThat(talk(refused + "Expect: 100-continue\r\nContent-Length: 12\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("Connection: close");
        String open = "POST /api/v1/open HTTP/1.1\r\nHost: localhost\r\nContent-Length: 12\r\n\r\n";
        assertThat(talk(open)).startsWith("HTTP/1.1 405").contains("Connection: close");
        assertThat(talk(refused + "Transfer-Encoding: chunked\r\n\r\n20000\r\n" + "x".repeat(0x20000) + "\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("Connection: close");
    }

    /** {@return all that is answered until the connection ends} What is sent goes out piece by piece, with time to answer between. */
    private String talk(String... pieces) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.getURI().getPort())) {
            socket.setSoTimeout(60_000);
            for (String piece : pieces) {
                socket.getOutputStream().write(piece.getBytes(StandardCharsets.US_ASCII));
                Thread.sleep(300);
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
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
        assertThat(talk("GET /api/v1/samples?from=%zz|<> HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Authorization: " + ALICE + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
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
}
