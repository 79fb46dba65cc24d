package org.jackfield.core.contacts.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jackfield.api.contacts.Contact;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;

/** A contact's name, with a mark if it is a VIP. */
final class ContactName extends Div {

    private static final long serialVersionUID = 1L;

    ContactName(Contact contact, ViewContext context) {
        add(new Span(contact.name()));
        if (contact.vip()) {
            StatusBadge badge = new StatusBadge(Tone.WARNING, context.text("vip"));
            badge.getElement().setAttribute("title", contact.vipText());
            badge.getStyle().set("margin-inline-start", "0.5em");
            add(badge);
        }
    }
}
