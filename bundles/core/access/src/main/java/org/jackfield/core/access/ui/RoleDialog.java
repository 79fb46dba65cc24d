package org.jackfield.core.access.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jackfield.api.web.ViewContext;
import org.jackfield.core.access.AccessBook;
import org.jackfield.core.access.AccessFilter;
import org.jackfield.core.access.AccessScope;
import org.jackfield.core.access.Role;
import org.jackfield.core.access.SecurityProfile;

/** Edits a role. */
final class RoleDialog extends NamedDialog<Role> {

    private final TextField description;
    private final Select<SecurityProfile> profile = new Select<>();
    private final Select<AccessScope> scope = new Select<>();
    private final MultiSelectComboBox<AccessFilter> filters = new MultiSelectComboBox<>();

    RoleDialog(Role role, AccessBook book, ViewContext context, Runnable saved) {
        super(role, book, context, saved);
        description = description(role.description());
    }

    void open() {
        List<SecurityProfile> profiles = book.profiles();
        profile.setLabel(context.text("role.profile"));
        profile.setItems(profiles);
        profile.setItemLabelGenerator(SecurityProfile::name);
        profiles.stream().filter(each -> each.id().equals(edited.profile())).findFirst().ifPresent(profile::setValue);
        scope.setLabel(context.text("role.scope"));
        scope.setItems(AccessScope.values());
        scope.setItemLabelGenerator(each -> context.text("scope." + each));
        scope.setValue(edited.scope());
        scope.setHelperText(context.text("scope.help." + edited.scope()));
        scope.addValueChangeListener(change -> scope.setHelperText(context.text("scope.help." + change.getValue())));
        Map<UUID, AccessFilter> byId =
                book.filters().stream().collect(Collectors.toMap(AccessFilter::id, Function.identity()));
        filters.setLabel(context.text("role.filters"));
        filters.setHelperText(context.text("role.filters.help"));
        filters.setItems(book.filters());
        filters.setItemLabelGenerator(filter -> context.text("mode." + filter.mode()) + ": " + filter.name());
        filters.setValue(edited.filters().stream().map(byId::get).collect(Collectors.toSet()));
        form("roles.add", "role.title").with(name, description, profile, scope).withWide(filters).open();
    }

    @Override
    void store(String name) {
        book.save(
                new Role(
                        edited.id(), edited.revision(), name, description.getValue(), profile.getValue().id(),
                        scope.getValue(),
                        filters.getValue().stream().map(AccessFilter::id).collect(Collectors.toSet())),
                context.subject(),
                AccessPage.ORIGIN);
    }
}
