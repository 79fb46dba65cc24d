package org.jackfield.api.web.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** One number that matters, large, with what it counts. */
public final class Figure extends Div {

    private static final long serialVersionUID = 1L;

    private final Span value = new Span();
    private final Span name = new Span();

    /** Shows a number and what it counts. */
    public Figure(String value, String name) {
        addClassName("jf-figure");
        this.value.addClassName("jf-figure-value");
        this.name.addClassName("jf-figure-name");
        this.name.setText(name);
        add(this.value, this.name);
        set(value, Tone.NEUTRAL);
    }

    /** Shows another number; the tone colours it. */
    public final void set(String number, Tone tone) {
        for (Tone each : Tone.values()) {
            setClassName(each.styleClass(), each == tone);
        }
        value.setText(number);
    }
}
