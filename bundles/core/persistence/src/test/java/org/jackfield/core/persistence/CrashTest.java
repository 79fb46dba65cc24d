package org.jackfield.core.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the embedded database keeps when its process is killed, or one of its threads interrupted. */
@Timeout(120)
class CrashTest {

    private static final int ACKNOWLEDGED = 200;

    @TempDir
    Path folder;

    @RepeatedTest(3)
    void nothingAcknowledgedIsLostWhenTheProcessIsKilled() throws Exception {
        Process child = Child.start(Writer.class, folder.resolve("child.log"), folder.toString());
        int last = 0;
        try (BufferedReader acknowledged = child.inputReader()) {
            while (last < ACKNOWLEDGED) {
                last = Integer.parseInt(acknowledged.readLine());
            }
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();

        try (HikariDataSource pool = open(folder);
                Connection connection = pool.getConnection();
                Statement query = connection.createStatement();
                ResultSet count = query.executeQuery("SELECT count(*) FROM thing WHERE id <= " + last)) {
            count.next();
            assertThat(count.getInt(1)).isEqualTo(last);
        }
    }

    @Test
    void anInterruptedThreadLeavesTheDatabaseOpen() throws Exception {
        try (HikariDataSource pool = open(folder)) {
            execute(pool, "CREATE TABLE thing (id INTEGER PRIMARY KEY, filling VARCHAR(2000))");
            Thread writer = Thread.ofPlatform().start(() -> {
                try {
                    for (int i = 0; i < 100; i++) {
                        Thread.currentThread().interrupt();
                        execute(pool, "INSERT INTO thing VALUES (" + i + ", REPEAT('x', 2000))");
                    }
                } catch (SQLException e) {
                    // An interrupted thread may fail; the others must not.
                }
            });
            writer.join(TimeUnit.SECONDS.toMillis(60));

            execute(pool, "INSERT INTO thing VALUES (1000, 'after')");
        }
        try (HikariDataSource pool = open(folder);
                Connection connection = pool.getConnection();
                Statement query = connection.createStatement();
                ResultSet after = query.executeQuery("SELECT filling FROM thing WHERE id = 1000")) {
            assertThat(after.next()).isTrue();
        }
    }

    private static void execute(HikariDataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static HikariDataSource open(Path folder) {
        PersistenceConfig config = TestConfig.embedded();
        return Pool.open(new org.h2.Driver(), DatabaseAddress.of(config, folder), config);
    }

    /** Writes rows one by one and says each number once it is committed, until killed. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) throws SQLException, IOException {
            try (HikariDataSource pool = open(Path.of(arguments[0]))) {
                execute(pool, "CREATE TABLE thing (id INTEGER PRIMARY KEY)");
                try (Connection connection = pool.getConnection();
                        PreparedStatement insert = connection.prepareStatement("INSERT INTO thing VALUES (?)")) {
                    for (int i = 1; ; i++) {
                        insert.setInt(1, i);
                        insert.executeUpdate();
                        System.out.println(i);
                    }
                }
            }
        }
    }
}
