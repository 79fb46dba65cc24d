package org.jackfield.web.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SessionEntry;
import org.jackfield.api.security.SessionService;
import org.jackfield.api.security.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends sessions that are too old, however busy their owners are: whoever took one over has it for so long at most. */
final class SessionLifetime {

    private static final Logger LOG = LoggerFactory.getLogger(SessionLifetime.class);
    private static final Subject SYSTEM = Subject.system("org.jackfield.web.shell");

    private final SessionService sessions;
    private final InstantSource clock;
    private final Supplier<Duration> lifetime;

    SessionLifetime(SessionService sessions, InstantSource clock, Supplier<Duration> lifetime) {
        this.sessions = sessions;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** Looks at every session; to be called every minute. */
    void tick() {
        try {
            Instant oldest = clock.instant().minus(lifetime.get());
            for (SessionEntry session : sessions.list()) {
                if (!session.since().isAfter(oldest)) {
                    sessions.end(session.id(), SYSTEM, "system");
                }
            }
        } catch (ProblemException e) {
            LOG.warn("Old sessions could not be ended, and are looked at again in a minute: {}", e.problem().toLine());
        }
    }
}
