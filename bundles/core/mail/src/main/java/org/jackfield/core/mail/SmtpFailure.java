package org.jackfield.core.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/**
 * Why a mail server did not take a mail, in words that say what to do.
 *
 * @param problem what went wrong
 * @param lasting whether trying again is of no use, because the server has refused this mail for good
 */
record SmtpFailure(Problem problem, boolean lasting) {

    private static final int FOR_GOOD = 500;
    private static final int LOG_IN_FIRST = 530;
    private static final int CREDENTIALS = 535;

    static SmtpFailure of(Throwable failure, MailSettings settings) {
        String where = settings.server() + ":" + settings.port();
        if (failure instanceof ProblemException known) {
            return mendable(known.problem());
        }
        if (failure instanceof SMTPAddressFailedException refused) {
            return refused("mail.recipient-refused", refused.getReturnCode(), refused.getAddress() + ": " + reply(refused),
                    "The mail server does not take mail to this address.", "Check the address.");
        }
        if (find(failure, SMTPSenderFailedException.class).isPresent()) {
            return mendable(problem(
                    "mail.sender-refused", settings.from() + ": " + reply(failure), "The mail server refuses the sender.",
                    "Enter an address that the user may send under."));
        }
        if (find(failure, AuthenticationFailedException.class).isPresent()) {
            return credentials(settings, failure);
        }
        Optional<SMTPSendFailedException> refused = find(failure, SMTPSendFailedException.class);
        if (refused.isPresent() && refused.get().getReturnCode() > 0) {
            int code = refused.get().getReturnCode();
            return code == LOG_IN_FIRST || code == CREDENTIALS
                    ? credentials(settings, failure)
                    : refused("mail.refused", code, reply(failure), "The mail server refuses the mail.",
                            "See what it says; an administrator of the mail server knows more.");
        }
        return mendable(connection(failure, settings, where));
    }

    private static Problem connection(Throwable failure, MailSettings settings, String where) {
        if (find(failure, UnknownHostException.class).isPresent()) {
            return problem("mail.server-unknown", settings.server(), "There is no server of this name.",
                    "Check its spelling, and that this machine can resolve names.");
        }
        if (find(failure, CertificateException.class).isPresent()) {
            return problem("mail.server-untrusted", where + ": " + deepest(failure),
                    "The mail server's certificate is not one that is trusted here.",
                    "Enter the certificate that it is signed by, or the name that it is made out to.");
        }
        if (find(failure, SocketTimeoutException.class).isPresent()) {
            return problem("mail.server-silent", where, "The mail server does not answer in time.",
                    "Check port and protection (TLS on a port that wants STARTTLS hangs), and firewalls between.");
        }
        if (find(failure, SSLException.class).isPresent()) {
            return problem("mail.tls-failed", where + ": " + deepest(failure), "No protected connection could be made.",
                    "Choose another protection; port 465 usually wants TLS, 587 and 25 STARTTLS.");
        }
        if (find(failure, ConnectException.class).isPresent() || find(failure, NoRouteToHostException.class).isPresent()) {
            return problem("mail.server-unreachable", where, "Nothing takes the connection there.",
                    "Check server and port, and firewalls between.");
        }
        if (String.valueOf(failure.getMessage()).contains("STARTTLS")) {
            return problem("mail.starttls-missing", where, "The mail server does not offer STARTTLS.",
                    "Choose TLS or, inside your own network, no protection.");
        }
        return problem("mail.server-broke-off", where + ": " + deepest(failure), "The mail server broke the connection off.",
                "It is tried again. If it goes on, see the mail server's own log.");
    }

    private static SmtpFailure credentials(MailSettings settings, Throwable failure) {
        return mendable(problem(
                "mail.credentials", settings.user() + ": " + reply(failure), "The mail server does not accept the log-in.",
                settings.login() == MailSettings.Login.XOAUTH2
                        ? "Fetch new tokens from your provider, for this user and with the scope to send mail."
                        : "Check user and password; large providers want a password made for this site, or tokens."));
    }

    private static SmtpFailure refused(String code, int reply, String input, String message, String remedy) {
        return new SmtpFailure(problem(code, input, message, remedy), reply >= FOR_GOOD);
    }

    private static SmtpFailure mendable(Problem problem) {
        return new SmtpFailure(problem, false);
    }

    private static Problem problem(String code, String input, String message, String remedy) {
        return new Problem(code, Problem.Kind.UNAVAILABLE, input, message, remedy);
    }

    private static String reply(Throwable failure) {
        return oneLine(failure.getMessage());
    }

    private static String deepest(Throwable failure) {
        Throwable deepest = failure;
        for (int depth = 0; depth < 20 && next(deepest) != null; depth++) {
            deepest = next(deepest);
        }
        return oneLine(deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage());
    }

    private static String oneLine(String text) {
        return String.valueOf(text).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        Throwable each = failure;
        for (int depth = 0; depth < 20 && each != null; depth++) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
            each = next(each);
        }
        return Optional.empty();
    }

    private static Throwable next(Throwable failure) {
        return failure instanceof MessagingException messaging && messaging.getNextException() != null
                ? messaging.getNextException()
                : failure.getCause();
    }
}
