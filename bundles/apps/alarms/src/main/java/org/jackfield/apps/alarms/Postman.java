package org.jackfield.apps.alarms;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jackfield.api.mail.Mail;
import org.jackfield.api.mail.MailService;
import org.jackfield.api.mail.MailStatus;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.apps.alarms.history.Alarm;
import org.jackfield.apps.alarms.history.Notice;
import org.jackfield.apps.alarms.history.Notice.State;
import org.jackfield.apps.alarms.store.AlarmStore;

/**
 * Hands over the mail of notices and learns what became of it. A notice is stored before its mail is handed over; what was
 * handed over by a process that was killed before it noted so is found by the mail's subject, and not sent again.
 */
final class Postman {

    /** For so long mail that cannot be handed over is tried again. */
    static final Duration PATIENCE = Duration.ofDays(2);

    private static final int AT_ONCE = 200;

    private final AlarmStore store;
    private final Supplier<Optional<MailService>> mail;
    private final InstantSource clock;
    private final Supplier<ZoneId> zone;
    private final Subject self;
    private final Runnable changed;
    /** Handed over by this process, or looked for in vain. */
    private final Instant born;

    /**
     * @param changed is called when something became of a notice
     */
    Postman(
            AlarmStore store, Supplier<Optional<MailService>> mail, InstantSource clock, Supplier<ZoneId> zone, Subject self,
            Runnable changed) {
        this.store = store;
        this.mail = mail;
        this.clock = clock;
        this.zone = zone;
        this.self = self;
        this.changed = changed;
        born = clock.instant();
    }

    /**
     * Does what can be done now.
     *
     * @return why mail waits; empty if none does
     */
    synchronized Optional<String> work() {
        Optional<String> waits = Optional.empty();
        for (Notice notice : store.notices(List.of(State.TO_SEND), AT_ONCE)) {
            Optional<String> problem = handOver(notice);
            if (problem.isPresent()) {
                waits = problem;
            }
        }
        mail.get().ifPresent(service ->
                store.notices(List.of(State.HANDED_OVER), AT_ONCE).forEach(notice -> learn(notice, service)));
        return waits;
    }

    private Optional<String> handOver(Notice notice) {
        Optional<Alarm> alarm = store.alarm(notice.alarm());
        if (alarm.isEmpty()) {
            update(notice, notice.with(State.FAILED, Optional.empty(), "The alarm was forgotten before."));
            return Optional.empty();
        }
        try {
            MailService service = mail.get().orElseThrow(() -> ProblemException.unavailable(
                    "mail.not-configured", "", "There is no mail service.", "Start it."));
            Optional<UUID> before = notice.at().isBefore(born) ? handedOverBefore(alarm.get(), notice, service) : Optional.empty();
            Mail written = AlarmMail.of(alarm.get(), notice, zone.get());
            UUID id = before.isPresent() ? before.get() : service.send(written, self);
            update(notice, notice.with(State.HANDED_OVER, Optional.of(id), ""));
            return Optional.empty();
        } catch (ProblemException e) {
            boolean over = clock.instant().isAfter(notice.at().plus(PATIENCE));
            update(notice, notice.with(over ? State.FAILED : State.TO_SEND, Optional.empty(), e.getMessage()));
            return over ? Optional.empty() : Optional.of(e.getMessage());
        }
    }

    private static Optional<UUID> handedOverBefore(Alarm alarm, Notice notice, MailService service) {
        String subject = AlarmMail.subject(alarm, notice);
        return service.list(new PageRequest(0, PageRequest.MAX_SIZE)).items().stream()
                .filter(each -> each.purpose().equals(AlarmMail.PURPOSE) && each.subject().equals(subject))
                .map(MailStatus::id)
                .findFirst();
    }

    private void learn(Notice notice, MailService service) {
        Optional<MailStatus> status = notice.mail().flatMap(service::status);
        if (status.isPresent()) {
            State state = state(status.get());
            update(notice, notice.with(state, notice.mail(), state == State.SENT ? "" : status.get().problem()));
        } else if (clock.instant().isAfter(notice.at().plus(PATIENCE))) {
            update(notice, notice.with(State.FAILED, notice.mail(), "The mail service no longer knows of it."));
        }
    }

    private static State state(MailStatus status) {
        return switch (status.state()) {
            case WAITING -> State.HANDED_OVER;
            case SENT -> State.SENT;
            case FAILED -> State.FAILED;
        };
    }

    private void update(Notice before, Notice after) {
        if (!after.equals(before)) {
            store.update(after);
            changed.run();
        }
    }
}
