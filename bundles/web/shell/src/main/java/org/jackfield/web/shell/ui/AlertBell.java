package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.security.Target;
import org.jackfield.web.shell.Shell;
import org.jackfield.api.alerts.AlertService;

/** How many alerts stand, and the way to them. */
final class AlertBell extends AlertWatcher {

    private static final long serialVersionUID = 1L;

    private final Span count = new Span();
    private final Button bell = new Button(VaadinIcon.BELL.create(), click -> UI.getCurrent().navigate("alerts"));

    AlertBell(Shell shell) {
        super(shell);
        addClassName("jf-bell");
        bell.addThemeVariants(ButtonVariant.TERTIARY);
        count.addClassName("jf-bell-count");
        count.getElement().setAttribute("aria-hidden", "true");
        add(bell, count);
    }

    @Override
    void draw() {
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
