package org.jackfield.core.mail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.mail.MailAddress;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/** Tries the mail server step by step, now, without the queue, and says exactly what failed. */
public final class MailTest {

    private static final Messages MESSAGES = Messages.of(MailTest.class);

    /** What was tried. */
    public enum Step {
        /** The server's name was found. */
        NAME,
        /** It took the connection, protected as wanted, and the log-in. */
        CONNECTION,
        /** It took a mail. */
        MAIL
    }

    /**
     * How a step went.
     *
     * @param step what was tried
     * @param detail what was found, or empty
     * @param problem what failed; null if nothing did
     */
    public record Outcome(Step step, String detail, Problem problem) {}

    private MailTest() {}

    /** {@return why the server lets nobody in; empty if it does, after which it is left again} */
    static Optional<Problem> connect(MailServer server) {
        if (!server.settings().ready()) {
            return Optional.of(notConfigured().problem());
        }
        try (SmtpConnection connection = server.with(Patience.OF_A_PERSON).connect()) {
            return Optional.empty();
        } catch (SmtpException e) {
            return Optional.of(e.failure().problem());
        }
    }

    private static ProblemException notConfigured() {
        return ProblemException.unavailable(
                "mail.not-configured", "", "No mail server is configured.", "Enter one and save it, then test.");
    }

    /**
     * {@return every step up to the first that failed}
     *
     * @throws ProblemException {@code mail.not-configured}, {@code mail.address-invalid}
     */
    static List<Outcome> run(MailServer server, String to, Instant now) {
        MailSettings settings = server.settings();
        String recipient = MailAddress.checked(to);
        if (!settings.ready()) {
            throw notConfigured();
        }
        List<Outcome> outcomes = new ArrayList<>();
        try {
            outcomes.add(new Outcome(Step.NAME, InetAddress.getByName(settings.server()).getHostAddress(), null));
        } catch (UnknownHostException e) {
            outcomes.add(new Outcome(Step.NAME, "", SmtpFailure.of(e, settings).problem()));
            return outcomes;
        }
        Step step = Step.CONNECTION;
        try (SmtpConnection connection = server.with(Patience.OF_A_PERSON).connect()) {
            outcomes.add(new Outcome(Step.CONNECTION, settings.server() + ":" + settings.port(), null));
            step = Step.MAIL;
            MailMessage mail = new MailMessage(
                    Ids.next(), List.of(recipient), List.of(), MESSAGES.text(Locale.ENGLISH, "test.subject"),
                    MESSAGES.text(Locale.ENGLISH, "test.text"), List.of(), now);
            Map<String, SmtpFailure> refusals = connection.send(mail, List.of(recipient));
            outcomes.add(new Outcome(
                    Step.MAIL, recipient,
                    refusals.values().stream().map(SmtpFailure::problem).findFirst().orElse(null)));
        } catch (SmtpException e) {
            outcomes.add(new Outcome(step, "", e.failure().problem()));
        }
        return outcomes;
    }
}
