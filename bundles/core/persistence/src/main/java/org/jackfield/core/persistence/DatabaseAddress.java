package org.jackfield.core.persistence;

import java.nio.file.Path;
import java.util.Properties;
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

    /** {@return the address as it may be shown: parameters can hold a password} */
    String shown() {
        return withoutParameters(url);
    }

    private static String withoutParameters(String url) {
        return url.split("[;?]", 2)[0].replaceFirst("//[^/@]*@", "//");
    }
}
