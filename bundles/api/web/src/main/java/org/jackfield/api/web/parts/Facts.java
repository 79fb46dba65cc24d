package org.jackfield.api.web.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;

/** Names and values, one under the other. */
public final class Facts extends DescriptionList {

    private static final long serialVersionUID = 1L;

    /** Shows nothing yet. */
    public Facts() {
        addClassName("jf-facts");
    }

    /** Adds a name with its value. */
    public Facts with(String name, String value) {
        return with(name, new Text(value));
    }

    /** Adds a name with whatever shows its value. */
    public Facts with(String name, Component value) {
        add(new Term(name), new Description(value));
        return this;
    }
}
