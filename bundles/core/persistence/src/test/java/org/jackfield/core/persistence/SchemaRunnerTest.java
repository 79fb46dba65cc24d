package org.jackfield.core.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.SchemaScript;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.testkit.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class SchemaRunnerTest {

    private static final String SCHEMA = "org.example.thing";
    private static final SchemaScript FIRST = script(1, "CREATE TABLE thing (id ${uuid} PRIMARY KEY);");
    private static final SchemaScript SECOND = script(2, """
            ALTER TABLE thing ADD title ${string}(50);
            CREATE INDEX thing_title ON thing (title);
            INSERT INTO thing (id, title) VALUES ('1', 'one');
            """);

    @Parameter
    Dialect dialect;

    private TestDatabase database;
    private SchemaRunner runner;

    @BeforeEach
    void open() {
        database = TestDatabase.empty(dialect);
        runner = runner();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsMissingIsAppliedOnce() throws SQLException {
        assertThat(runner.migrate(SCHEMA, List.of(FIRST))).isEqualTo(1);
        assertThat(runner.migrate(SCHEMA, List.of(FIRST))).isZero();
        assertThat(titles()).isNull();

        assertThat(withoutBackup().migrate(SCHEMA, List.of(FIRST, SECOND))).isEqualTo(1);

        assertThat(titles()).containsExactly("one");
    }

    @Test
    void everyBundleHasItsOwnCount() throws SQLException {
        runner.migrate(SCHEMA, List.of(FIRST));

        assertThat(runner.migrate("org.example.other", List.of(script(1, "CREATE TABLE other (id INTEGER);"))))
                .isEqualTo(1);
    }

    @Test
    void aChangedScriptIsRefusedAndNamed() throws SQLException {
        runner.migrate(SCHEMA, List.of(FIRST));
        SchemaScript changed = script(1, FIRST.text() + "-- a thought\n");

        assertThatThrownBy(() -> runner.migrate(SCHEMA, List.of(changed, SECOND)))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo("persistence.schema-changed");
                    assertThat(e.problem().input()).contains(SCHEMA, changed.name());
                });
        assertThat(titles()).isNull();
    }

    @Test
    void aNewerDatabaseIsRefused() throws SQLException {
        runner.migrate(SCHEMA, List.of(FIRST, SECOND));

        assertThatThrownBy(() -> runner.migrate(SCHEMA, List.of(FIRST)))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code())
                        .isEqualTo("persistence.schema-newer"));
    }

    @Test
    void aScriptThatFailsNamesItsStatementAndIsTriedAgain() throws SQLException {
        SchemaScript wrong = script(1, "CREATE TABLE thing (id INTEGER);\nINSERT INTO nowhere VALUES (1);\n");

        assertThatThrownBy(() -> runner.migrate(SCHEMA, List.of(wrong)))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo("persistence.schema-failed");
                    assertThat(e.problem().input()).contains("statement 2 of 2");
                });

        database.jdbi().useHandle(handle -> handle.execute("CREATE TABLE nowhere (id INTEGER)"));
        assertThat(withoutBackup().migrate(SCHEMA, List.of(wrong))).isEqualTo(1);
    }

    /** Were "exists already" forgiven after a failure, the table would be somebody else's. */
    @Test
    void aTableThatIsInTheWayIsNeverTakenForOurs() throws SQLException {
        database.jdbi().useHandle(handle -> handle.execute("CREATE TABLE thing (id INTEGER)"));

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> withoutBackup().migrate(SCHEMA, List.of(FIRST)))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code())
                            .isEqualTo("persistence.schema-failed"));
        }
    }

    @Test
    void severalServersAtOnceApplyEveryScriptOnce() throws Exception {
        int servers = dialect == Dialect.H2 ? 1 : 6;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Integer>> runs = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(servers)) {
            for (int i = 0; i < servers; i++) {
                runs.add(threads.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return runner().migrate(SCHEMA, List.of(FIRST, SECOND));
                }));
            }
            start.countDown();
            int applied = 0;
            for (Future<Integer> run : runs) {
                applied += run.get(60, TimeUnit.SECONDS);
            }
            assertThat(applied).isEqualTo(2);
        }
        assertThat(titles()).containsExactly("one");
    }

    private SchemaRunner runner() {
        return new SchemaRunner(database.dataSource(), dialect, InstantSource.fixed(Instant.EPOCH));
    }

    /** H2 in memory has no file to back up. */
    private SchemaRunner withoutBackup() {
        return new SchemaRunner(database.dataSource(), dialect, InstantSource.fixed(Instant.EPOCH), false);
    }

    /** {@return all titles; null while the table has none} */
    private List<String> titles() {
        return database.jdbi().withHandle(handle -> {
            boolean column = handle.createQuery("SELECT count(*) FROM information_schema.columns"
                            + " WHERE lower(table_name) = 'thing' AND lower(column_name) = 'title'")
                    .mapTo(Integer.class)
                    .one() > 0;
            return column ? handle.createQuery("SELECT title FROM thing").mapTo(String.class).list() : null;
        });
    }

    private static SchemaScript script(int version, String text) {
        return new SchemaScript(version, "common/V00" + version + "__test.sql", text);
    }
}
