package org.jackfield.core.contacts;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.DirectorySearch;
import org.jackfield.core.contacts.importing.CsvSource;
import org.jackfield.core.contacts.importing.DirectorySource;
import org.jackfield.core.contacts.importing.RowSource;
import org.jackfield.core.contacts.importing.VCardSource;
import org.jackfield.core.contacts.query.store.DatabaseDrivers;

/** Opens what contacts are imported from. */
final class RowSources {

    private final ImportFiles files;
    private final DatabaseDrivers drivers;
    private final DirectorySearch directory;
    private final SpeedDials speedDials;

    RowSources(ImportFiles files, DatabaseDrivers drivers, DirectorySearch directory, SpeedDials speedDials) {
        this.files = files;
        this.drivers = drivers;
        this.directory = directory;
        this.speedDials = speedDials;
    }

    ImportFiles files() {
        return files;
    }

    SpeedDials speedDials() {
        return speedDials;
    }

    /**
     * {@return the rows of a source}
     *
     * @param upload the file, if somebody uploaded one
     */
    RowSource open(ImportSource how, Optional<UUID> upload) {
        try {
            return switch (how.kind()) {
                case DIRECTORY -> new DirectorySource(directory, how.url(), how.query(), how.columns().values());
                case DATABASE ->
                    drivers.open(how.url(), how.user(), how.password(), how.query(), how.timeoutSeconds());
                case SPEED_DIALS -> speedDials.rows(speedDials.system(how.url()));
                case VCARD -> new VCardSource(file(how, upload), charset(how));
                case CSV, NONE -> new CsvSource(
                        file(how, upload), charset(how), how.separator().chars().mapToObj(c -> (char) c).findFirst());
            };
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Path file(ImportSource how, Optional<UUID> upload) {
        return upload.map(files::upload).orElseGet(() -> files.given(how.file()));
    }

    private static Optional<Charset> charset(ImportSource how) {
        return Optional.of(how.encoding()).filter(name -> !name.isEmpty()).map(Charset::forName);
    }

    static ProblemException unreadable(IOException e) {
        return ProblemException.invalid(
                "contacts.file", String.valueOf(e.getMessage()), "The file cannot be read.", "Upload it again.");
    }
}
