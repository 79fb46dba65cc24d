package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.jackfield.web.shell.Shell;

/** Tells whoever looks at a page that the database is away, for as long as it is. */
final class OutageBanner extends AlertWatcher {

    private static final long serialVersionUID = 1L;

    OutageBanner(Shell shell) {
        super(shell);
        addClassName("jf-problem");
        getElement().setAttribute("role", "status");
        add(new Span(Texts.text("outage")), new Paragraph(Texts.text("outage.text")));
    }

    @Override
    void draw() {
        setVisible(shell.alerts().databaseAway());
    }
}
