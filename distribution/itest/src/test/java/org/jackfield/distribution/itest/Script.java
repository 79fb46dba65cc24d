package org.jackfield.distribution.itest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a script of the distribution's {@code bin} to its end. */
final class Script {
    private static final int LIMIT_SECONDS = 240;

    /** What it said, standard output and errors together, and its exit code. */
    record Outcome(int exit, String output) {
        List<String> lines() {
            return output.lines().toList();
        }
    }

    /** Whether a script reads its input is its own affair. */
    private static void feed(Process process, String input) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException ended) {
            // it ended before it read all of it
        }
    }

    private Script() {
    }

    static Outcome run(Map<String, String> environment, String name, String... arguments) {
        return fed("", environment, name, arguments);
    }

    /** The same with something on its standard input, which then ends. */
    static Outcome fed(String input, Map<String, String> environment, String name, String... arguments) {
        Path home = Path.of(System.getProperty("jackfield.home")).toAbsolutePath().normalize();
        return of(home.resolve("bin").resolve(name), input, environment, arguments);
    }

    /** The same with the script of another installation. */
    static Outcome of(Path script, String input, Map<String, String> environment, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(script.toString()), Stream.of(arguments)).toList());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        try {
            Process process = builder.start();
            feed(process, input);
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(script + " did not end:\n" + output);
            }
            return new Outcome(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
