package org.jackfield.core.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.security.Subject;
import org.junit.jupiter.api.Test;

class TrailLogTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void aLineSaysWhoDidWhatAndHowItStoodBefore() {
        AuditEvent event = new AuditEvent(
                Subject.system("org.jackfield.sample"), "system", "settings.write", "mail", AuditEvent.Outcome.DONE, "a", "b");

        assertThat(TrailLog.line(event, NOON)).isEqualTo("audit time=2026-03-02T12:00:00Z action=\"settings.write\""
                + " outcome=\"DONE\" subject=\"" + event.subject().name() + "\" origin=\"system\" object=\"mail\" before=\"a\" after=\"b\"");
    }

    @Property
    void nothingThatWasTypedEndsItsValueOrTheLine(@ForAll String typed) {
        String line = TrailLog.line(AuditEvent.done(Subject.system("x"), "rest", "security.log-in", typed), NOON);

        assertThat(line).doesNotContainPattern("\\p{Cntrl}");
        String value = typed.isEmpty() ? "" : line.substring(line.indexOf(" object=\"") + 9, line.length() - 1);
        assertThat(value.replaceAll("\\\\[\"\\\\u]", "")).doesNotContain("\"", "\\");
    }

    @Test
    void aLongStateIsCut() {
        AuditEvent event = new AuditEvent(
                Subject.system("x"), "system", "a.b", "", AuditEvent.Outcome.DONE, "", "y".repeat(40_000));

        assertThat(TrailLog.line(event, NOON)).hasSizeLessThan(1000).endsWith("y…\"");
    }
}
