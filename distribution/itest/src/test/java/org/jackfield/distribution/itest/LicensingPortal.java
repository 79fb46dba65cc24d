package org.jackfield.distribution.itest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** The licensing portal as a process, with one operator, on a loopback port that it keeps. */
final class LicensingPortal implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPERATOR = "operator";
    private static final String PASSWORD = "Tulip-Field-77";

    private final Path folder;
    private final int port;
    private final HttpClient client;
    private Process process;
    private String fingerprint;

    LicensingPortal(String name) {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            folder = Path.of(System.getProperty("jackfield.instances")).toAbsolutePath().resolve(name);
            Trees.delete(folder);
            Files.createDirectories(folder.getParent());
            port = free.getLocalPort();
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {new TrustsEverybody()}, new SecureRandom());
            client = HttpClient.newBuilder().sslContext(tls).connectTimeout(Duration.ofSeconds(10)).build();
            Process account = launch("account", "--data", folder.toString(), "--name", OPERATOR);
            try (var in = account.outputWriter()) {
                in.write(PASSWORD + "\n");
            }
            if (!account.waitFor(60, TimeUnit.SECONDS) || account.exitValue() != 0) {
                throw new AssertionError("the portal made no account");
            }
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts and waits until it answers. */
    LicensingPortal start() {
        try {
            process = launch("serve", "--data", folder.toString(), "--port", Integer.toString(port));
            BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = out.readLine(); line != null && !line.startsWith("Sites trust"); line = out.readLine()) {
                if (line.contains("SHA-256")) {
                    fingerprint = line.substring(line.lastIndexOf(' ') + 1);
                }
            }
            if (!process.isAlive()) {
                throw new AssertionError("the portal ended with " + process.exitValue());
            }
            return this;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Process launch(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", System.getProperty("jackfield.portal")));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets it take what comes and answer nothing, or go on. */
    void signal(String signal) {
        Commands.run(10, List.of("kill", "-" + signal, Long.toString(process.pid())));
    }

    String address() {
        return "https://localhost:" + port;
    }

    /** {@return the SHA-256 of its certificate} */
    String fingerprint() {
        return fingerprint;
    }

    /** {@return the file of the key that its licences are signed with} */
    Path issuer() {
        return folder.resolve("keys/issuer.pub");
    }

    /** {@return what the operator gets} Fails unless it is done. */
    JsonNode operator(String method, String path, String json) {
        String credentials = Base64.getEncoder().encodeToString((OPERATOR + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = send(request("/api/v1/" + path).header("Authorization", "Basic " + credentials)
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + answer.body(), e);
        }
    }

    /** {@return the activation file that somebody gets who brings a request file} */
    String carry(String request) {
        HttpResponse<String> answer =
                send(request("/api/v1/requests").POST(HttpRequest.BodyPublishers.ofString(request)));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        if (process != null) {
            kill();
        }
    }
}
