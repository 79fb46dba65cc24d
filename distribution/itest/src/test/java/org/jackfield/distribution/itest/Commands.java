package org.jackfield.distribution.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of the machine, each with a bound. */
final class Commands {
    private Commands() {
    }

    /** {@return what it printed} Fails if it does not end well in time. */
    static String run(int limitSeconds, List<String> command) {
        try {
            Path output = Files.createTempFile("command", ".txt");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true).redirectOutput(output.toFile()).start();
                if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError(command + " took longer than " + limitSeconds + " s");
                }
                String printed = Files.readString(output, StandardCharsets.UTF_8);
                if (process.exitValue() != 0) {
                    throw new AssertionError(command + " ended with " + process.exitValue() + ":\n" + printed);
                }
                return printed;
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
