package org.jackfield.api.web.parts;

import com.vaadin.flow.component.html.Span;

/** A state in one or two words, with a coloured dot. */
public final class StatusBadge extends Span {

    private static final long serialVersionUID = 1L;

    /** Shows a state. */
    public StatusBadge(Tone tone, String text) {
        addClassName("jf-badge");
        set(tone, text);
    }

    /** Shows another state. */
    public final void set(Tone tone, String text) {
        for (Tone each : Tone.values()) {
            setClassName(each.styleClass(), each == tone);
        }
        setText(text);
    }
}
