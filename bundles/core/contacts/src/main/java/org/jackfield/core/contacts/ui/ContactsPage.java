package org.jackfield.core.contacts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.UUID;
import org.jackfield.api.contacts.ContactListener;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.PageTeller;
import org.jackfield.api.web.ViewContext;
import org.jackfield.core.contacts.ContactsComponent;
import org.jackfield.core.contacts.ImportsComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Contacts, to be found, entered and imported. */
@org.osgi.service.component.annotations.Component(service = {PageContribution.class, ContactListener.class})
public final class ContactsPage implements PageContribution, ContactListener {

    private static final Messages MESSAGES = Messages.of(ContactsPage.class);

    private final ContactsComponent contacts;
    private final ImportsComponent imports;
    private final TaskService tasks;
    private final PageTeller teller = new PageTeller("contacts-pages", () -> false);

    /** Shows these contacts. */
    @Activate
    public ContactsPage(
            @Reference ContactsComponent contacts, @Reference ImportsComponent imports, @Reference TaskService tasks) {
        this.contacts = contacts;
        this.imports = imports;
        this.tasks = tasks;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "contacts", new Label(MESSAGES, "contacts.title"), NavigationGroup.PEOPLE, 30, VaadinIcon.BOOK,
                ContactService.VIEW);
    }

    @Override
    public Component view(ViewContext context) {
        ContactsView view = new ContactsView(contacts.desk(), imports.desk(), tasks, context);
        context.closeWithView(teller.watch(() -> context.push(view::refresh)));
        return view.content();
    }

    @Override
    public void contactsChanged(UUID directory) {
        teller.changed();
    }

    /** Ends the telling. */
    @Deactivate
    public void stop() {
        teller.close();
    }
}
