package org.jackfield.core.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import org.jackfield.api.mail.MailAddress;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Secret;
import org.jackfield.api.settings.SettingsType;

/**
 * The mail server, and who the site is in its mail.
 *
 * @param server name or address of the mail server; empty while there is none
 * @param port its port
 * @param security how the connection is protected
 * @param login how the site logs in there
 * @param user with which name
 * @param password for {@link Login#PASSWORD}
 * @param certificate a certificate in PEM that the server's may be signed by, beside the well-known authorities; or empty
 * @param from the sender's address
 * @param fromName the sender's name; may be empty
 * @param replyTo where answers go; empty for the sender
 * @param webAddress under which people reach the site, for links in mail; may be empty
 * @param giveUpHours how long a mail is tried
 * @param mostAttachedMegabytes how large the attachments of one mail may be together
 */
public record MailSettings(
        String server,
        int port,
        Security security,
        Login login,
        String user,
        Secret password,
        String certificate,
        String from,
        String fromName,
        String replyTo,
        String webAddress,
        int giveUpHours,
        int mostAttachedMegabytes) {

    /** What a person needs to change it. */
    public static final Permission CONFIGURE = new Permission("mail.configure", "Configure the mail server");

    /** The group of settings. */
    public static final SettingsType<MailSettings> TYPE = new SettingsType<>(
            "org.jackfield.core.mail",
            MailSettings.class,
            new MailSettings(
                    "", 587, Security.STARTTLS, Login.PASSWORD, "", Secret.NONE, "", "", "", "", "", 48, 20),
            CONFIGURE);

    private static final int MOST_HOURS = 24 * 14;
    private static final int MOST_MEGABYTES = 100;
    private static final int LONGEST_CERTIFICATE = 20_000;

    /** How the connection to the mail server is protected. */
    public enum Security {
        /** Not at all. */
        NONE,
        /** It begins in clear and goes on encrypted, or not at all. */
        STARTTLS,
        /** Encrypted from its beginning. */
        TLS
    }

    /** How the site logs in at the mail server. */
    public enum Login {
        /** Not at all. */
        NONE,
        /** With user and password. */
        PASSWORD,
        /** With user and an OAuth 2.0 access token. */
        XOAUTH2
    }

    public MailSettings {
        server = server.strip();
        from = from.strip();
        replyTo = replyTo.strip();
        webAddress = webAddress.strip();
        certificate = certificate.strip();
        Objects.requireNonNull(password, "password");
        if (!server.matches("[\\p{Alnum}.:_-]{0,253}")) {
            throw ProblemException.invalid(
                    "mail.server-invalid", server, "This is no name or address of a server.", "Enter it as mail.example.org.");
        }
        within("mail.port-invalid", port, 1, 65_535, "A port is 1 to 65535.");
        within("mail.give-up-invalid", giveUpHours, 1, MOST_HOURS, "Mail is tried for 1 to 336 hours.");
        within("mail.size-invalid", mostAttachedMegabytes, 1, MOST_MEGABYTES, "Attachments may have 1 to 100 MB.");
        if (!from.isEmpty()) {
            from = MailAddress.checked(from);
        }
        if (!replyTo.isEmpty()) {
            replyTo = MailAddress.checked(replyTo);
        }
        if (!server.isEmpty() && from.isEmpty()) {
            throw ProblemException.invalid(
                    "mail.from-missing", "", "Mail needs a sender.", "Enter the sender's address.");
        }
        if (!server.isEmpty() && login != Login.NONE && user.isBlank()) {
            throw ProblemException.invalid(
                    "mail.user-missing", "", "To log in at the mail server takes a user.",
                    "Enter the user, or choose that the server wants no log-in.");
        }
        if (login == Login.XOAUTH2 && security == Security.NONE) {
            throw ProblemException.invalid(
                    "mail.token-in-clear", "", "An access token must not go over an unprotected connection.",
                    "Choose STARTTLS or TLS.");
        }
        oneLine(fromName, 100);
        oneLine(user, 254);
        if (certificate.length() > LONGEST_CERTIFICATE) {
            throw ProblemException.invalid(
                    "mail.certificate-invalid", "", "This is too long for a certificate.", "Enter one certificate in PEM.");
        }
        if (!certificate.isEmpty()) {
            ServerTrust.certificates(certificate);
        }
        checkWebAddress(webAddress);
    }

    private static void within(String code, int value, int least, int most, String message) {
        if (value < least || value > most) {
            throw ProblemException.invalid(code, Integer.toString(value), message, "Enter a number within these bounds.");
        }
    }

    private static void oneLine(String text, int longest) {
        if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(
                    "mail.text-invalid", text.replaceAll("\\p{Cntrl}", " "), "This must be one line.", "Shorten it.");
        }
    }

    private static void checkWebAddress(String address) {
        if (address.isEmpty()) {
            return;
        }
        try {
            URI uri = new URI(address);
            if (("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null
                    && uri.getUserInfo() == null && address.length() <= 300) {
                return;
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        throw ProblemException.invalid(
                "mail.web-address-invalid", address, "This is no web address.",
                "Enter it as people do in their browser: https://calls.example.org.");
    }

    /** {@return whether mail can be sent} */
    public boolean ready() {
        return !server.isEmpty();
    }
}
