package org.jackfield.core.server.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogArchiveTest {

    private static final Instant NIGHT = Instant.parse("2026-07-01T23:00:05Z");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @TempDir
    private Path folder;

    private Path logs;
    private Path zips;

    @BeforeEach
    void write() throws IOException {
        logs = Files.createDirectory(folder.resolve("log"));
        zips = folder.resolve("archive");
        Files.writeString(logs.resolve("karaf.log"), "now");
        Files.writeString(logs.resolve("karaf.log.1"), "before");
        Files.writeString(logs.resolve("security.log"), "log-ins");
        Files.writeString(folder.resolve("secret"), "not a log");
        Files.createSymbolicLink(logs.resolve("link.log"), folder.resolve("secret"));
    }

    @Test
    void everyLogIsInTheZipAndThoseRolledOverAreGone() throws IOException {
        Path zip = new LogArchive(logs).archive(zips, 14, NIGHT, LONDON);

        assertThat(zip).hasFileName("jackfield-logs-20260702000005.zip");
        assertThat(contents(zip)).isEqualTo(Map.of("karaf.log", "now", "karaf.log.1", "before", "security.log", "log-ins"));
        assertThat(logs.resolve("karaf.log")).hasContent("now");
        assertThat(logs.resolve("karaf.log.1")).doesNotExist();
        assertThat(Files.getPosixFilePermissions(zip)).hasSize(2);
    }

    @Test
    void theOldestZipFilesGoAndNothingElse() throws IOException {
        LogArchive archive = new LogArchive(logs);
        Files.createDirectories(zips);
        Files.writeString(zips.resolve("notes.zip"), "somebody's");
        for (int night = 0; night < 4; night++) {
            archive.archive(zips, 2, NIGHT.plusSeconds(night * 86_400L), LONDON);
        }

        assertThat(LogArchive.archives(zips)).extracting(file -> file.getFileName().toString())
                .containsExactly("jackfield-logs-20260705000005.zip", "jackfield-logs-20260704000005.zip");
        assertThat(zips.resolve("notes.zip")).exists();
        assertThat(zips.toFile().list()).hasSize(3);
    }

    @Test
    void aZipThatCannotBeWrittenCostsNoLog() throws IOException {
        Files.writeString(zips, "a file where the folder should be");

        assertThatThrownBy(() -> new LogArchive(logs).archive(zips, 14, NIGHT, LONDON)).isInstanceOf(IOException.class);

        assertThat(logs.resolve("karaf.log.1")).hasContent("before");
    }

    @Test
    void withoutLogsThereIsAnEmptyZip() throws IOException {
        assertThat(contents(new LogArchive(folder.resolve("none")).archive(zips, 1, NIGHT, LONDON))).isEmpty();
        assertThat(LogArchive.archives(folder.resolve("none"))).isEmpty();
    }

    private static Map<String, String> contents(Path zip) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                contents.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return contents;
    }
}
