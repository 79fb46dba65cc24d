package org.jackfield.core.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jackfield.api.persistence.backup.BackupEntries;
import org.jackfield.api.tasks.TaskContext;

/** Writes the entries of a backup into a zip file, and remembers their digests. */
final class ZipWriter implements BackupEntries, AutoCloseable {

    private final ZipOutputStream zip;
    private final TaskContext context;
    private final Map<String, String> digests = new TreeMap<>();
    private final MessageDigest digest = Digests.sha256();
    private String current;
    private long rowsBefore;
    private long rowsOfTable;
    private String table = "";

    ZipWriter(OutputStream out, TaskContext context) {
        this.zip = new ZipOutputStream(out);
        this.context = context;
    }

    @Override
    public OutputStream next(String name) throws IOException {
        end();
        zip.putNextEntry(new ZipEntry(name));
        current = name;
        return new DigestOutputStream(zip, digest) {
            @Override
            public void close() {
                // The next entry follows.
            }
        };
    }

    private void end() {
        if (current != null) {
            digests.put(current, HexFormat.of().formatHex(digest.digest()));
        }
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

    /** {@return the digests of all entries so far, which are all there are besides what {@link #last} writes} */
    Map<String, String> digests() {
        end();
        current = null;
        return Map.copyOf(digests);
    }

    /** Writes an entry that stands in no list of digests. */
    void last(String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
