package org.jackfield.core.access.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.core.access.AccessBook;
import org.jackfield.core.access.OptionCatalogue;
import org.jackfield.core.access.SecurityProfile;

/** Shows the ticks of a profile, and edits those of one that is not built in. */
final class ProfileDialog extends NamedDialog<SecurityProfile> {

    private final TextField description;
    private final List<CheckboxGroup<AccessOption>> groups = new ArrayList<>();
    private final Set<String> kept = new HashSet<>();

    ProfileDialog(SecurityProfile profile, AccessBook book, ViewContext context, Runnable saved) {
        super(profile, book, context, saved);
        description = description(profile.description());
    }

    @Override
    boolean fixed() {
        return edited.builtIn();
    }

    void open() {
        FormDialog dialog = form("profiles.add", "profile.title").with(name, description);
        OptionCatalogue options = book.options();
        edited.options().stream().filter(option -> !options.has(option)).forEach(kept::add);
        Map<String, List<AccessOption>> byGroup = options.all().stream()
                .collect(Collectors.groupingBy(AccessOption::group, LinkedHashMap::new, Collectors.toList()));
        byGroup.forEach((group, some) -> dialog.withWide(group(group, some)));
        if (!kept.isEmpty()) {
            name.setHelperText(context.text("profile.kept", kept.size()));
        }
        dialog.open();
    }

    private CheckboxGroup<AccessOption> group(String title, List<AccessOption> options) {
        CheckboxGroup<AccessOption> group = new CheckboxGroup<>();
        group.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        group.setLabel(title);
        group.setItems(options);
        group.setItemLabelGenerator(option -> option.permissions().isEmpty()
                ? context.text("option.unused", option.title())
                : option.title());
        group.setItemHelperGenerator(AccessOption::description);
        group.setValue(options.stream().filter(option -> edited.options().contains(option.id())).collect(Collectors.toSet()));
        group.setReadOnly(fixed());
        groups.add(group);
        return group;
    }

    @Override
    void store(String name) {
        Set<String> ticked = new HashSet<>(kept);
        groups.forEach(group -> group.getValue().forEach(option -> ticked.add(option.id())));
        book.save(
                new SecurityProfile(edited.id(), edited.revision(), name, description.getValue(), ticked, false),
                context.subject(),
                AccessPage.ORIGIN);
    }
}
