package org.jackfield.core.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jackfield.core.mail.MailSettings.Login;
import org.jackfield.core.mail.MailSettings.Security;

/** A connection to the mail server, logged in. One thread uses it. */
final class SmtpConnection implements AutoCloseable {

    private final MailSettings settings;
    private final Patience patience;
    private final WatchedSockets sockets = new WatchedSockets();
    private final SMTPTransport transport;
    private final Session session;

    /**
     * Connects and logs in.
     *
     * @param secret password or access token; empty if nobody logs in
     * @throws SmtpException if that cannot be done
     */
    SmtpConnection(MailSettings settings, String secret, Patience patience) throws SmtpException {
        this.settings = settings;
        this.patience = patience;
        sockets.start(patience.whole());
        try {
            session = within(() -> Session.getInstance(properties()));
            transport = new SMTPTransport(session, new URLName("smtp", settings.server(), settings.port(), null, null, null));
            if (settings.login() == Login.NONE) {
                transport.connect();
            } else {
                transport.connect(settings.server(), settings.port(), settings.user(), secret);
            }
        } catch (MessagingException e) {
            SmtpException told = told(e);
            sockets.close();
            throw told;
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", settings.server());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.connectiontimeout", Long.toString(patience.connect().toMillis()));
        properties.put("mail.smtp.timeout", Long.toString(patience.answer().toMillis()));
        properties.put("mail.smtp.socketFactory", sockets.plain());
        properties.put("mail.smtp.socketFactory.fallback", "false");
        properties.put(
                "mail.smtp.ssl.socketFactory",
                sockets.protectedBy(ServerTrust.context(settings.certificate()).getSocketFactory()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.security() == Security.TLS));
        boolean startTls = settings.security() == Security.STARTTLS;
        properties.put("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(startTls));
        properties.put("mail.smtp.auth", Boolean.toString(settings.login() != Login.NONE));
        properties.put("mail.smtp.auth.mechanisms", settings.login() == Login.XOAUTH2 ? "XOAUTH2" : "PLAIN LOGIN DIGEST-MD5");
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.localhost", MailMessage.domain(settings.from()));
        return properties;
    }

    /**
     * Sends a mail.
     *
     * @param to the recipients that still wait for it
     * @return whom it could not be sent to, and why; empty if it went to all
     * @throws SmtpException if it could be sent to nobody
     */
    Map<String, SmtpFailure> send(MailMessage message, List<String> to) throws SmtpException {
        sockets.start(patience.whole());
        Map<String, String> byAscii = new HashMap<>();
        try {
            Address[] recipients = new Address[to.size()];
            for (int i = 0; i < recipients.length; i++) {
                InternetAddress address = MailMessage.address(to.get(i));
                byAscii.put(address.getAddress(), to.get(i));
                recipients[i] = address;
            }
            MimeMessage mime = within(() -> message.mime(session, settings));
            within(() -> {
                transport.sendMessage(mime, recipients);
                return null;
            });
            return Map.of();
        } catch (SendFailedException e) {
            return refusals(e, to, byAscii);
        } catch (MessagingException e) {
            throw told(e);
        }
    }

    private Map<String, SmtpFailure> refusals(SendFailedException e, List<String> to, Map<String, String> byAscii)
            throws SmtpException {
        if (e instanceof SMTPSendFailedException failed && failed.getReturnCode() < 0) {
            // No answer at all: the connection is gone.
            throw told(e);
        }
        Map<String, SmtpFailure> refusals = new LinkedHashMap<>();
        Exception each = e;
        while (each instanceof MessagingException messaging) {
            if (each instanceof SMTPAddressFailedException refused) {
                refusals.put(byAscii.get(refused.getAddress().getAddress()), SmtpFailure.of(refused, settings));
            }
            each = messaging.getNextException();
        }
        List<String> sent = e.getValidSentAddresses() == null
                ? List.of()
                : Arrays.stream(e.getValidSentAddresses())
                        .map(address -> byAscii.get(((InternetAddress) address).getAddress()))
                        .toList();
        for (String recipient : to) {
            // Neither sent nor refused: what was refused is the mail as a whole.
            if (!sent.contains(recipient) && !refusals.containsKey(recipient)) {
                refusals.put(recipient, SmtpFailure.of(e, settings));
            }
        }
        return refusals;
    }

    private SmtpException told(MessagingException e) {
        return new SmtpException(
                SmtpFailure.of(sockets.tooLate() ? new SocketTimeoutException("it takes too long") : e, settings), e);
    }

    /** The mail library looks up its parts by the thread's class loader, which of a bundle's thread is nobody's. */
    private static <T> T within(Work<T> work) throws MessagingException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SmtpConnection.class.getClassLoader());
        try {
            return work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private interface Work<T> {
        T run() throws MessagingException;
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            // The mail was taken, or it was not; how the server takes its leave is its own affair.
        }
        sockets.close();
    }
}
