package org.jackfield.core.events.ui;

import java.util.Arrays;
import java.util.List;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.core.events.model.Event;
import org.jackfield.core.events.model.EventKind;

/** How events are shown. */
final class EventWords {

    static final Messages MESSAGES = Messages.of(EventWords.class);

    private EventWords() {}

    static String what(Event event, ViewContext context) {
        return context.text("kind." + event.kind());
    }

    static StatusBadge badge(Event event, ViewContext context) {
        Tone tone = switch (event.kind().weight()) {
            case NEUTRAL -> Tone.NEUTRAL;
            case GOOD -> Tone.GOOD;
            case WARNING -> Tone.WARNING;
            case BAD -> Tone.BAD;
        };
        return new StatusBadge(tone, category(event.kind().category(), context));
    }

    static String category(EventKind.Category category, ViewContext context) {
        return context.text("category." + category);
    }

    /** {@return what somebody may filter by: log-ins are for those who see the audit trail} */
    static List<EventKind.Category> categories(boolean security) {
        return Arrays.stream(EventKind.Category.values())
                .filter(category -> security || category != EventKind.Category.SECURITY)
                .toList();
    }
}
