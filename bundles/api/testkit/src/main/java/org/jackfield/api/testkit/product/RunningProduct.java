package org.jackfield.api.testkit.product;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A real Jackfield with its simulated office, licensed for everything: what {@code jackfield demo} runs, on free ports of the
 * loopback and in a folder of its own. It runs until it is closed; its log is in {@code data/log/karaf.log} of the folder.
 *
 * <pre>{@code
 * try (RunningProduct jackfield = RunningProduct.start(home, folder)) {
 *     jackfield.drop(Path.of("target/com.example.doors.jar"));
 *     jackfield.await("the page's data", () -> jackfield.get("/api/v1/doors").statusCode() == 200);
 * }
 * }</pre>
 */
public final class RunningProduct implements AutoCloseable {

    private static final String USER = "engineer";
    private static final String PASSWORD = "Only-In-Tests-2026";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final long LOOK_MILLIS = 250;
    private static final List<String> PORTS =
            List.of("--http-port", "--https-port", "--ssh-port", "--oai-port", "--smdr-port", "--mirror-port");

    private final Path home;
    private final Path folder;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER).build();
    private final Process process;

    private RunningProduct(Path home, Path folder) throws IOException {
        this.home = home.toAbsolutePath().normalize();
        this.folder = folder.toAbsolutePath().normalize();
        List<String> command = new ArrayList<>(List.of(script(), "demo", "--data", this.folder.toString()));
        List<ServerSocket> held = new ArrayList<>();
        for (String port : PORTS) {
            ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            held.add(free);
            ports.put(port, free.getLocalPort());
            command.addAll(List.of(port, Integer.toString(free.getLocalPort())));
        }
        for (ServerSocket each : held) {
            each.close();
        }
        ProcessBuilder builder = command(command.toArray(String[]::new));
        builder.environment().put("JACKFIELD_ADMIN_PASSWORD", PASSWORD);
        // telephones have addresses of their own, so that two offices on one machine do not meet
        builder.environment().put("JACKFIELD_MEDIA_NETWORK", "127." + ThreadLocalRandom.current().nextInt(64, 250));
        process = builder.redirectOutput(Files.createDirectories(this.folder.resolveSibling("logs")).resolve("demo.log").toFile()).start();
    }

    /**
     * Starts one and waits until it is ready.
     *
     * @param home an unpacked Jackfield
     * @param folder where it keeps its data: new, or that of an earlier one
     */
    public static RunningProduct start(Path home, Path folder) throws IOException, InterruptedException {
        RunningProduct product = new RunningProduct(home, folder);
        try {
            product.await("Jackfield is ready", () -> product.get("/api/v1/health/ready").body().contains("\"missing\":[]"));
        } catch (InterruptedException | RuntimeException | AssertionError e) {
            product.close();
            throw e;
        }
        return product;
    }

    /** {@return the folder of its data, with {@code etc}, {@code deploy} and {@code data/log}} */
    public Path folder() {
        return folder;
    }

    /** {@return the address of its website and REST, without a slash at the end} */
    public URI address() {
        return URI.create("http://127.0.0.1:" + ports.get("--http-port"));
    }

    /** Copies a bundle or archive into its {@code deploy} folder, in one step. {@return the copy; delete it to uninstall it} */
    public Path drop(Path file) throws IOException {
        Path beside = Files.copy(file, folder.resolve("dropped.part"), StandardCopyOption.REPLACE_EXISTING);
        return Files.move(beside, folder.resolve("deploy").resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Asks REST as an engineer.
     *
     * @param path with its leading slash
     * @return the answer, whatever its status; a status of 0 is never given
     */
    public HttpResponse<String> get(String path) {
        String log = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(address().resolve(path))
                .header("Authorization", "Basic " + log)
                .timeout(ANSWER)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new NotYetException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs one command of the command line as an engineer. {@return what it printed} */
    public String command(String line) throws IOException, InterruptedException {
        ProcessBuilder builder = command(script(), "console", "--data", folder.toString(), "--ssh-port",
                Integer.toString(ports.get("--ssh-port")), line);
        builder.environment().put("JACKFIELD_USER", USER);
        builder.environment().put("JACKFIELD_PASSWORD", PASSWORD);
        Process console = builder.start();
        String said = new String(console.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        console.waitFor();
        return said;
    }

    /**
     * Looks into its Java machine with the JDK's {@code jcmd}.
     *
     * @param diagnostic such as {@code Thread.print}, and its arguments
     * @return what it printed
     */
    public String jcmd(String... diagnostic) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(machine().pid())));
        words.addAll(List.of(diagnostic));
        try {
            Process jcmd = command(words.toArray(String[]::new)).start();
            String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (jcmd.waitFor() != 0) {
                throw new AssertionError(words + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new AssertionError("the tests need the whole JDK, for its jcmd", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The scripts that we started have started it. */
    private ProcessHandle machine() {
        return process.descendants()
                .filter(each -> each.info().arguments().map(List::of).orElse(List.of()).contains("-Dkaraf.base=" + folder))
                .findFirst()
                .orElseThrow(() -> new AssertionError("it has ended\n" + endOfLog()));
    }

    /** Waits until something is so; fails with the end of the log if it does not come to that. Not being reachable is no. */
    public void await(String what, BooleanSupplier condition) throws InterruptedException {
        await(what, condition, this::endOfLog);
    }

    /** The same; fails with what {@code why} says then. */
    public void await(String what, BooleanSupplier condition, Supplier<String> why) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo(condition)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("not so, " + (process.isAlive() ? "after " + PATIENCE : "and it has ended") + ": " + what
                        + "\n" + why.get());
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private static boolean isSo(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (NotYetException e) {
            return false;
        }
    }

    /** Ends it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String script() {
        return home.resolve("bin/jackfield").toString();
    }

    private ProcessBuilder command(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        return builder;
    }

    private String endOfLog() {
        Path log = folder.resolve("data/log/karaf.log");
        try {
            List<String> lines = Files.exists(log)
                    ? Files.readAllLines(log)
                    : Files.readAllLines(folder.resolveSibling("logs/demo.log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return log + " cannot be read: " + e;
        }
    }

    /** It does not answer. */
    private static final class NotYetException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotYetException(IOException cause) {
            super(cause);
        }
    }
}
