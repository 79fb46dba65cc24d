package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import org.jackfield.web.shell.Shell;

/** A part of every page that is drawn anew whenever an alert begins or ends, for as long as somebody looks at it. */
abstract class AlertWatcher extends Div {

    private static final long serialVersionUID = 1L;

    final transient Shell shell;
    private transient Runnable watch = () -> {};

    AlertWatcher(Shell shell) {
        this.shell = shell;
    }

    /** Shows how it is now; in the browser tab's thread. */
    abstract void draw();

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
}
