package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.UI;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.web.Label;

/** The shell's own texts, in the language of the browser tab. */
public final class Texts {

    /** The shell's catalogue. */
    public static final Messages MESSAGES = Messages.of(Texts.class);

    private Texts() {}

    /** {@return a text in the language of the current browser tab} */
    public static String text(String key, Object... arguments) {
        return MESSAGES.text(UI.getCurrent().getLocale(), key, arguments);
    }

    /** {@return a text for a contribution of the shell's own} */
    public static Label label(String key) {
        return new Label(MESSAGES, key);
    }
}
