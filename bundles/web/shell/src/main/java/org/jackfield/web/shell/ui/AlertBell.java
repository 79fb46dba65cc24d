package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.security.Target;
import org.jackfield.web.shell.Shell;
import org.jackfield.api.alerts.AlertService;

/** How many alerts stand, and the way to them. */
final class AlertBell extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Shell shell;
    private final Span count = new Span();
    private final Button bell = new Button(VaadinIcon.BELL.create(), click -> UI.getCurrent().navigate("alerts"));
    private transient Runnable watch = () -> {};

    AlertBell(Shell shell) {
        this.shell = shell;
        addClassName("jf-bell");
        bell.addThemeVariants(ButtonVariant.TERTIARY);
        count.addClassName("jf-bell-count");
        count.getElement().setAttribute("aria-hidden", "true");
        add(bell, count);
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
        setVisible(shell.security()
                .decide(SignedIn.subject(), AlertService.VIEW, Target.SITE)
                .allowed());
        int active = shell.alerts().active().size();
        bell.setAriaLabel(Texts.text("bell", active));
        bell.setTooltipText(Texts.text("bell", active));
        count.setVisible(active > 0);
        count.setText(active > 99 ? "99+" : Integer.toString(active));
        setClassName("jf-bad", shell.alerts().critical());
    }
}
