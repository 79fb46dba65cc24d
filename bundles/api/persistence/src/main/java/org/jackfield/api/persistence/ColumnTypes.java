package org.jackfield.api.persistence;

import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * How our values look in a table, the same on every database.
 *
 * <p>A {@link UUID} is its text of 36 lower-case characters, and an {@link Instant} a time stamp without zone, in UTC,
 * cut to milliseconds. So SQL, DuckDB, indices and a person with a query tool all read them, and the zone of the
 * process never plays a part. Code that has to go past JDBI uses the static methods. A row maps to any record whose
 * components are named as the columns ({@code madeAt} for {@code made_at}).
 */
public final class ColumnTypes implements JdbiPlugin {

    /** {@return the value to bind for an instant; null for null} */
    public static LocalDateTime toColumn(Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }

    /** {@return the instant a column holds; null for null} */
    public static Instant toInstant(LocalDateTime column) {
        return column == null ? null : column.toInstant(ZoneOffset.UTC);
    }

    /**
     * {@return text that a column takes: cut to its length, and without the NUL characters that PostgreSQL refuses}
     *
     * @param text never null
     * @param length what the column holds, in characters
     */
    public static String fit(String text, int length) {
        String clean = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        if (clean.length() <= length) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(length - 1)) ? length - 1 : length;
        return clean.substring(0, end);
    }

    @Override
    public void customizeJdbi(Jdbi jdbi) {
        jdbi.registerArgument(new UuidArgument());
        jdbi.registerArgument(new InstantArgument());
        jdbi.registerColumnMapper(UUID.class, new UuidColumn());
        jdbi.registerColumnMapper(Instant.class, new InstantColumn());
        jdbi.registerRowMapper(new RecordRows());
    }

    private static final class RecordRows implements RowMapperFactory {
        @Override
        public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
            return type instanceof Class<?> raw && raw.isRecord()
                    ? Optional.of(new RecordRow<>(raw))
                    : Optional.empty();
        }
    }

    private static final class UuidArgument extends AbstractArgumentFactory<UUID> {
        UuidArgument() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(UUID value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setString(position, value.toString());
        }
    }

    private static final class InstantArgument extends AbstractArgumentFactory<Instant> {
        InstantArgument() {
            super(Types.TIMESTAMP);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setObject(position, toColumn(value));
        }
    }

    private static final class UuidColumn implements ColumnMapper<UUID> {
        @Override
        public UUID map(ResultSet row, int column, StatementContext context) throws SQLException {
            String text = row.getString(column);
            return text == null ? null : UUID.fromString(text);
        }
    }

    private static final class InstantColumn implements ColumnMapper<Instant> {
        @Override
        public Instant map(ResultSet row, int column, StatementContext context) throws SQLException {
            return toInstant(row.getObject(column, LocalDateTime.class));
        }
    }
}
