package org.jackfield.apps.recording.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which keys the recordings of this site are made with, beside the recordings themselves: so a key that is lost is missed,
 * and never quietly replaced. Holds no secret.
 *
 * @param master the id of the master key in use
 * @param signing the id of the signing key in use
 * @param backedUp the ids of keys that somebody said to have a copy of
 */
record KeyRecord(String master, String signing, Set<String> backedUp) {

    private static final String FILE = "keys.txt";

    KeyRecord {
        backedUp = Set.copyOf(backedUp);
    }

    /** {@return the record; null if none was ever written} */
    static KeyRecord read(Path recordings) throws IOException {
        Path file = recordings.resolve(FILE);
        if (!Files.exists(file)) {
            return null;
        }
        List<String> lines = Files.readAllLines(file);
        return new KeyRecord(
                value(lines, "master"),
                value(lines, "signing"),
                Arrays.stream(value(lines, "backed-up").split(" ")).filter(id -> !id.isEmpty()).collect(Collectors.toSet()));
    }

    private static String value(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2).strip())
                .findFirst()
                .orElse("");
    }

    /** Writes the record; it is there whole or as it was, and on disk when this returns. */
    void write(Path recordings) throws IOException {
        Files.createDirectories(recordings);
        Path fresh = recordings.resolve(FILE + ".new");
        Files.writeString(fresh, "master: " + master + "\nsigning: " + signing + "\nbacked-up: "
                + String.join(" ", backedUp.stream().sorted().toList()) + "\n");
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, recordings.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }
}
