package org.jackfield.web.shell.setup;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.Permission;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SetupStepContribution;
import org.jackfield.api.web.ViewContext;

/** A step whose state the test sets. */
final class SampleStep implements SetupStepContribution {

    private final String id;
    private final int order;
    private final boolean essential;
    boolean done;

    SampleStep(String id, int order, boolean essential) {
        this.id = id;
        this.order = order;
        this.essential = essential;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Label title() {
        return new Label(Messages.of(SampleStep.class), id);
    }

    @Override
    public Label purpose() {
        return title();
    }

    @Override
    public int order() {
        return order;
    }

    @Override
    public Permission permission() {
        return new Permission(id + ".configure", id);
    }

    @Override
    public boolean done() {
        return done;
    }

    @Override
    public boolean essential() {
        return essential;
    }

    @Override
    public Component step(ViewContext context) {
        return new Span();
    }
}
