package org.jackfield.core.persistence;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.backup.BackupEntries;
import org.jackfield.api.persistence.backup.TableContents;

/** A backup in a zip file. */
final class ZipEntries implements BackupEntries {

    private final ZipOutputStream zip;

    ZipEntries(ZipOutputStream zip) {
        this.zip = zip;
    }

    static TableContents backUp(DataSource database, Dialect dialect, Path file) throws IOException, SQLException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            return new TableDump(dialect).write(database, new ZipEntries(zip));
        }
    }

    @Override
    public OutputStream next(String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        return new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }
        };
    }

    @Override
    public void progress(String table, long rows) {
        // Nobody looks.
    }
}
