package org.jackfield.apps.reporting.ui;

import java.nio.file.Path;

/**
 * How other programs read the archive; a test runs what it can.
 *
 * @param folder where the archive lies
 */
record ReadingExamples(Path folder) {

    /** {@return SQL for DuckDB} */
    String duckDb() {
        return """
                SELECT device_number, count(*) AS answered, sum(talk_millis) / 1000 AS talk_seconds
                FROM read_parquet('%s/segments/**/*.parquet', hive_partitioning = true)
                WHERE inbound AND answered
                GROUP BY device_number ORDER BY answered DESC;""".formatted(folder);
    }

    /** {@return a script} */
    String python() {
        return """
                import duckdb  # pip install duckdb
                print(duckdb.sql(\"""
                    SELECT date_trunc('day', started_at) AS day, count(*) AS inbound, count(*) FILTER (WHERE lost) AS lost
                    FROM read_parquet('%s/calls/**/*.parquet', hive_partitioning = true)
                    WHERE external AND inbound GROUP BY day ORDER BY day\"""))""".formatted(folder);
    }

    /** {@return lines for a Spark shell; it must be told the columns, for it refuses files by their UUIDs when it looks for itself} */
    String spark() {
        return """
                columns = "started_at TIMESTAMP, external BOOLEAN, inbound BOOLEAN, lost BOOLEAN, talk_millis BIGINT"
                calls = spark.read.schema(columns).parquet("%s/calls")
                calls.where("external AND inbound").groupBy("year", "month").count().show()""".formatted(folder);
    }
}
