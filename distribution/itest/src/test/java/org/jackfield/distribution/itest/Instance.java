package org.jackfield.distribution.itest;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One Jackfield under test: a directory of its own (etc, data, deploy) over the built distribution, on free loopback
 * ports. The directory stays in {@code target/instances} for whoever looks for the log of a failed test.
 *
 * <pre>{@code
 * try (Instance jackfield = Instance.fresh("boot").start()) {
 *     jackfield.shell("jaas:whoami");
 *     jackfield.get("/api/v1/health/live");
 *     jackfield.kill();
 *     jackfield.start();
 * }
 * }</pre>
 */
final class Instance implements AutoCloseable {
    /** Generous, because CI machines are slow; a healthy start takes a few seconds. */
    static final Duration START = Duration.ofMinutes(5);
    static final Duration STOP = Duration.ofSeconds(30);

    static final String ADMIN = "tester";
    static final String ADMIN_PASSWORD = "integration tests only";

    /** What listens; each name is the environment variable {@code JACKFIELD_<name>_PORT}. */
    enum Port { HTTP, HTTPS, SSH, OAI, SMDR }

    private final Path home;
    private final Path base;
    private final Map<Port, Integer> ports;
    private final Map<String, String> environment = new HashMap<>();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();
    private Process process;

    private Instance(Path home, Path base) {
        this.home = home;
        this.base = base;
        this.ports = FreePorts.find();
    }

    /** A new instance over the unpacked distribution; {@code name} is its directory. */
    static Instance fresh(String name) {
        Path home = Path.of(System.getProperty("jackfield.home")).toAbsolutePath().normalize();
        Path base = Path.of(System.getProperty("jackfield.instances")).toAbsolutePath().resolve(name);
        Trees.delete(base);
        Trees.copy(home.resolve("etc"), base.resolve("etc"));
        Trees.copy(home.resolve("deploy"), base.resolve("deploy"));
        Instance instance = new Instance(home, base);
        instance.append("etc/users.properties", user(ADMIN, ADMIN_PASSWORD, "_g_:admingroup"));
        return instance;
    }

    /** The archive unpacked, and started in place: home and instance are one directory. */
    static Instance unpacked(String name) {
        Path directory = Path.of(System.getProperty("jackfield.instances")).toAbsolutePath().resolve(name);
        Trees.delete(directory);
        Trees.untar(Path.of(System.getProperty("jackfield.archive")), directory);
        Instance instance = new Instance(directory, directory);
        instance.append("etc/users.properties", user(ADMIN, ADMIN_PASSWORD, "_g_:admingroup"));
        return instance;
    }

    /**
     * A line of Karaf's own file of users. Hashed, for Karaf writes the file anew to hash a password, from two threads without a
     * lock, and whoever logs in just then finds it half written.
     */
    static String user(String name, String password, String roles) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-512").digest(password.getBytes(StandardCharsets.UTF_8));
            return name + " = {CRYPT}" + HexFormat.of().withUpperCase().formatHex(hash) + "{CRYPT}," + roles + "\n";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-512", e);
        }
    }

    /** Sets an environment variable for the next start. */
    Instance with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Starts and waits until ready. */
    Instance start() {
        launch();
        awaitReady();
        return this;
    }

    /** Starts without waiting. */
    Instance launch() {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException("already running");
        }
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/karaf").toString(), "daemon");
        builder.environment().put("JACKFIELD_ACCEPT_LICENCE", "yes");
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("KARAF_BASE", base.toString());
        builder.environment().putAll(FreePorts.environment(ports));
        builder.directory(base.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(base.resolve("console.log").toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Waits until health says that nothing is missing, and the command line listens. */
    void awaitReady() {
        try {
            await("ready").atMost(START).pollInterval(Duration.ofMillis(200)).until(() -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException("ended with " + process.exitValue());
                }
                return listens(Port.SSH) && listens(Port.HTTP) && get("/api/v1/health/ready").body().contains("\"missing\":[]");
            });
        } catch (RuntimeException e) {
            throw new AssertionError("did not get ready; last lines of " + logFile() + ":\n" + logTail(40), e);
        }
    }

    /** SIGTERM, and waits for the end. */
    void stop() {
        process.destroy();
        awaitEnd();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("did not stop in " + STOP + "; last lines:\n" + logTail(40));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs a command as administrator and returns what it printed. */
    String shell(String command) {
        return shell(ADMIN, ADMIN_PASSWORD, command);
    }

    String shell(String user, String password, String command) {
        return Ssh.run(port(Port.SSH), user, password, command);
    }

    HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port(Port.HTTP) + path);
    }

    int port(Port name) {
        return ports.get(name);
    }

    /** A file or folder of this instance, such as {@code etc/licence} or {@code deploy}. */
    Path path(String relative) {
        return base.resolve(relative);
    }

    void append(String relative, String text) {
        try {
            Files.writeString(path(relative), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process != null && process.isAlive();
    }

    Path logFile() {
        return path("data/log/karaf.log");
    }

    String logTail(int lines) {
        List<String> all = new ArrayList<>();
        for (Path file : List.of(path("console.log"), logFile())) {
            if (Files.exists(file)) {
                try (Stream<String> text = Files.lines(file)) {
                    text.forEach(all::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }

    /** Ends what still runs, quickly. */
    @Override
    public void close() {
        if (alive()) {
            kill();
        }
    }

    private boolean listens(Port name) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(name))) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
