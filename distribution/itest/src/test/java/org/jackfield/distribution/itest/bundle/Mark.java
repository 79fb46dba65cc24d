package org.jackfield.distribution.itest.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A line in {@code marks/<name of the bundle>} of the instance, whenever code of the bundle runs. */
final class Mark {
    private Mark() {
    }

    static void leave(String what) {
        try (InputStream name = Mark.class.getResourceAsStream("/marks")) {
            Path marks = Files.createDirectories(Path.of(System.getProperty("karaf.base"), "marks"));
            Files.writeString(marks.resolve(new String(name.readAllBytes(), StandardCharsets.UTF_8)), what + "\n",
                    StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
