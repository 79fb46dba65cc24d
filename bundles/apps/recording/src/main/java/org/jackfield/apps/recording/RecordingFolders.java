package org.jackfield.apps.recording;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where recordings lie on disk: {@code active/} while they are made, {@code yyyy/MM/dd/} when they are sealed, {@code
 * ledger/} what proves them.
 *
 * @param root the folder of all of that
 */
public record RecordingFolders(Path root) {

    /** Checks the component. */
    public RecordingFolders {
        Objects.requireNonNull(root, "root");
    }

    /** {@return the folders of this installation} */
    public static RecordingFolders ofSystem() {
        return new RecordingFolders(
                Path.of(System.getProperty("jackfield.data", System.getProperty("karaf.base", ".")), "recordings"));
    }

    /** {@return where recordings are that are being made} */
    public Path active() {
        return root.resolve("active");
    }

    /** {@return where the day ledgers are} */
    public Path ledger() {
        return root.resolve("ledger");
    }

    /** {@return where recordings are while they are heard that were fetched from a network share} */
    public Path fetched() {
        return root.resolve("fetched");
    }

    /**
     * {@return the file of a recording, as its row names it}
     *
     * @param path relative, with slashes
     * @throws IllegalArgumentException if it would lie outside of the folder
     */
    public Path file(String path) {
        return below(root, path);
    }

    /** {@return a file in a folder that is laid out like this one, an archive} */
    public static Path below(Path folder, String path) {
        Path base = folder.toAbsolutePath().normalize();
        Path file = base.resolve(path).normalize();
        if (!file.startsWith(base) || file.equals(base)) {
            throw new IllegalArgumentException("not a recording's path: " + path);
        }
        return file;
    }
}
