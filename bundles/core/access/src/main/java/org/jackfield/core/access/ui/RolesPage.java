package org.jackfield.core.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.core.access.AccessBook;
import org.jackfield.core.access.AccessComponent;
import org.jackfield.core.access.AccessFilter;
import org.jackfield.core.access.AccessScope;
import org.jackfield.core.access.Named;
import org.jackfield.core.access.Role;
import org.jackfield.core.access.SecurityProfile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** The user roles (manual §7.2.6.9.2). */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class RolesPage implements PageContribution {

    private final AccessBook book;

    /** Shows what is configured. */
    @Activate
    public RolesPage(@Reference AccessComponent access) {
        this.book = access.book();
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "security/roles",
                new Label(AccessPages.MESSAGES, "roles.title"),
                NavigationGroup.PEOPLE,
                60,
                VaadinIcon.USERS,
                AccessBook.CONFIGURE);
    }

    @Override
    public Component view(ViewContext context) {
        return new View(context).page;
    }

    private final class View {

        private final ViewContext context;
        private final GridPage<Role> page;
        private final TextField search;

        View(ViewContext context) {
            this.context = context;
            PageHeader header = new PageHeader(context.text("roles.title"), context.text("roles.purpose"));
            header.addAction(VaadinIcon.PLUS, context.text("roles.add"), true, () -> edit(new Role(
                    UUID.randomUUID(), 0, "", "", book.profiles().getFirst().id(), AccessScope.NONE, Set.of())));
            page = new GridPage<>(header, (request, sort) -> AccessPages.page(book.roles(), search(), request));
            search = page.filters().addSearch(context.text("search"));
            page.addColumn("name", context.text("name"), Role::name);
            page.addColumn("profile", context.text("role.profile"), this::profile);
            page.addComponentColumn("scope", context.text("role.scope"), this::scope);
            page.addColumn("filters", context.text("role.filters"), this::filters);
            page.addColumn("description", context.text("description"), Role::description);
            page.compact(role -> new RowCard(role.name(), profile(role), scope(role)));
            AccessPages.addActions(page, context, role -> false, this::edit,
                    role -> book.deleteRole(role.id(), context.subject(), AccessPages.ORIGIN));
            page.whenEmpty(
                    new EmptyState(VaadinIcon.USERS, context.text("roles.empty"), context.text("roles.empty.text")));
        }

        private String search() {
            return search == null ? "" : search.getValue();
        }

        private String profile(Role role) {
            return book.profiles().stream()
                    .filter(profile -> profile.id().equals(role.profile()))
                    .map(SecurityProfile::name)
                    .findFirst()
                    .orElse("");
        }

        private StatusBadge scope(Role role) {
            return new StatusBadge(
                    role.scope() == AccessScope.NONE ? Tone.NEUTRAL : Tone.INFO, context.text("scope." + role.scope()));
        }

        private String filters(Role role) {
            return book.filters().stream()
                    .filter(filter -> role.filters().contains(filter.id()))
                    .map(filter -> context.text("mode." + filter.mode()) + ": " + filter.name())
                    .collect(Collectors.joining(", "));
        }

        private void edit(Role role) {
            new RoleDialog(role, book, context, page::refresh).open();
        }
    }

    /** Edits a role. */
    private static final class RoleDialog {

        private final Role role;
        private final AccessBook book;
        private final ViewContext context;
        private final Runnable saved;
        private final TextField name = new TextField();
        private final TextField description = new TextField();
        private final Select<SecurityProfile> profile = new Select<>();
        private final Select<AccessScope> scope = new Select<>();
        private final MultiSelectComboBox<AccessFilter> filters = new MultiSelectComboBox<>();

        RoleDialog(Role role, AccessBook book, ViewContext context, Runnable saved) {
            this.role = role;
            this.book = book;
            this.context = context;
            this.saved = saved;
        }

        void open() {
            name.setLabel(context.text("name"));
            name.setMaxLength(Named.MAX_NAME);
            name.setValue(role.name());
            description.setLabel(context.text("description"));
            description.setMaxLength(Named.MAX_DESCRIPTION);
            description.setValue(role.description());
            List<SecurityProfile> profiles = book.profiles();
            profile.setLabel(context.text("role.profile"));
            profile.setItems(profiles);
            profile.setItemLabelGenerator(SecurityProfile::name);
            profiles.stream().filter(each -> each.id().equals(role.profile())).findFirst().ifPresent(profile::setValue);
            scope.setLabel(context.text("role.scope"));
            scope.setItems(AccessScope.values());
            scope.setItemLabelGenerator(each -> context.text("scope." + each));
            scope.setValue(role.scope());
            scope.setHelperText(context.text("scope.help." + role.scope()));
            scope.addValueChangeListener(change -> scope.setHelperText(context.text("scope.help." + change.getValue())));
            Map<UUID, AccessFilter> byId =
                    book.filters().stream().collect(Collectors.toMap(AccessFilter::id, Function.identity()));
            filters.setLabel(context.text("role.filters"));
            filters.setHelperText(context.text("role.filters.help"));
            filters.setItems(book.filters());
            filters.setItemLabelGenerator(filter -> context.text("mode." + filter.mode()) + ": " + filter.name());
            filters.setValue(role.filters().stream().map(byId::get).collect(Collectors.toSet()));
            new FormDialog(
                            context.text(role.revision() == 0 ? "roles.add" : "role.title", role.name()),
                            context.text("save"),
                            this::save)
                    .with(name, description, profile, scope)
                    .withWide(filters)
                    .open();
        }

        private void save() {
            if (name.getValue().isBlank()) {
                throw ProblemException.invalid(
                        "access.name", "", context.text("name.missing"), context.text("name.missing.remedy"));
            }
            book.save(
                    new Role(
                            role.id(), role.revision(), name.getValue(), description.getValue(), profile.getValue().id(),
                            scope.getValue(),
                            filters.getValue().stream().map(AccessFilter::id).collect(Collectors.toSet())),
                    context.subject(),
                    AccessPages.ORIGIN);
            context.notifySuccess(context.text("saved", name.getValue()));
            saved.run();
        }
    }
}
