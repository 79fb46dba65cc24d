package org.jackfield.core.security;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.SessionEntry;
import org.jackfield.api.security.SessionService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sessions that are open. */
final class Sessions implements SessionService {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final int LONGEST_CLIENT = 300;

    private final Map<UUID, Open> open = new ConcurrentHashMap<>();
    private final SecurityService security;
    private final AuditService audit;
    private final InstantSource clock;

    Sessions(SecurityService security, AuditService audit, InstantSource clock) {
        this.security = security;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Handle open(LogIn logIn, String origin, String client, Runnable ending) {
        Open session = new Open(logIn, origin, client, ending);
        open.put(logIn.id(), session);
        return session;
    }

    @Override
    public List<SessionEntry> list(UUID account) {
        return entries(session -> session.isOf(account.toString()));
    }

    @Override
    public List<SessionEntry> list() {
        return entries(session -> true);
    }

    @Override
    public void end(UUID id, Subject by, String origin) {
        Open session = open.get(id);
        if (session == null || !session.isOf(by.id()) && !security.decide(by, MANAGE, Target.SITE).allowed()) {
            throw ProblemException.notFound(
                    "security.session", id.toString(), "There is no such session.", "It may have ended already.");
        }
        SessionEntry entry = session.entry();
        audit.record(AuditEvent.done(by, origin, "security.session-end", entry.subject().name() + ", " + entry.origin()));
        session.end();
    }

    @Override
    public int endOthers(UUID but, Subject by, String origin) {
        List<Open> others = open.values().stream()
                .filter(session -> session.isOf(by.id()) && !session.logIn.id().equals(but))
                .toList();
        if (!others.isEmpty()) {
            audit.record(AuditEvent.done(by, origin, "security.session-end", by.name() + ", all others"));
            others.forEach(Open::end);
        }
        return others.size();
    }

    /** Ends what was logged in with an account, because that no longer stands. */
    void endAll(UUID account, UUID but) {
        open.values().stream()
                .filter(session -> session.isOf(account.toString()) && !session.logIn.id().equals(but))
                .toList()
                .forEach(Open::end);
    }

    private List<SessionEntry> entries(Predicate<Open> wanted) {
        return open.values().stream()
                .filter(wanted)
                .map(Open::entry)
                .sorted(Comparator.comparing(SessionEntry::activeAt).reversed())
                .toList();
    }

    private final class Open implements Handle {

        private final String origin;
        private final String client;
        private final Instant since = clock.instant();
        private final Runnable ending;
        private volatile LogIn logIn;
        private volatile Instant activeAt = since;

        Open(LogIn logIn, String origin, String client, Runnable ending) {
            this.logIn = logIn;
            this.origin = origin;
            this.client = client.length() > LONGEST_CLIENT ? client.substring(0, LONGEST_CLIENT) : client;
            this.ending = ending;
        }

        boolean isOf(String account) {
            return logIn.subject().id().equals(account);
        }

        SessionEntry entry() {
            return new SessionEntry(logIn.id(), logIn.subject(), origin, client, since, activeAt);
        }

        void end() {
            if (open.remove(logIn.id(), this)) {
                try {
                    ending.run();
                } catch (RuntimeException e) {
                    LOG.warn("A session of {} could not be ended; it falls at its next request", logIn.subject().name(), e);
                }
            }
        }

        @Override
        public void active() {
            activeAt = clock.instant();
        }

        @Override
        public void renewed(LogIn now) {
            logIn = now;
        }

        @Override
        public void closed() {
            open.remove(logIn.id(), this);
        }
    }
}
