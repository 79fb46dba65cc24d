package org.jackfield.core.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jackfield.api.persistence.backup.BackupEntries;
import org.jackfield.api.tasks.TaskContext;

/** Writes the entries of a backup into a zip file, and tells how far it is. */
final class ZipWriter implements BackupEntries, AutoCloseable {

    private final ZipOutputStream zip;
    private final TaskContext context;
    private long rowsBefore;
    private long rowsOfTable;
    private String table = "";

    ZipWriter(OutputStream out, TaskContext context) {
        this.zip = new ZipOutputStream(out);
        this.context = context;
    }

    @Override
    public OutputStream next(String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        return new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() {
                // The next entry follows.
            }
        };
    }

    @Override
    public void progress(String table, long rows) {
        context.checkCancelled();
        if (!table.equals(this.table)) {
            rowsBefore += rowsOfTable;
            this.table = table;
        }
        rowsOfTable = rows;
        context.progress(rowsBefore + rows, 0, table);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
