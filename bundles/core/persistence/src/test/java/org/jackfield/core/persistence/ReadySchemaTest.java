package org.jackfield.core.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Driver;
import java.time.Instant;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.testkit.LeavingClass;
import org.jackfield.api.testkit.database.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadySchemaTest {

    @TempDir
    Path folder;

    @Test
    void aBundleGetsOurColumnTypes() {
        try (HikariDataSource pool = open(TestConfig.embedded(), new org.h2.Driver())) {
            Instant now = Instant.parse("2026-11-21T10:00:00.123Z");
            Instant read = ReadySchema.over(pool, Dialect.H2).jdbi().withHandle(handle -> {
                handle.execute("CREATE TABLE thing (id CHAR(36), at TIMESTAMP(3))");
                handle.execute("INSERT INTO thing VALUES (?, ?)", Ids.next(), now);
                return handle.createQuery("SELECT at FROM thing").mapTo(Instant.class).one();
            });

            assertThat(read).isEqualTo(now);
        }
    }

    @Test
    void aDatabaseThatIsAwayIsAProblemThatPassesNotAFault() {
        TestConfig config = TestConfig.of("jdbc:postgresql://127.0.0.1:1/nowhere", "u", "p");
        try (HikariDataSource pool = open(config, new org.postgresql.Driver())) {
            assertThatThrownBy(() -> ReadySchema.over(pool, Dialect.POSTGRESQL)
                            .jdbi()
                            .useHandle(handle -> handle.execute("SELECT 1")))
                    .isInstanceOfSatisfying(ProblemException.class, e -> {
                        assertThat(e.problem().code()).isEqualTo("persistence.away");
                        assertThat(e.problem().kind()).isEqualTo(Problem.Kind.UNAVAILABLE);
                    });
        }
    }

    @Test
    void aDatabaseThatGoesAwayUnderAStatementIsTheSameProblem() {
        PostgresServer server = PostgresServer.shared();
        TestConfig config = TestConfig.of(server.url("postgres"), server.user(), "");
        try (HikariDataSource pool = open(config, new org.postgresql.Driver())) {
            assertThatThrownBy(() -> ReadySchema.over(pool, Dialect.POSTGRESQL)
                            .jdbi()
                            .useHandle(handle -> handle.execute("SELECT pg_terminate_backend(pg_backend_pid())")))
                    .isInstanceOfSatisfying(ProblemException.class, e ->
                            assertThat(e.problem().code()).isEqualTo("persistence.away"));
        }
    }

    @Test
    void aBundlesRecordsAreLetGoOfWithItsJdbi() {
        try (HikariDataSource pool = open(TestConfig.embedded(), new org.h2.Driver())) {
            assertThat(LeavingClass.isLetGo(PassingRow.class, copy -> assertThat(ReadySchema.over(pool, Dialect.H2)
                                    .jdbi()
                                    .<Object, RuntimeException>withHandle(handle ->
                                            handle.createQuery("SELECT 'x' AS name").mapTo(copy).one())
                                    .toString())
                            .isEqualTo("PassingRow[name=x]")))
                    .isTrue();
        }
    }

    private HikariDataSource open(TestConfig config, Driver driver) {
        return Pool.open(driver, DatabaseAddress.of(config, folder), config);
    }
}
