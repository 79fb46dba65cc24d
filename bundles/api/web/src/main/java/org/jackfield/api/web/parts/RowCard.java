package org.jackfield.api.web.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A row of a list on a narrow screen. */
public final class RowCard extends Div {

    private static final long serialVersionUID = 1L;

    /**
     * Shows a row.
     *
     * @param title what tells it from the others
     * @param detail the next most important
     * @param end on the right: a time, a number, a {@link StatusBadge}, a button; none, one or several
     */
    public RowCard(String title, String detail, Component... end) {
        addClassName("jf-row-card");
        Span name = new Span(title);
        name.addClassName("jf-row-title");
        Span more = new Span(detail);
        more.addClassName("jf-row-detail");
        Div texts = new Div(name, more);
        Div right = new Div(end);
        right.addClassName("jf-row-end");
        add(texts, right);
    }
}
