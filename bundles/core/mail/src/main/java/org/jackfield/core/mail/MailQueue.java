package org.jackfield.core.mail;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertCondition.Severity;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.mail.Mail;
import org.jackfield.api.mail.MailStatus.State;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.core.mail.store.MailStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mail from when it is accepted until it is sent or given up. {@link #accept} by any thread, {@link #run} by one. */
final class MailQueue {

    static final long MOST_WAITING = 1_000;
    static final long MOST_WAITING_BYTES = 500L << 20;
    static final String SERVER_ALERT = "mail.server";
    static final String GIVEN_UP_ALERT = "mail.given-up";

    private static final Logger LOG = LoggerFactory.getLogger(MailQueue.class);
    private static final int AT_ONCE = 100;
    private static final long MEGABYTE = 1L << 20;
    private static final Duration SHOWN_FOR = Duration.ofDays(1);

    private final MailStore store;
    private final Supplier<byte[]> key;
    private final MailServer server;
    private final AlertService alerts;
    private final InstantSource clock;
    private final MailCounts counts;

    MailQueue(
            MailStore store, Supplier<byte[]> key, MailServer server, AlertService alerts, InstantSource clock, MailCounts counts) {
        this.store = store;
        this.key = key;
        this.server = server;
        this.alerts = alerts;
        this.clock = clock;
        this.counts = counts;
    }

    /** Refuses what would not be accepted. */
    void check(Mail mail) {
        MailSettings settings = server.settings();
        if (!settings.ready()) {
            throw ProblemException.unavailable(
                    "mail.not-configured", "", "No mail server is configured.",
                    "Ask an administrator to enter one in the settings, under Email.");
        }
        if (mail.attachedBytes() > settings.mostAttachedMegabytes() * MEGABYTE) {
            throw ProblemException.of(
                    "mail.too-large", Problem.Kind.TOO_LARGE, mail.attachedBytes() / MEGABYTE + " MB",
                    "The attachments are larger than the " + settings.mostAttachedMegabytes() + " MB that a mail may have.",
                    "Send fewer at once, or links.");
        }
        MailStore.Waiting waiting = store.waiting();
        if (waiting.mails() >= MOST_WAITING || waiting.bytes() + mail.attachedBytes() > MOST_WAITING_BYTES) {
            throw ProblemException.of(
                    "mail.queue-full", Problem.Kind.LIMITED, Long.toString(waiting.mails()),
                    "Too much mail is waiting already.", "See why the mail server takes none; try again later.");
        }
    }

    /** Keeps a mail; it is durable when this returns. */
    UUID accept(Mail mail, String by) {
        UUID id = Ids.next();
        Instant now = now();
        byte[] content = Sealed.seal(new Sealed.Content(mail.text(), mail.attachments()), id, key.get());
        store.add(
                new MailStore.Row(
                        id, mail.purpose(), lines(mail.to()), lines(mail.copies()), lines(mail.hiddenCopies()),
                        lines(mail.everybody()), mail.subject(), State.WAITING, content.length, 0, "", by, now, now, null),
                content);
        counts.accepted.increment();
        return id;
    }

    private static String lines(List<String> addresses) {
        return String.join("\n", addresses);
    }

    /** Tries what is due. A server that takes no connection is asked once, and all that is due waits. */
    void run() {
        List<MailStore.Row> due = store.due(now(), AT_ONCE);
        if (!due.isEmpty()) {
            send(due);
        }
        counts.waiting = store.waiting().mails();
        tellOfGivenUp();
    }

    private void send(List<MailStore.Row> due) {
        if (!server.settings().ready()) {
            due.forEach(mail -> failed(mail, Map.of(), "No mail server is configured.", false));
            return;
        }
        List<MailStore.Row> left = new ArrayList<>(due);
        try (SmtpConnection connection = server.connect()) {
            while (!left.isEmpty()) {
                MailStore.Row mail = left.getFirst();
                send(mail, connection);
                left.removeFirst();
            }
            alerts.clear(SERVER_ALERT);
        } catch (SmtpException e) {
            LOG.info("The mail server takes no mail: {}", e.getMessage());
            LOG.debug("The mail server takes no mail", e);
            Problem problem = e.failure().problem();
            alerts.raise(new AlertCondition(
                    SERVER_ALERT, Severity.WARNING, "The mail server takes no mail", detail(problem), problem.remedy()));
            left.forEach(mail -> failed(mail, Map.of(), problem.toLine(), false));
        }
    }

    private void send(MailStore.Row mail, SmtpConnection connection) throws SmtpException {
        Optional<Sealed.Content> content = opened(mail);
        if (content.isEmpty()) {
            failed(mail, Map.of(), "What it says cannot be read any more: the key of the queue has changed.", true);
            return;
        }
        MailMessage message = new MailMessage(
                mail.id(), mail.status().to(), mail.status().copies(), mail.subject(), content.get().text(),
                content.get().attachments(), mail.acceptedAt());
        Map<String, SmtpFailure> refusals = connection.send(message, mail.pendingList());
        if (!refusals.isEmpty()) {
            String why = refusals.values().stream().map(f -> f.problem().toLine()).distinct().reduce((a, b) -> a + "; " + b).orElseThrow();
            failed(mail, refusals, why, refusals.values().stream().allMatch(SmtpFailure::lasting));
            return;
        }
        // Whom it was refused for good is told in the problem that an earlier attempt left.
        boolean toAll = mail.problem().isEmpty() || !mail.problem().startsWith(REFUSED);
        store.update(mail.ended(toAll ? State.SENT : State.FAILED, toAll ? "" : mail.problem(), now()));
        (toAll ? counts.sent : counts.failed).increment();
    }

    private static final String REFUSED = "Refused: ";

    private Optional<Sealed.Content> opened(MailStore.Row mail) {
        try {
            Optional<byte[]> sealed = store.content(mail.id());
            return sealed.isEmpty() ? Optional.empty() : Optional.of(Sealed.open(sealed.get(), mail.id(), key.get()));
        } catch (GeneralSecurityException e) {
            LOG.warn("Mail {} cannot be opened", mail.id(), e);
            return Optional.empty();
        }
    }

    private void failed(MailStore.Row mail, Map<String, SmtpFailure> refusals, String why, boolean lasting) {
        List<String> pending = refusals.isEmpty()
                ? mail.pendingList()
                : mail.pendingList().stream()
                        .filter(to -> refusals.containsKey(to) && !refusals.get(to).lasting())
                        .toList();
        boolean someForGood = refusals.values().stream().anyMatch(SmtpFailure::lasting);
        String told = someForGood || mail.problem().startsWith(REFUSED) ? REFUSED + without(mail.problem(), why) : why;
        Instant now = now();
        Optional<Instant> next = lasting
                ? Optional.empty()
                : BackOff.next(mail.acceptedAt(), mail.attempts() + 1, now, Duration.ofHours(server.settings().giveUpHours()));
        if (next.isPresent()) {
            counts.attemptsFailed.increment();
            store.update(mail.waiting(pending, told, next.get()));
        } else {
            counts.failed.increment();
            LOG.warn("Mail {} ({}) is given up: {}", mail.id(), mail.purpose(), told);
            store.update(mail.ended(State.FAILED, told, now));
        }
    }

    /** Keeps the earlier refusal, which the later failure has nothing to do with. */
    private static String without(String earlier, String now) {
        return earlier.startsWith(REFUSED) && !earlier.contains(now) ? earlier.substring(REFUSED.length()) + "; " + now : now;
    }

    private void tellOfGivenUp() {
        long failed = store.failedSince(now().minus(SHOWN_FOR));
        if (failed == 0) {
            alerts.clear(GIVEN_UP_ALERT);
        } else {
            alerts.raise(new AlertCondition(
                    GIVEN_UP_ALERT, Severity.WARNING, "Mail was not delivered",
                    failed + (failed == 1 ? " mail was" : " mails were") + " given up within the last day.",
                    "See in the settings, under Email, which and why; send them again if they still matter."));
        }
    }

    private static String detail(Problem problem) {
        return problem.input().isEmpty() ? problem.message() : problem.message() + " [" + problem.input() + "]";
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
