package org.jackfield.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jackfield.api.audit.AuditEntry;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditQuery;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.Subject;
import org.junit.jupiter.api.Test;

/** What every audit trail keeps to. */
public abstract class AuditServiceContract {

    private static final Subject ANN = new Subject("1", "Ann_100%", Subject.Kind.PERSON, Set.of("administrator"));
    private static final Subject BEN = new Subject("2", "Ben", Subject.Kind.PERSON, Set.of());

    /** The clock of the trail under test. */
    protected final LeapingClock clock = LeapingClock.at("2026-11-21T10:00:00Z");

    /** For subclasses. */
    protected AuditServiceContract() {}

    /** {@return an empty trail that dates its lines with {@link #clock}} */
    protected abstract AuditService audit();

    @Test
    void aLineKeepsWhoWhatAndWhenButNoRoles() {
        AuditService audit = audit();
        AuditEvent event = new AuditEvent(ANN, "web 192.0.2.7", "settings.write", "smdr", AuditEvent.Outcome.REFUSED, "1", "2");

        audit.record(event);

        AuditEntry entry = audit.find(AuditQuery.ALL, PageRequest.first()).items().getFirst();
        assertThat(entry.at()).isEqualTo(clock.instant());
        assertThat(entry.event().subject()).isEqualTo(new Subject("1", "Ann_100%", Subject.Kind.PERSON, Set.of()));
        assertThat(entry.event())
                .usingRecursiveComparison()
                .ignoringFields("subject")
                .isEqualTo(event);
    }

    @Test
    void linesComeNewestFirstPageByPage() {
        AuditService audit = audit();
        for (int i = 0; i < 5; i++) {
            audit.record(AuditEvent.done(BEN, "system", "a.b", String.valueOf(i)));
        }

        Page<AuditEntry> page = audit.find(AuditQuery.ALL, new PageRequest(1, 2));

        assertThat(page.total()).isEqualTo(5);
        assertThat(page.items()).extracting(entry -> entry.event().object()).containsExactly("2", "1");
    }

    @Test
    void aQueryNarrowsByTimeSubjectAndAction() {
        AuditService audit = audit();
        Instant start = clock.instant();
        audit.record(AuditEvent.done(ANN, "system", "security.log-in", "1"));
        clock.leap(Duration.ofMinutes(1));
        audit.record(AuditEvent.done(BEN, "system", "security.log-out", "2"));
        audit.record(AuditEvent.done(BEN, "system", "settings.write", "3"));

        assertThat(objects(audit, new AuditQuery(start, start.plusSeconds(60), "", ""))).containsExactly("1");
        assertThat(objects(audit, new AuditQuery(start.plusSeconds(60), null, "", ""))).containsExactly("3", "2");
        assertThat(objects(audit, new AuditQuery(null, null, "bEN", "security."))).containsExactly("2");
        assertThat(objects(audit, new AuditQuery(null, null, "_100%", ""))).containsExactly("1");
        assertThat(objects(audit, new AuditQuery(null, null, "%", ""))).containsExactly("1");
        assertThat(objects(audit, new AuditQuery(null, null, "", "s_curity"))).isEmpty();
    }

    @Test
    void overlongTextIsCutNotRefused() {
        AuditService audit = audit();

        audit.record(new AuditEvent(
                BEN, "o".repeat(5_000), "a.b", "x".repeat(5_000), AuditEvent.Outcome.DONE, "b".repeat(100_000), ""));

        assertThat(objects(audit, AuditQuery.ALL)).singleElement().asString().startsWith("xxx");
    }

    private static List<String> objects(AuditService audit, AuditQuery query) {
        return audit.find(query, PageRequest.first()).items().stream()
                .map(entry -> entry.event().object())
                .toList();
    }
}
