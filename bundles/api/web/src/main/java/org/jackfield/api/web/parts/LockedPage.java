package org.jackfield.api.web.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.button.Button;

/** Stands in for the page of a feature that is installed but not licensed. */
public final class LockedPage extends Div {

    private static final long serialVersionUID = 1L;

    /**
     * Shows what the feature would do, and how to license it.
     *
     * @param title the feature's title
     * @param purpose what it does; empty if not known
     * @param reason why it is locked
     * @param remedy what to do
     * @param actions where to go for it
     */
    public LockedPage(String title, String purpose, String reason, String remedy, Button... actions) {
        addClassName("jf-locked");
        add(new PageHeader(title, ""), card(purpose, reason, remedy, actions));
    }

    /**
     * {@return what such a page says, for a part of a page that has its own title}
     *
     * @param purpose what the part does; empty if not known
     * @param reason why it is locked
     * @param remedy what to do
     * @param actions where to go for it
     */
    public static Div card(String purpose, String reason, String remedy, Button... actions) {
        Icon padlock = VaadinIcon.LOCK.create();
        padlock.getElement().setAttribute("aria-hidden", "true");
        Div body = new Div(new H2(reason));
        if (!purpose.isEmpty()) {
            body.add(new Paragraph(purpose));
        }
        Paragraph how = new Paragraph(remedy);
        how.addClassName("jf-remedy");
        body.add(how);
        body.add(actions);
        Div card = new Div(padlock, body);
        card.addClassName("jf-locked-card");
        return card;
    }
}
