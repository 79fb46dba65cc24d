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
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.core.access.AccessBook;
import org.jackfield.core.access.Named;
import org.jackfield.core.access.OptionCatalogue;
import org.jackfield.core.access.SecurityProfile;

/** Shows the ticks of a profile, and edits those of one that is not built in. */
final class ProfileDialog {

    private final SecurityProfile profile;
    private final AccessBook book;
    private final ViewContext context;
    private final Runnable saved;
    private final TextField name = new TextField();
    private final TextField description = new TextField();
    private final List<CheckboxGroup<AccessOption>> groups = new ArrayList<>();
    private final Set<String> kept = new HashSet<>();

    ProfileDialog(SecurityProfile profile, AccessBook book, ViewContext context, Runnable saved) {
        this.profile = profile;
        this.book = book;
        this.context = context;
        this.saved = saved;
    }

    void open() {
        name.setLabel(context.text("name"));
        name.setMaxLength(Named.MAX_NAME);
        name.setValue(profile.name());
        name.setReadOnly(profile.builtIn());
        description.setLabel(context.text("description"));
        description.setMaxLength(Named.MAX_DESCRIPTION);
        description.setValue(profile.description());
        description.setReadOnly(profile.builtIn());
        FormDialog dialog = new FormDialog(
                context.text(profile.revision() == 0 ? "profiles.add" : "profile.title", profile.name()),
                context.text(profile.builtIn() ? "close" : "save"),
                this::save);
        dialog.with(name, description);
        OptionCatalogue options = book.options();
        profile.options().stream().filter(option -> !options.has(option)).forEach(kept::add);
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
        group.setValue(options.stream().filter(option -> profile.options().contains(option.id())).collect(Collectors.toSet()));
        group.setReadOnly(profile.builtIn());
        groups.add(group);
        return group;
    }

    private void save() {
        if (profile.builtIn()) {
            return;
        }
        if (name.getValue().isBlank()) {
            throw ProblemException.invalid("access.name", "", context.text("name.missing"), context.text("name.missing.remedy"));
        }
        Set<String> ticked = new HashSet<>(kept);
        groups.forEach(group -> group.getValue().forEach(option -> ticked.add(option.id())));
        book.save(
                new SecurityProfile(profile.id(), profile.revision(), name.getValue(), description.getValue(), ticked, false),
                context.subject(),
                AccessPage.ORIGIN);
        context.notifySuccess(context.text("saved", name.getValue()));
        saved.run();
    }
}
