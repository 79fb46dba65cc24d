package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;

/** The frame of the pages that are shown before somebody is in. */
final class FrontDoor extends Main {

    private static final long serialVersionUID = 1L;

    FrontDoor(String title, String text, Component... content) {
        addClassName("jf-front-door");
        Div form = new Div(new Brand(), new H1(title));
        form.addClassName("jf-front-form");
        if (!text.isEmpty()) {
            form.add(new Paragraph(text));
        }
        form.add(content);
        Div picture = new Div();
        picture.addClassName("jf-front-picture");
        picture.getElement().setAttribute("aria-hidden", "true");
        add(form, picture);
    }
}
