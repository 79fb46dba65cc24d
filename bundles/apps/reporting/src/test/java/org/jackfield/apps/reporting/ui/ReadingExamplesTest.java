package org.jackfield.apps.reporting.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
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

    private static final Pattern IN_SPARK = Pattern.compile("columns = \"([^\"]+)\"\ncalls = spark.read.schema\\(columns\\)");

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

    /** Spark itself would be 300 MB of libraries; what it was seen to stumble over is a type that it does not know. */
    @Test
    void sparkIsToldColumnsThatThereAreInTypesThatItKnows() throws Exception {
        for (String example : List.of(new ReadingExamples(archive).spark(), Files.readString(GUIDE))) {
            String columns = only(IN_SPARK, example);
            String calls = "read_parquet('" + archive + "/calls/**/*.parquet')";
            for (String column : columns.split(", ")) {
                String[] parts = column.split(" ");
                String type = parts[1].equals("BINARY") ? "UUID" : parts[1];
                assertThat(rows("SELECT 1 FROM (DESCRIBE SELECT * FROM " + calls + ") WHERE column_name = '" + parts[0]
                        + "' AND column_type = '" + type + "'")).as(column).isEqualTo(1);
            }
        }
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
