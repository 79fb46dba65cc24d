package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;

/** The product's mark and name. */
final class Brand extends Div {

    private static final long serialVersionUID = 1L;

    Brand() {
        addClassName("jf-brand");
        Image mark = new Image("shell/mark.svg", "");
        add(mark, new Span("Jackfield"));
    }
}
