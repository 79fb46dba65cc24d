package org.jackfield.web.shell.waiting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jackfield.api.i18n.Messages;

/** The page that stands in for all others while there are none; its texts are those of the catalogue. */
final class WaitingPage {

    private static final Messages MESSAGES = Messages.of(WaitingPage.class);
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z.]+)}}");
    private static final String TEMPLATE = template();

    private WaitingPage() {}

    /** {@return the HTML for somebody who reads this language} */
    static String html(Wait wait, Locale locale) {
        return PLACE.matcher(TEMPLATE).replaceAll(place -> Matcher.quoteReplacement(text(wait, locale, place.group(1))));
    }

    /** {@return the same in one line, for whatever is no browser} */
    static String line(Wait wait, Locale locale) {
        return MESSAGES.text(locale, wait + ".title") + ". " + MESSAGES.text(locale, wait + ".text");
    }

    private static String text(Wait wait, Locale locale, String place) {
        return switch (place) {
            case "language" -> locale.getLanguage();
            case "reason" -> wait.toString();
            case "again", "admin" -> escaped(MESSAGES.text(locale, place));
            default -> escaped(MESSAGES.text(locale, wait + "." + place));
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String template() {
        try (InputStream page = WaitingPage.class.getResourceAsStream("waiting.html")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
