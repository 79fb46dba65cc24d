package org.jackfield.core.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jackfield.api.persistence.backup.BackupEntries;

/**
 * What of {@code etc/} belongs to the site: its own configuration files and licences. They are in a backup to be looked
 * at or copied by hand; passwords are left out of them.
 */
final class MachineFiles {

    private static final Pattern OURS = Pattern.compile("(org\\.jackfield\\..*\\.cfg|licence/.*|presets/.*)");
    private static final Pattern SECRET =
            Pattern.compile("^(\\s*(?:\\.[^=\\s]*|[^#=\\s]*(?:password|secret|key)[^=\\s]*)\\s*=).*", Pattern.CASE_INSENSITIVE);
    private static final int DEPTH = 3;
    private static final long LARGEST = 1 << 20;

    private MachineFiles() {}

    static void write(Path etc, BackupEntries entries) throws IOException {
        for (Path file : files(etc)) {
            byte[] bytes = Files.readAllBytes(etc.resolve(file));
            String name = file.toString().replace('\\', '/');
            entries.next("etc/" + name).write(name.endsWith(".cfg") ? withoutSecrets(bytes) : bytes);
        }
    }

    private static List<Path> files(Path etc) throws IOException {
        if (!Files.isDirectory(etc)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(etc, DEPTH)) {
            return all.filter(file -> Files.isRegularFile(file) && file.toFile().length() <= LARGEST)
                    .map(etc::relativize)
                    .filter(file -> OURS.matcher(file.toString().replace('\\', '/')).matches())
                    .sorted()
                    .toList();
        }
    }

    private static byte[] withoutSecrets(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> text.append(SECRET.matcher(line).replaceFirst("$1")).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
