package org.jackfield.apps.recording.keeping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jackfield.apps.recording.RecordingFolders;

/** An archive in a folder of this machine, which may be a disk or a share that is mounted there. */
record FolderArchive(Path folder) implements Archive {

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public void prepare() throws IOException {
        ArchiveMark.make(folder);
    }

    @Override
    public boolean isThere() {
        return ArchiveMark.isThere(folder);
    }

    @Override
    public long free() {
        return DiskSpace.free(folder);
    }

    private Path file(String path) {
        return RecordingFolders.below(folder, path);
    }

    @Override
    public boolean holds(String path, String sha256) throws IOException {
        return ArchiveCopy.holds(file(path), sha256);
    }

    @Override
    public void keep(Path file, String path, String sha256) throws IOException {
        ArchiveCopy.ensure(file, file(path), sha256);
    }

    @Override
    public boolean isSame(Path file, String path) throws IOException {
        Path here = file(path);
        return Files.exists(here) && Files.exists(file) && Files.isSameFile(here, file);
    }

    @Override
    public void delete(String path) throws IOException {
        Files.deleteIfExists(file(path));
    }

    @Override
    public Optional<Path> find(String path) {
        return Optional.of(file(path)).filter(Files::isRegularFile);
    }
}
