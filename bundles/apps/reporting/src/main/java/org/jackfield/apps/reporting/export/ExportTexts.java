package org.jackfield.apps.reporting.export;

import java.util.Locale;
import org.jackfield.api.i18n.Messages;

/**
 * The words in files, in the language of whoever gets them.
 *
 * @param locale their language; never null
 */
record ExportTexts(Locale locale) {

    private static final Messages MESSAGES = Messages.of(ExportTexts.class);

    String text(String key, Object... arguments) {
        return MESSAGES.text(locale, key, arguments);
    }
}
