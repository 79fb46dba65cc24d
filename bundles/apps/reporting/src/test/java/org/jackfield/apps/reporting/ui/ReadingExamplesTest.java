package org.jackfield.apps.reporting.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBDriver;
import org.jackfield.apps.reporting.engine.ArchivedCalls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page Open data and the guide to the archive tell people to write does find calls in an archive. */
class ReadingExamplesTest {

    private static final Path GUIDE = Path.of("../../../docs/call-archive.md");
    private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
    private static final Pattern IN_PYTHON = Pattern.compile("duckdb\\.sql\\(\"\"\"(.*?)\"\"\"", Pattern.DOTALL);

    @TempDir
    private Path archive;

    @BeforeEach
    void fill() throws Exception {
        ArchivedCalls.of(2026, 11, archive);
    }

    @Test
    void thePageIsRight() throws Exception {
        ReadingExamples examples = new ReadingExamples(archive);
        assertThat(rows(examples.duckDb())).isPositive();
        assertThat(rows(only(IN_PYTHON, examples.python()))).isPositive();
    }

    @Test
    void theGuideIsRight() throws Exception {
        String guide = Files.readString(GUIDE);
        assertThat(rows(here(only(SQL, guide)))).isPositive();
        assertThat(rows(here(only(IN_PYTHON, guide)))).isPositive();
    }

    private String here(String sql) {
        assertThat(sql).contains("'archive/");
        return sql.replace("'archive/", "'" + archive + "/");
    }

    private static String only(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static int rows(String sql) throws Exception {
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int rows = 0;
            while (result.next()) {
                rows++;
            }
            return rows;
        }
    }
}
