package org.jackfield.distribution.itest;

import java.io.IOException;
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

    private Script() {
    }

    static Outcome run(Map<String, String> environment, String name, String... arguments) {
        Path script = Path.of(System.getProperty("jackfield.home")).toAbsolutePath().normalize().resolve("bin").resolve(name);
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(script.toString()), Stream.of(arguments)).toList());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(name + " did not end:\n" + output);
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
