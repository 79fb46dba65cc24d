package org.jackfield.api.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.jackfield.api.persistence.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestDatabaseTest {

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void eachDatabaseIsItsOwn(Dialect dialect) {
        try (TestDatabase one = TestDatabase.empty(dialect);
                TestDatabase other = TestDatabase.empty(dialect)) {
            one.jdbi().useHandle(handle -> handle.execute("CREATE TABLE thing (id INTEGER)"));
            other.jdbi().useHandle(handle -> handle.execute("CREATE TABLE thing (id INTEGER)"));

            int inserted = other.jdbi().withHandle(handle -> handle.execute("INSERT INTO thing VALUES (1)"));

            assertThat(inserted).isEqualTo(1);
        }
    }

    @Test
    void aServerKeepsItsPlaceOverACrash() throws SQLException {
        try (PostgresServer server = PostgresServer.create()) {
            server.start();
            server.crash();
            assertThatThrownBy(() -> server.connect("postgres").close()).isInstanceOf(SQLException.class);

            server.start();

            try (Connection connection = server.connect("postgres")) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
    }
}
