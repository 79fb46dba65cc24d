package org.jackfield.benchmarks.reporting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was measured, a line each, on disk as soon as it is known, so that a run that was stopped can be gone on with. */
final class Results {

    private final Path file;
    private final Set<String> done = new HashSet<>();

    Results(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split("\t");
                done.add(key(parts[0], parts.length > 1 ? parts[1] : ""));
            }
        }
    }

    private static String key(String what, String of) {
        return what + "\t" + of;
    }

    boolean has(String what, String of) {
        return done.contains(key(what, of));
    }

    void add(String what, String of, Object... figures) throws IOException {
        StringBuilder line = new StringBuilder(key(what, of));
        for (Object figure : figures) {
            line.append('\t').append(figure);
        }
        Files.write(file, List.of(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        done.add(key(what, of));
        System.err.println(line.toString().replace('\t', ' '));
    }
}
