package org.jackfield.core.persistence;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.problem.ProblemException;

/**
 * Where the database is and how its driver is spoken to.
 *
 * @param properties what the driver is given besides the address; whatever the address says itself wins
 */
record DatabaseAddress(Dialect dialect, String url, Properties properties) {

    /** Asynchronous file access: with the other kind an interrupted thread closes the database for all. */
    private static final String EMBEDDED = "jdbc:h2:async:";
    private static final String EMBEDDED_OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

    /** A path after the kinds of file access; a single letter is a drive. */
    private static final Pattern FILE = Pattern.compile("jdbc:h2:(?!mem:|tcp:|ssl:|zip:)(?:[a-zA-Z]{2,}:)*([^;]+)(?:;.*)?");

    static DatabaseAddress of(PersistenceConfig config, Path data) {
        String url = config.url().isBlank()
                ? EMBEDDED + data.resolve("jackfield").toAbsolutePath() + EMBEDDED_OPTIONS
                : config.url().strip();
        Dialect dialect = Dialect.ofUrl(url)
                .orElseThrow(() -> ProblemException.invalid(
                        "persistence.url",
                        withoutParameters(url),
                        "This is no address of a database that Jackfield runs on.",
                        "Write jdbc:h2:file:…, jdbc:postgresql:… or jdbc:sqlserver:… as url in"
                                + " etc/org.jackfield.core.persistence.cfg."));
        Properties properties = driverDefaults(dialect);
        if (!config.user().isEmpty() || config.url().isBlank()) {
            properties.setProperty("user", config.user());
            properties.setProperty("password", config._password());
        }
        return new DatabaseAddress(dialect, url, properties);
    }

    /** A peer that vanishes without a word must not hold a thread for ever. */
    private static Properties driverDefaults(Dialect dialect) {
        Properties properties = new Properties();
        switch (dialect) {
            case H2 -> { }
            case POSTGRESQL -> {
                properties.setProperty("ApplicationName", "Jackfield");
                properties.setProperty("connectTimeout", "5");
                properties.setProperty("socketTimeout", "600");
                properties.setProperty("tcpKeepAlive", "true");
                properties.setProperty("reWriteBatchedInserts", "true");
            }
            case SQLSERVER -> {
                properties.setProperty("applicationName", "Jackfield");
                properties.setProperty("loginTimeout", "5");
                properties.setProperty("socketTimeout", "600000");
            }
        }
        return properties;
    }

    /**
     * {@return the file of an embedded database, without its ending; empty for a server, and for a database in memory}
     */
    Optional<Path> file() {
        Matcher file = FILE.matcher(url);
        return dialect == Dialect.H2 && file.matches() ? Optional.of(Path.of(file.group(1))) : Optional.empty();
    }

    /** {@return the address of another embedded database, opened by the same user} */
    DatabaseAddress of(Path file) {
        return new DatabaseAddress(Dialect.H2, EMBEDDED + file.toAbsolutePath() + EMBEDDED_OPTIONS, properties);
    }

    /** {@return the address of an embedded database of its own} */
    static DatabaseAddress scratch(Path file) {
        Properties properties = new Properties();
        properties.setProperty("user", "");
        properties.setProperty("password", "");
        return new DatabaseAddress(Dialect.H2, EMBEDDED + file.toAbsolutePath() + EMBEDDED_OPTIONS, properties);
    }

    /** {@return the address as it may be shown: parameters can hold a password} */
    String shown() {
        return withoutParameters(url);
    }

    private static String withoutParameters(String url) {
        return url.split("[;?]", 2)[0].replaceFirst("//[^/@]*@", "//");
    }
}
