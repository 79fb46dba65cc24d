package org.jackfield.distribution.portal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A portal in a process of its own, over a folder that outlives it; trusted by its own certificate. */
final class PortalProcess implements AutoCloseable {

    static final String PASSWORD = "Tulip-Field-77";

    private final Path folder;
    private final List<String> said = new ArrayList<>();
    private Process process;
    private int port;
    private HttpClient client;

    PortalProcess(Path folder) {
        this.folder = folder;
    }

    /** Makes an operator, as an administrator does before the first start. */
    PortalProcess withOperator(String name) throws Exception {
        Process tool = launch("account", "--data", folder.toString(), "--name", name);
        try (var out = tool.outputWriter()) {
            out.write(PASSWORD + "\n");
        }
        if (!tool.waitFor(60, TimeUnit.SECONDS) || tool.exitValue() != 0) {
            throw new AssertionError("no account: " + new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        return this;
    }

    PortalProcess start() throws Exception {
        process = launch("serve", "--data", folder.toString(), "--port", "0");
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null && !line.startsWith("Sites trust"); line = out.readLine()) {
            said.add(line);
            if (line.startsWith("The portal answers")) {
                port = URI.create(line.substring(line.indexOf("https"))).getPort();
            }
        }
        if (!process.isAlive()) {
            throw new AssertionError("it ended: " + said);
        }
        Thread.ofVirtual().start(() -> out.lines().forEach(line -> {
            synchronized (said) {
                said.add(line);
            }
        }));
        client = HttpClient.newBuilder().sslContext(trust()).connectTimeout(Duration.ofSeconds(10)).build();
        return this;
    }

    private static Process launch(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), PortalTool.class.getName()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private SSLContext trust() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(folder.resolve("tls/portal.crt"))) {
            store.setCertificateEntry("portal", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** {@return all that it wrote to its log} */
    String log() {
        synchronized (said) {
            return String.join("\n", said);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path)).timeout(Duration.ofSeconds(30));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** {@return what an operator gets} */
    HttpResponse<String> as(String name, String password, String method, String path, String json)
            throws IOException, InterruptedException {
        String credentials = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        return send(request(path).header("Authorization", "Basic " + credentials)
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<byte[]> ask(byte[] file) throws IOException, InterruptedException {
        return client.send(
                request("/api/v1/requests").POST(HttpRequest.BodyPublishers.ofByteArray(file)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() throws Exception {
        if (client != null) {
            client.shutdownNow();
        }
        if (process != null) {
            kill();
        }
    }
}
