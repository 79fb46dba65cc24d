package org.jackfield.core.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A copy of the embedded database, taken before its tables change; the youngest {@value #KEPT} are kept. */
final class H2Backup {

    static final int KEPT = 3;

    private static final Logger LOG = LoggerFactory.getLogger(H2Backup.class);
    private static final String MARK = "-before-upgrade-";
    static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    /** H2 puts the kind of file access before a path; a single letter is a drive. */
    private static final Pattern FILE_SYSTEMS = Pattern.compile("^([a-zA-Z]{2,}:)+");

    private H2Backup() {}

    static void take(Connection connection, Instant now) throws SQLException {
        Path database = path(connection);
        Path target = database.resolveSibling(database.getFileName() + MARK + STAMP.format(now) + ".zip");
        LOG.info("Backing up the database to {} before its tables change", target);
        try (PreparedStatement backup = connection.prepareStatement("BACKUP TO ?")) {
            backup.setString(1, target.toString());
            backup.execute();
        }
        forgetOld(database, MARK);
    }

    private static Path path(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet path = statement.executeQuery("SELECT DATABASE_PATH()")) {
            path.next();
            String found = path.getString(1);
            if (found == null) {
                throw new SQLException("H2 does not say where its file is");
            }
            return Path.of(FILE_SYSTEMS.matcher(found).replaceFirst(""));
        }
    }

    /** Removes all but the youngest copies whose names go on with the mark and the time. */
    static void forgetOld(Path database, String mark) {
        String prefix = database.getFileName() + mark;
        try (Stream<Path> files = Files.list(database.getParent())) {
            List<Path> old = files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted(Comparator.reverseOrder())
                    .skip(KEPT)
                    .toList();
            for (Path file : old) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("Old backups beside {} could not be removed: {}", database, e.toString());
        }
    }
}
