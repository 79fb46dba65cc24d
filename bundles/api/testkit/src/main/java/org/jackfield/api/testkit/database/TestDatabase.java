package org.jackfield.api.testkit.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.persistence.SchemaScript;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A new database with the tables of the bundle under test, gone when closed. A test of a store runs on both kinds:
 *
 * <pre>{@code
 * @ParameterizedClass
 * @EnumSource(names = {"H2", "POSTGRESQL"})
 * record RuleStoreTest(Dialect dialect) {
 *     …
 *     try (TestDatabase database = TestDatabase.open(dialect)) { … }
 * }
 * }</pre>
 */
public final class TestDatabase implements SchemaReady, AutoCloseable {

    private static final Path SCHEMA = Path.of("src/main/resources/db");

    private final Dialect dialect;
    private final DataSource dataSource;
    private final Runnable drop;
    private final Jdbi jdbi;

    private TestDatabase(Dialect dialect, DataSource dataSource, Runnable drop) {
        this.dialect = dialect;
        this.dataSource = dataSource;
        this.drop = drop;
        this.jdbi = Jdbi.create(dataSource).installPlugin(new ColumnTypes());
    }

    /** {@return a new database with the tables of {@code src/main/resources/db} in the module under test} */
    public static TestDatabase open(Dialect dialect) {
        TestDatabase database = empty(dialect);
        try (Connection connection = database.dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (SchemaScript script : SchemaScript.select(dialect, scripts())) {
                for (String sql : script.statements(dialect)) {
                    statement.execute(sql);
                }
            }
            return database;
        } catch (SQLException e) {
            database.close();
            throw new IllegalStateException(e);
        }
    }

    /** {@return a new database without tables} */
    public static TestDatabase empty(Dialect dialect) {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        return switch (dialect) {
            case H2 -> {
                JdbcConnectionPool pool =
                        JdbcConnectionPool.create("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
                yield new TestDatabase(dialect, pool, () -> {
                    run(pool, "SHUTDOWN IMMEDIATELY");
                    pool.dispose();
                });
            }
            case POSTGRESQL -> {
                // A schema of its own: as good as a database, and made fifty times as fast.
                PGSimpleDataSource admin = postgres("public");
                run(admin, "CREATE SCHEMA " + name);
                HikariDataSource pool = pool(postgres(name));
                yield new TestDatabase(dialect, pool, () -> {
                    pool.close();
                    run(admin, "DROP SCHEMA " + name + " CASCADE");
                });
            }
            case SQLSERVER -> throw new IllegalArgumentException("there is no SQL Server to test on");
        };
    }

    private static PGSimpleDataSource postgres(String schema) {
        PostgresServer server = PostgresServer.shared();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.url("postgres"));
        source.setUser(server.user());
        source.setCurrentSchema(schema);
        return source;
    }

    private static HikariDataSource pool(DataSource source) {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(source);
        pool.setMinimumIdle(1);
        return new HikariDataSource(pool);
    }

    private static void run(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static Map<String, String> scripts() {
        Map<String, String> texts = new HashMap<>();
        try (Stream<Path> files = Files.walk(SCHEMA)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(SCHEMA.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    @Override
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void close() {
        drop.run();
    }
}
