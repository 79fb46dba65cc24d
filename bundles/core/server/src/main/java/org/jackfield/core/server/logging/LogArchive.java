package org.jackfield.core.server.logging;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Puts the logs into zip files. A file that is still written goes into the zip as it is and stays; one that the log has
 * rolled over goes with its deletion, after the zip is safely there.
 */
final class LogArchive {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final Pattern ARCHIVE = Pattern.compile("jackfield-logs-\\d{14}\\.zip");
    private static final Pattern ROLLED = Pattern.compile(".+\\.log\\.\\d+(\\.gz)?");

    private final Path logs;

    LogArchive(Path logs) {
        this.logs = logs;
    }

    /**
     * {@return the new zip file}
     *
     * @param folder where to; made if it is not there
     * @param keep how many zip files are kept there; the oldest go
     * @throws IOException if it could not be written; no log is lost then
     */
    Path archive(Path folder, int keep, Instant now, ZoneId zone) throws IOException {
        Files.createDirectories(folder);
        String name = "jackfield-logs-" + NAME.format(now.atZone(zone)) + ".zip";
        Path draft = Files.createTempFile(
                folder, name, ".part", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        List<Path> files = files();
        try {
            write(draft, files);
            Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        for (Path file : files) {
            if (ROLLED.matcher(file.getFileName().toString()).matches()) {
                Files.deleteIfExists(file);
            }
        }
        List<Path> archives = archives(folder);
        for (Path old : archives.subList(Math.min(keep, archives.size()), archives.size())) {
            Files.deleteIfExists(old);
        }
        return folder.resolve(name);
    }

    /** {@return the zip files, newest first; none if there is no folder} */
    static List<Path> archives(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> ARCHIVE.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing((Path file) -> file.getFileName().toString()).reversed())
                    .toList();
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(logs)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(logs)) {
            return new ArrayList<>(all.filter(file -> Files.isRegularFile(file) && !Files.isSymbolicLink(file)).sorted().toList());
        }
    }

    private static void write(Path draft, List<Path> files) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
            for (Path file : files) {
                ZipEntry entry = new ZipEntry(file.getFileName().toString());
                entry.setLastModifiedTime(Files.readAttributes(file, BasicFileAttributes.class).lastModifiedTime());
                zip.putNextEntry(entry);
                Files.copy(file, zip);
                zip.closeEntry();
            }
            zip.finish();
            zip.flush();
            channel.force(true);
        }
    }
}
