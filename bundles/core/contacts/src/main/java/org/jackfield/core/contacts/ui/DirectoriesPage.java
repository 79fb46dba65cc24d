package org.jackfield.core.contacts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.contacts.ContactListener;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UsersService;
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
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Directories, who may use them, and from where they are imported. */
@org.osgi.service.component.annotations.Component(service = {PageContribution.class, ContactListener.class})
public final class DirectoriesPage implements PageContribution, ContactListener {

    private static final Messages MESSAGES = Messages.of(DirectoriesPage.class);

    private final ContactsComponent contacts;
    private final ImportsComponent imports;
    private final PageTeller teller = new PageTeller("contacts-directories", () -> false);

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile UsersService users;

    /** Shows these directories. */
    @Activate
    public DirectoriesPage(@Reference ContactsComponent contacts, @Reference ImportsComponent imports) {
        this.contacts = contacts;
        this.imports = imports;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "contacts/directories", new Label(MESSAGES, "directories.title"), NavigationGroup.PEOPLE, 31,
                VaadinIcon.FOLDER_OPEN, ContactService.CONFIGURE);
    }

    @Override
    public Component view(ViewContext context) {
        DirectoriesView view = new DirectoriesView(contacts.desk(), imports.desk(), this::users, context);
        context.closeWithView(teller.watch(() -> context.push(view::refresh)));
        return view.content();
    }

    private List<User> users() {
        return Optional.ofNullable(users).map(known -> List.copyOf(known.users())).orElse(List.of());
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
