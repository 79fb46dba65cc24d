package org.jackfield.core.contacts.query.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.core.contacts.importing.RowSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcSourceTest {

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.empty(Dialect.POSTGRESQL);
        database.jdbi().useHandle(handle -> {
            handle.execute("CREATE TABLE customer (code INT, firm VARCHAR(50), phone VARCHAR(20))");
            handle.execute("INSERT INTO customer SELECT n, 'Firm ' || n, '0123' || n FROM generate_series(1, 2500) n");
            handle.execute("INSERT INTO customer VALUES (9999, NULL, NULL)");
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Connection connection() throws SQLException {
        return database.dataSource().getConnection();
    }

    @Test
    void everyRowOfTheQueryIsRead() throws IOException, SQLException {
        try (JdbcSource source = new JdbcSource(connection(), "SELECT code, firm, phone FROM customer ORDER BY code", 10)) {
            assertThat(source.columns()).containsExactly("code", "firm", "phone");
            assertThat(source.next().values()).isEqualTo(List.of("1", "Firm 1", "01231"));
            int count = 1;
            RowSource.Row last = null;
            RowSource.Row row;
            while ((row = source.next()) != null) {
                count++;
                last = row;
            }
            assertThat(count).isEqualTo(2501);
            assertThat(last.values()).containsExactly("9999", "", "");
        }
    }

    @Test
    void theDatabaseIsOnlyRead() throws SQLException {
        assertThatThrownBy(() -> new JdbcSource(connection(), "DELETE FROM customer", 10)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new JdbcSource(
                        connection(), "WITH gone AS (DELETE FROM customer RETURNING code) SELECT code, 'a', 'b' FROM gone", 10))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("read-only");
        int left = database.jdbi().withHandle(h -> h.createQuery("SELECT COUNT(*) FROM customer").mapTo(Integer.class).one());
        assertThat(left).isEqualTo(2501);
    }

    @Test
    void aQueryThatTakesTooLongIsGivenUp() {
        assertThatThrownBy(() -> new JdbcSource(connection(), "SELECT 1, 'a', pg_sleep(30)", 1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("did not answer");
    }
}
