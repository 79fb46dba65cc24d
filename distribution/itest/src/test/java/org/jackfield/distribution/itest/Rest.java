package org.jackfield.distribution.itest;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The REST interface of an instance, as its first administrator sees it. */
final class Rest implements AutoCloseable {
    static final String PASSWORD = "Tulip-Field-77";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Instance instance;
    private final String credentials;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();

    /** What an instance answered. */
    record Answer(int status, JsonNode body) {}

    /** Sees an instance that was started with {@link #PASSWORD} as {@code JACKFIELD_ADMIN_PASSWORD}. */
    Rest(Instance instance) {
        this(instance, "engineer", PASSWORD);
    }

    private Rest(Instance instance, String user, String password) {
        this.instance = instance;
        this.credentials =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the same interface as somebody else sees it} */
    Rest as(String user, String password) {
        return new Rest(instance, user, password);
    }

    Answer get(String path) {
        return send(request("/api/v1/" + path));
    }

    /** {@return how it is answered, whatever the answer says} */
    int status(String path) {
        return text(request("/api/v1/" + path)).statusCode();
    }

    /** {@return the body} Fails unless the answer is 200. */
    JsonNode read(String path) {
        return good(path, get(path));
    }

    JsonNode put(String path, Object body) {
        HttpRequest.Builder request = request("/api/v1/" + path).header("Content-Type", "application/json");
        return good(path, send(request.PUT(HttpRequest.BodyPublishers.ofString(JSON.valueToTree(body).toString()))));
    }

    /** Sends a body just as it is. */
    Answer send(String method, String path, String contentType, String body) {
        return send(request("/api/v1/" + path).header("Content-Type", contentType)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** {@return the alerts that stand, by their keys} */
    Map<String, JsonNode> alerts() {
        Map<String, JsonNode> alerts = new TreeMap<>();
        read("alerts?size=1000").get("items").forEach(alert -> alerts.put(alert.get("key").asText(), alert));
        return alerts;
    }

    /** {@return how many calls the history holds} */
    long calls() {
        return read("calls?size=1").get("total").asLong();
    }

    /** Waits for calls to come into the history that were not there before. */
    void awaitMoreCalls() {
        long before = calls();
        await("calls go on").atMost(Duration.ofSeconds(60)).until(() -> calls() > before + 2);
    }

    /** {@return the body as it is} Fails unless the answer is 200. */
    byte[] octets(String path) {
        HttpResponse<byte[]> response = answer(request("/api/v1/" + path), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answered " + response.statusCode());
        }
        return response.body();
    }

    String metrics() {
        return text(request("/metrics")).body();
    }

    private static JsonNode good(String path, Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError(path + " answered " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(instance.uri(path)).timeout(Duration.ofSeconds(20)).header("Authorization", credentials);
    }

    private Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response = text(request);
        try {
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + response.body(), e);
        }
    }

    private HttpResponse<String> text(HttpRequest.Builder request) {
        return answer(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> answer(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
