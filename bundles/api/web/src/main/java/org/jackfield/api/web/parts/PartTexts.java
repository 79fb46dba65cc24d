package org.jackfield.api.web.parts;

import com.vaadin.flow.component.UI;
import java.util.Locale;
import org.jackfield.api.i18n.Messages;

/** The texts of the parts themselves, in the language of the browser tab. */
final class PartTexts {

    private static final Messages MESSAGES = Messages.of(PartTexts.class);

    private PartTexts() {}

    static String text(String key, Object... arguments) {
        return MESSAGES.text(locale(), key, arguments);
    }

    static Locale locale() {
        UI ui = UI.getCurrent();
        return ui == null ? Locale.ENGLISH : ui.getLocale();
    }
}
