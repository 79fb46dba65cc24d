package org.jackfield.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.SessionEntry;
import org.jackfield.api.security.SessionService;
import org.jackfield.api.security.Subject;
import org.junit.jupiter.api.Test;

class SessionLifetimeTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    void sessionsOfTheStatedAgeEndHoweverBusyTheyAre() {
        Kept sessions = new Kept();
        UUID old = sessions.open(NOW.minus(Duration.ofHours(24)), NOW);
        UUID young = sessions.open(NOW.minus(Duration.ofHours(24)).plusMillis(1), NOW);

        new SessionLifetime(sessions, () -> NOW, () -> Duration.ofHours(24)).tick();

        assertThat(sessions.ended).containsExactly(old).doesNotContain(young);
    }

    @Test
    void aFailureKeepsTheNextLookFromNothing() {
        Kept sessions = new Kept();
        UUID old = sessions.open(NOW.minus(Duration.ofHours(25)), NOW);
        SessionLifetime lifetime = new SessionLifetime(sessions, () -> NOW, () -> Duration.ofHours(24));
        sessions.failing = true;
        lifetime.tick();
        sessions.failing = false;

        lifetime.tick();

        assertThat(sessions.ended).containsExactly(old);
    }

    private static final class Kept implements SessionService {

        final List<UUID> ended = new ArrayList<>();
        boolean failing;
        private final List<SessionEntry> open = new ArrayList<>();

        UUID open(Instant since, Instant activeAt) {
            Subject ann = new Subject("1", "ann", Subject.Kind.PERSON, Set.of());
            open.add(new SessionEntry(UUID.randomUUID(), ann, "web", "", since, activeAt));
            return open.getLast().id();
        }

        @Override
        public Handle open(LogIn logIn, String origin, String client, Runnable ending) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<SessionEntry> list(UUID account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<SessionEntry> list() {
            return open;
        }

        @Override
        public void end(UUID session, Subject by, String origin) {
            if (failing) {
                throw ProblemException.unavailable("audit.unavailable", "", "Away.", "");
            }
            ended.add(session);
        }

        @Override
        public int endOthers(UUID but, Subject by, String origin) {
            throw new UnsupportedOperationException();
        }
    }
}
