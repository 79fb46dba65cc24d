package org.jackfield.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private final Map<String, String> rejected = new TreeMap<>();
    private final Snapshot snapshot = new Snapshot(rejected::put);

    @Test
    void everyKindIsWrittenTheWayPrometheusReadsIt() throws IOException {
        snapshot.counter("smdr_lines", "Lines sent", 3, "reader", "a \"b\"");
        snapshot.gauge("calls_live", "Calls in progress", 2);
        snapshot.summary("rest_request_seconds", "Requests", 4, 0.5, "status", "200");

        assertThat(text())
                .contains(
                        "# TYPE jackfield_smdr_lines_total counter\n",
                        "jackfield_smdr_lines_total{reader=\"a \\\"b\\\"\"} 3.0\n",
                        "# HELP jackfield_calls_live Calls in progress\n",
                        "jackfield_calls_live 2.0\n",
                        "jackfield_rest_request_seconds_count{status=\"200\"} 4\n",
                        "jackfield_rest_request_seconds_sum{status=\"200\"} 0.5\n");
        assertThat(rejected).isEmpty();
    }

    @Test
    void oneNameWithSeveralLabelsIsOneFamily() throws IOException {
        snapshot.gauge("link_up", "Connected", 1, "system", "a");
        snapshot.gauge("link_up", "Connected", 0, "system", "b");

        assertThat(text().split("# TYPE jackfield_link_up gauge")).hasSize(2);
        assertThat(text()).contains("{system=\"a\"} 1.0", "{system=\"b\"} 0.0");
    }

    @Test
    void whatIsWrongIsLeftOutAndNamedWhileTheRestStays() throws IOException {
        snapshot.gauge("good", "Good", 1);
        snapshot.gauge("good", "Good", 2);
        snapshot.counter("good", "Good", 3);
        snapshot.counter("lines_total", "Lines", 1);
        snapshot.gauge("Bad-Name", "Bad", 1);
        snapshot.gauge("odd", "Odd", 1, "label");
        snapshot.gauge("bad_label", "Bad", 1, "a b", "c", "a b", "d");

        assertThat(text()).contains("jackfield_good 1.0").doesNotContain("2.0", "3.0");
        assertThat(rejected)
                .containsOnlyKeys("jackfield_good", "lines_total", "Bad-Name", "jackfield_odd", "jackfield_bad_label");
    }

    @Test
    void theJavaMachineHasItsAgreedNames() throws IOException {
        new JavaMachine().collect(snapshot.plain());

        assertThat(text())
                .contains("jvm_memory_used_bytes{area=\"heap\"}", "process_cpu_seconds_total", "jvm_threads_current");
        assertThat(rejected).isEmpty();
    }

    private String text() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(out, snapshot.build());
        return out.toString(StandardCharsets.UTF_8);
    }
}
