package org.jackfield.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditExport;
import org.jackfield.api.audit.AuditQuery;
import org.jackfield.api.security.Subject;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingAudit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditExportTest {

    private final LeapingClock clock = LeapingClock.at("2026-11-26T10:00:00Z");
    private final RecordingAudit audit = new RecordingAudit(clock);

    @Test
    void everyLineThatMatchesIsThereOnceNewestFirst() throws Exception {
        for (int i = 0; i < 2500; i++) {
            record("ann", "line " + i);
            clock.leapMillis(1);
        }
        record("ann", "too late");

        List<String> lines = export().lines().toList();

        assertThat(lines).hasSize(2501);
        assertThat(lines.getFirst()).isEqualTo("\ufefftime,subject,origin,action,object,outcome,before,after");
        assertThat(lines.get(1)).contains("line 2499");
        assertThat(lines.getLast())
                .isEqualTo("\"2026-11-26T10:00:00Z\",\"ann\",\"web\",\"test.act\",\"line 0\",\"DONE\",\"\",\"\"");
        assertThat(lines).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void nothingIsAFormulaToASpreadsheet(String name) throws Exception {
        record(name, "x");
        clock.leap(Duration.ofSeconds(1));

        assertThat(export()).contains(",\"'" + name.replace("\"", "\"\"") + "\",");
    }

    @Test
    void quotesAndLineBreaksStayInTheirCell() throws Exception {
        record("a\",\"b\nc", "x");
        clock.leap(Duration.ofSeconds(1));

        assertThat(export()).contains(",\"a\"\",\"\"b\nc\",");
    }

    private void record(String name, String object) {
        Subject who = new Subject("1", name, Subject.Kind.PERSON, Set.of());
        audit.record(AuditEvent.done(who, "web", "test.act", object));
    }

    private String export() throws Exception {
        StringWriter out = new StringWriter();
        AuditExport.csv(audit, AuditQuery.ALL, clock.instant(), out);
        return out.toString();
    }
}
