package org.jackfield.core.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is in a backup, in a file beside it, a line each:
 *
 * <pre>
 * jackfield-backup 1
 * made 2026-03-01T02:00:00Z
 * product 1.0.0
 * files 2                        how many lines of files there are
 * rows 1234 TABLE
 * zip SHA-256                    of the zip file
 * file SHA-256 BYTES FOLDER PATH beside the zip files, in "files", under its SHA-256
 * </pre>
 *
 * @param made when
 * @param product the version of Jackfield that made it
 * @param rows how many rows by table; immutable
 * @param zip the SHA-256 of the zip file in hexadecimal
 * @param files what belongs to the tables and is kept beside the backups; immutable
 */
record BackupManifest(
        Instant made, String product, Map<String, Long> rows, String zip, List<StoredFile> files) {

    /** The ending of its file's name. */
    static final String ENDING = ".manifest";

    private static final String FIRST = "jackfield-backup 1";
    private static final String DIGEST = "([0-9a-f]{64})";
    private static final Pattern ROWS = Pattern.compile("rows (\\d{1,18}) ([a-z0-9_]{1,128})");
    private static final Pattern ZIP = Pattern.compile("zip " + DIGEST);
    private static final Pattern FILE = Pattern.compile("file " + DIGEST + " (\\d{1,18}) ([A-Za-z0-9-]{1,64}) (\\S.{0,499})");
    private static final Pattern COUNT = Pattern.compile("files (\\d{1,9})");
    private static final int LONGEST = 1 << 26;

    /**
     * A file of a {@code BackupFolder}.
     *
     * @param digest its SHA-256 in hexadecimal
     * @param size bytes
     * @param folder the folder's name
     * @param path its path in the folder, with slashes
     */
    record StoredFile(String digest, long size, String folder, String path) {}

    BackupManifest {
        rows = Map.copyOf(rows);
        files = List.copyOf(files);
    }

    long totalRows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    byte[] toBytes() {
        StringBuilder text = new StringBuilder(FIRST).append('\n');
        text.append("made ").append(made).append('\n').append("product ").append(product).append('\n');
        text.append("files ").append(files.size()).append('\n');
        new TreeMap<>(rows).forEach((table, count) ->
                text.append("rows ").append(count).append(' ').append(table).append('\n'));
        text.append("zip ").append(zip).append('\n');
        for (StoredFile file : files) {
            text.append("file ").append(file.digest).append(' ').append(file.size).append(' ')
                    .append(file.folder).append(' ').append(file.path).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads one.
     *
     * @throws DamagedException if it is none, or was cut off; the message names the line
     * @throws IOException if it cannot be read
     */
    static BackupManifest read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LONGEST + 1);
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        if (bytes.length > LONGEST || lines.size() < 3 || !lines.getFirst().equals(FIRST)) {
            throw new DamagedException("this is no manifest of a backup that this version knows");
        }
        Map<String, Long> rows = new TreeMap<>();
        String zip = "";
        int count = -1;
        List<StoredFile> files = new ArrayList<>();
        for (String line : lines.subList(3, lines.size())) {
            Matcher row = ROWS.matcher(line);
            Matcher whole = ZIP.matcher(line);
            Matcher file = FILE.matcher(line);
            Matcher counted = COUNT.matcher(line);
            if (row.matches()) {
                rows.put(row.group(2), Long.parseLong(row.group(1)));
            } else if (whole.matches()) {
                zip = whole.group(1);
            } else if (file.matches()) {
                files.add(new StoredFile(file.group(1), Long.parseLong(file.group(2)), file.group(3), file.group(4)));
            } else if (counted.matches()) {
                count = Integer.parseInt(counted.group(1));
            } else {
                throw new DamagedException("the manifest has a line that says nothing: " + line);
            }
        }
        // the first release did not say how many files there are
        if (zip.isEmpty() || count >= 0 && count != files.size()) {
            throw new DamagedException("the manifest was cut off");
        }
        try {
            return new BackupManifest(
                    Instant.parse(word("made ", lines.get(1))), word("product ", lines.get(2)), rows, zip, files);
        } catch (DateTimeException e) {
            throw new DamagedException("the manifest does not say when it was made");
        }
    }

    private static String word(String key, String line) throws IOException {
        if (!line.startsWith(key)) {
            throw new DamagedException("the manifest lacks \"" + key.strip() + "\"");
        }
        return line.substring(key.length());
    }
}
