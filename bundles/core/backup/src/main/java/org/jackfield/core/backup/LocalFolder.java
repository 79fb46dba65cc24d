package org.jackfield.core.backup;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jackfield.api.shares.ShareFile;
import org.jackfield.api.shares.ShareFolder;
import org.jackfield.api.shares.SharePath;

/** A folder of this server, used like one of a share. */
final class LocalFolder implements ShareFolder {

    private static final String PART = ".part";

    private final Path folder;

    LocalFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<ShareFile> list(int limit) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<ShareFile> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            List<Path> sorted = found.filter(file -> !file.toString().endsWith(PART)).sorted().limit(limit).toList();
            for (Path file : sorted) {
                BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
                files.add(new ShareFile(
                        file.getFileName().toString(), facts.isDirectory(), facts.isDirectory() ? 0 : facts.size(),
                        facts.lastModifiedTime().toInstant()));
            }
        }
        return files;
    }

    @Override
    public InputStream read(String name) throws IOException {
        try {
            return Files.newInputStream(file(name));
        } catch (NoSuchFileException e) {
            throw new FileNotFoundException(e.getFile());
        }
    }

    @Override
    public long write(String name, Writing content) throws IOException {
        Path file = file(name);
        Files.createDirectories(folder);
        removeParts();
        Path part = folder.resolve(name + PART);
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            OutputStream out = Channels.newOutputStream(channel);
            content.to(out);
            out.flush();
            channel.force(true);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Files.size(file);
    }

    /** One backup is written at a time: what is half written here was left by a crash. */
    private void removeParts() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            for (Path part : found.filter(file -> file.toString().endsWith(PART)).toList()) {
                Files.deleteIfExists(part);
            }
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    private Path file(String name) {
        return folder.resolve(SharePath.checkName(name));
    }

    @Override
    public void close() {
        // Nothing is open between calls.
    }
}
