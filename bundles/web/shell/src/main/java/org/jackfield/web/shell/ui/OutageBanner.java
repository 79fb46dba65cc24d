package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.jackfield.web.shell.Shell;

/** Tells whoever looks at a page that the database is away, for as long as it is. */
final class OutageBanner extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Shell shell;
    private transient Runnable watch = () -> {};

    OutageBanner(Shell shell) {
        this.shell = shell;
        addClassName("jf-problem");
        getElement().setAttribute("role", "status");
        add(new Span(Texts.text("outage")), new Paragraph(Texts.text("outage.text")));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        UI tab = attached.getUI();
        watch = shell.alerts().onChange(() -> tab.access(this::draw));
        draw();
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        watch.run();
        super.onDetach(detached);
    }

    private void draw() {
        setVisible(shell.alerts().databaseAway());
    }
}
