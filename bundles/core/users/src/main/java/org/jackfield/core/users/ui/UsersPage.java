package org.jackfield.core.users.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.AccountService;
import org.jackfield.api.security.RolesService;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserListener;
import org.jackfield.api.users.UsersAdminService;
import org.jackfield.api.users.UsersService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.PageTeller;
import org.jackfield.api.web.ViewContext;
import org.jackfield.core.users.csv.UserImports;
import org.jackfield.core.users.directory.DirectoryImportComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Users and business units (manual §7.2.6). */
@org.osgi.service.component.annotations.Component(service = {PageContribution.class, UserListener.class})
public final class UsersPage implements PageContribution, UserListener {

    static final Messages MESSAGES = Messages.of(UsersPage.class);

    private final Parts parts;
    private final PageTeller teller = new PageTeller("users-pages", () -> false);

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile AccountService accounts;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile RolesService roles;

    /** What the page works on; accounts and roles as they are there. */
    final class Parts {

        final UsersService users;
        final UsersAdminService admin;
        final TelephonyService telephony;
        final UserImports imports;
        final DirectoryImportComponent directory;

        private Parts(
                UsersService users,
                UsersAdminService admin,
                TelephonyService telephony,
                UserImports imports,
                DirectoryImportComponent directory) {
            this.users = users;
            this.admin = admin;
            this.telephony = telephony;
            this.imports = imports;
            this.directory = directory;
        }

        Optional<AccountService> accounts() {
            return Optional.ofNullable(accounts);
        }

        Optional<RolesService> roles() {
            return Optional.ofNullable(roles);
        }
    }

    /** Shows and changes these. */
    @Activate
    public UsersPage(
            @Reference UsersService users,
            @Reference UsersAdminService admin,
            @Reference TelephonyService telephony,
            @Reference UserImports imports,
            @Reference DirectoryImportComponent directory) {
        parts = new Parts(users, admin, telephony, imports, directory);
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "users", new Label(MESSAGES, "title"), NavigationGroup.PEOPLE, 10, VaadinIcon.USERS, UsersService.VIEW);
    }

    @Override
    public Component view(ViewContext context) {
        UsersView view = new UsersView(parts, context);
        context.closeWithView(teller.watch(() -> context.push(view::refresh)));
        return view;
    }

    @Override
    public void refreshed() {
        teller.changed();
    }

    @Override
    public void userChanged(User user) {
        teller.changed();
    }

    @Override
    public void userRemoved(UUID user) {
        teller.changed();
    }

    @Override
    public void unitsChanged() {
        teller.changed();
    }

    /** Ends the telling. */
    @Deactivate
    public void stop() {
        teller.close();
    }
}
