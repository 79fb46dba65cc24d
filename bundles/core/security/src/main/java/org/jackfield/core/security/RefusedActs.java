package org.jackfield.core.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enters in the audit trail what people asked for and were refused: the same thing once in a while, so that a client that
 * asks again and again does not fill the trail. Any thread may call.
 */
final class RefusedActs {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedActs.class);
    private static final Duration WHILE = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    private record What(String subject, String permission, Target target) {}

    private final InstantSource clock;
    private final LinkedHashMap<What, Instant> told = new LinkedHashMap<>();

    RefusedActs(InstantSource clock) {
        this.clock = clock;
    }

    /** Tells the trail. What it cannot take was refused all the same. */
    void tell(AuditService audit, String origin, Subject subject, Permission permission, Target target) {
        if (!isNew(new What(subject.id(), permission.id(), target))) {
            return;
        }
        String object = permission.id() + (target.equals(Target.SITE) ? "" : " " + target.type() + " " + target.id());
        try {
            audit.record(new AuditEvent(
                    subject, origin, "security.refused", object.strip(), AuditEvent.Outcome.REFUSED, "", ""));
        } catch (ProblemException e) {
            LOG.warn("{} was refused {}; the audit trail could not be told: {}", subject.name(), object, e.getMessage());
        }
    }

    private synchronized boolean isNew(What what) {
        Instant now = clock.instant();
        Instant last = told.remove(what);
        told.put(what, now);
        if (told.size() > MOST) {
            told.pollFirstEntry();
        }
        return last == null || !now.isBefore(last.plus(WHILE));
    }
}
