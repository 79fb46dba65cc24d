package org.jackfield.core.contacts;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Objects;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.telephony.PhoneSystemId;

/**
 * From where a directory is imported.
 *
 * @param kind what sort of source
 * @param file of a file: its path below the folder of imports
 * @param encoding of a file: its encoding; empty to find it out
 * @param separator of a CSV file: one character; empty to find it out
 * @param url of a database: its JDBC address; of the directory: below which name, empty for that of its settings; of
 *     speed dials: the id of the phone system
 * @param user of a database: who logs in; empty for nobody
 * @param password of a database
 * @param query of a database: what selects the contacts; of the directory: a filter, empty for people
 * @param timeoutSeconds of a database: how long the query may take
 * @param columns the name of a column by the part of a contact, where they differ
 * @param deleteUnmatched whether contacts go that are not in the source any more
 * @param cron when it is imported by itself, a Quartz cron expression; empty for never
 */
public record ImportSource(
        Kind kind,
        String file,
        String encoding,
        String separator,
        String url,
        String user,
        Secret password,
        String query,
        int timeoutSeconds,
        Map<String, String> columns,
        boolean deleteUnmatched,
        String cron) {

    /** The longest a query may take. */
    public static final int MAX_SECONDS = 3600;

    private static final int MAX_TEXT = 1000;
    private static final int MAX_QUERY = 10_000;

    /** What sort of source. */
    public enum Kind {
        /** None; contacts are entered, or imported from files that somebody uploads. */
        NONE,
        /** A text file with separators on the server. */
        CSV,
        /** A vCard file on the server. */
        VCARD,
        /** A query to a database. */
        DATABASE,
        /** The site's directory (LDAP). */
        DIRECTORY,
        /** The speed dials that a phone system has for everybody. */
        SPEED_DIALS
    }

    /** No source. */
    public static final ImportSource NONE = new ImportSource(
            Kind.NONE, "", "", "", "", "", new Secret(""), "", 60, Map.of(), false, "");

    /** Checks what its kind needs. */
    public ImportSource {
        Objects.requireNonNull(kind, "kind");
        columns = Map.copyOf(columns);
        bounded("file", file, MAX_TEXT);
        bounded("url", url, MAX_TEXT);
        bounded("user", user, MAX_TEXT);
        bounded("query", query, MAX_QUERY);
        bounded("cron", cron, MAX_TEXT);
        if (separator.length() > 1 || separator.equals("\"")) {
            throw refusal(separator, "The separator is not one character.", "Leave it empty to find it out.");
        }
        if (!encoding.isEmpty() && !isCharset(encoding)) {
            throw refusal(encoding, "There is no such encoding.", "Name one such as UTF-8, or leave it empty.");
        }
        if (timeoutSeconds < 1 || timeoutSeconds > MAX_SECONDS) {
            throw refusal(Integer.toString(timeoutSeconds), "A query cannot take so long.", "Give 1 to 3600 seconds.");
        }
        boolean fromFile = kind == Kind.CSV || kind == Kind.VCARD;
        if (fromFile && file.isBlank() && !cron.isBlank()) {
            throw refusal("", "An import by the clock needs a file.", "Name one in the folder of imports.");
        }
        if (kind == Kind.DATABASE && (url.isBlank() || query.isBlank())) {
            throw refusal(url, "A database needs an address and a query.", "Enter both.");
        }
        if (kind == Kind.SPEED_DIALS && !isId(url)) {
            throw refusal(url, "Speed dials need a phone system.", "Choose one of those that are set up.");
        }
    }

    private static boolean isId(String text) {
        try {
            PhoneSystemId.of(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void bounded(String what, String text, int most) {
        if (text.length() > most) {
            throw refusal(what, "This text is too long.", "At most " + most + " characters are kept.");
        }
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static ProblemException refusal(String input, String message, String remedy) {
        return ProblemException.invalid("contacts.source", input, message, remedy);
    }
}
