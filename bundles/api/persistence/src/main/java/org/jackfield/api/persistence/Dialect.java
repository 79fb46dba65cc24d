package org.jackfield.api.persistence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds of database we run on, and the column types that have a different name in each.
 *
 * <p>Schema scripts write a type as <code>${uuid}</code>, <code>${instant}</code> and so on, so that most scripts are
 * the same for all three.
 */
public enum Dialect {

    /** H2, embedded. */
    H2("h2", "org.h2.Driver", Map.of(
            "uuid", "CHAR(36)",
            "instant", "TIMESTAMP(3)",
            "boolean", "BOOLEAN",
            "string", "VARCHAR",
            "text", "CHARACTER LARGE OBJECT",
            "bytes", "BINARY LARGE OBJECT",
            "double", "DOUBLE PRECISION")),

    /** PostgreSQL 13 and later. */
    POSTGRESQL("postgresql", "org.postgresql.Driver", Map.of(
            "uuid", "VARCHAR(36) COLLATE \"C\"",
            "instant", "TIMESTAMP(3)",
            "boolean", "BOOLEAN",
            "string", "VARCHAR",
            "text", "TEXT",
            "bytes", "BYTEA",
            "double", "DOUBLE PRECISION")),

    /** Microsoft SQL Server 2019 and later. */
    SQLSERVER("sqlserver", "com.microsoft.sqlserver.jdbc.SQLServerDriver", Map.of(
            "uuid", "NCHAR(36) COLLATE Latin1_General_BIN2",
            "instant", "DATETIME2(3)",
            "boolean", "BIT",
            "string", "NVARCHAR",
            "text", "NVARCHAR(MAX)",
            "bytes", "VARBINARY(MAX)",
            "double", "FLOAT(53)"));

    private final String id;
    private final String driver;
    private final Map<String, String> types;

    Dialect(String id, String driver, Map<String, String> types) {
        this.id = id;
        this.driver = driver;
        this.types = types;
    }

    /** {@return how folders and JDBC addresses call it: {@code h2}, {@code postgresql}, {@code sqlserver}} */
    public String id() {
        return id;
    }

    /** {@return the class name of its JDBC driver} */
    public String driver() {
        return driver;
    }

    /** {@return the dialect of a JDBC address, or empty if we do not speak it} */
    public static Optional<Dialect> ofUrl(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(dialect -> lower.startsWith("jdbc:" + dialect.id + ":")).findFirst();
    }

    /** {@return the name of a column type by what a script calls it, or empty if there is no such type} */
    public Optional<String> type(String name) {
        return Optional.ofNullable(types.get(name));
    }
}
