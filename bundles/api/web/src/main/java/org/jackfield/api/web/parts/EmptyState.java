package org.jackfield.api.web.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Says why there is nothing here, and what to do about it. */
public final class EmptyState extends Div {

    private static final long serialVersionUID = 1L;

    /**
     * Shows why there is nothing.
     *
     * @param icon drawn large and pale
     * @param title a few words
     * @param text what would be here, and what to do to get it; empty for none
     * @param actions buttons or links, if any
     */
    public EmptyState(VaadinIcon icon, String title, String text, Component... actions) {
        addClassName("jf-empty");
        Icon drawing = icon.create();
        drawing.getElement().setAttribute("aria-hidden", "true");
        add(drawing, new H2(title));
        if (!text.isEmpty()) {
            add(new Paragraph(text));
        }
        add(actions);
    }
}
