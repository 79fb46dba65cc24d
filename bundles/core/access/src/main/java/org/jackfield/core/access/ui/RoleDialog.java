package org.jackfield.core.access.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.core.access.AccessBook;
import org.jackfield.core.access.AccessFilter;
import org.jackfield.core.access.AccessScope;
import org.jackfield.core.access.Named;
import org.jackfield.core.access.Role;
import org.jackfield.core.access.SecurityProfile;

/** Edits a role. */
final class RoleDialog {

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
                AccessPage.ORIGIN);
        context.notifySuccess(context.text("saved", name.getValue()));
        saved.run();
    }
}
