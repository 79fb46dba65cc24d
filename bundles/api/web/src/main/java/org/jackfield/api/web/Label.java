package org.jackfield.api.web;

import java.util.Locale;
import java.util.Objects;
import org.jackfield.api.i18n.Messages;

/**
 * A text of a bundle's catalogue, shown in the language of whoever reads it.
 *
 * @param messages the catalogue; never null
 * @param key the text's key in it; never null
 */
public record Label(Messages messages, String key) {

    /** Checks the components. */
    public Label {
        Objects.requireNonNull(messages, "messages");
        Objects.requireNonNull(key, "key");
    }

    /** {@return the text in the language of {@code locale}, or in English where there is none} */
    public String text(Locale locale) {
        return messages.text(locale, key);
    }
}
