package org.jackfield.core.contacts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.contacts.Contact;
import org.jackfield.api.contacts.ContactLabels;
import org.jackfield.api.contacts.Directory;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.users.User;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.core.contacts.ContactDesk;
import org.jackfield.core.contacts.ImportDesk;

/** A directory: its name and users, where it comes from, and what its fields are called. */
final class DirectoryDialog {

    private final ContactDesk desk;
    private final ImportDesk imports;
    private final List<User> known;
    private final Optional<Directory> edited;
    private final ViewContext context;
    private final Runnable saved;
    private final UUID id;
    private final SourceFields source;

    private final TextField name = new TextField();
    private final Select<Directory.Kind> kind = new Select<>();
    private final Checkbox global = new Checkbox();
    private final MultiSelectComboBox<User> users = new MultiSelectComboBox<>();
    private final List<TextField> numberLabels = new ArrayList<>();
    private final List<TextField> fieldLabels = new ArrayList<>();

    DirectoryDialog(
            ContactDesk desk, ImportDesk imports, List<User> known, Optional<Directory> edited, ViewContext context,
            Runnable saved) {
        this.desk = desk;
        this.imports = imports;
        this.known = known;
        this.edited = edited;
        this.context = context;
        this.saved = saved;
        id = edited.map(Directory::id).orElseGet(Ids::next);
        source = new SourceFields(imports, id, context);
    }

    void open() {
        FormDialog dialog = new FormDialog(
                context.text(edited.isPresent() ? "directory.edit" : "directory.new"), context.text("save"), this::save);
        TabSheet tabs = new TabSheet();
        tabs.add(context.text("tab.details"), details());
        tabs.add(context.text("tab.source"), source.fields());
        tabs.add(context.text("tab.labels"), labels());
        dialog.setWidth("min(48rem, 100vw)");
        dialog.withWide(tabs).pointing(this::fieldOf);
        dialog.open();
        name.focus();
    }

    private Component details() {
        name.setLabel(context.text("name"));
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(Directory.MAX_NAME);
        kind.setLabel(context.text("kind"));
        kind.setItems(Directory.Kind.SHARED, Directory.Kind.SPEED_DIALS);
        kind.setItemLabelGenerator(which -> context.text("kind." + which));
        kind.setValue(Directory.Kind.SHARED);
        global.setLabel(context.text("directory.global"));
        global.setHelperText(context.text("directory.global.help"));
        global.setValue(true);
        users.setLabel(context.text("directory.users"));
        users.setItems(known);
        users.setItemLabelGenerator(User::name);
        global.addValueChangeListener(change -> show());
        kind.addValueChangeListener(change -> show());
        edited.ifPresent(this::fill);
        show();
        return form(name, kind, global, users);
    }

    private void fill(Directory directory) {
        name.setValue(directory.name());
        kind.setValue(directory.kind());
        kind.setReadOnly(true);
        global.setValue(directory.global());
        users.setValue(known.stream().filter(user -> directory.users().contains(user.id())).collect(Collectors.toSet()));
    }

    private void show() {
        boolean shared = kind.getValue() == Directory.Kind.SHARED;
        global.setVisible(shared);
        users.setVisible(shared && !global.getValue());
    }

    private Component labels() {
        ContactLabels now = edited.map(Directory::labels).orElse(ContactLabels.DEFAULT);
        fill(numberLabels, now.numbers(), ContactLabels.DEFAULT.numbers());
        fill(fieldLabels, now.fields(), ContactLabels.DEFAULT.fields());
        List<TextField> all = new ArrayList<>(numberLabels);
        all.addAll(fieldLabels);
        return form(all.toArray(Component[]::new));
    }

    private static void fill(List<TextField> fields, List<String> now, List<String> standard) {
        for (int i = 0; i < now.size(); i++) {
            TextField field = new TextField(standard.get(i));
            field.setMaxLength(ContactLabels.MAX);
            field.setPlaceholder(standard.get(i));
            field.setValue(now.get(i).equals(standard.get(i)) ? "" : now.get(i));
            fields.add(field);
        }
    }

    static FormLayout form(Component... fields) {
        FormLayout form = new FormLayout(fields);
        form.setAutoResponsive(true);
        form.setExpandColumns(true);
        form.setExpandFields(true);
        form.setMaxColumns(2);
        return form;
    }

    /** {@return the field that a problem is about} */
    private Optional<? extends Component> fieldOf(Problem problem) {
        return switch (problem.code()) {
            case "contacts.directory-name" -> Optional.of(name);
            case "contacts.label" -> numberLabels.stream().findFirst();
            default -> source.fieldOf(problem);
        };
    }

    private void save() {
        Set<UUID> chosen = users.getValue().stream().map(User::id).collect(Collectors.toCollection(HashSet::new));
        // users that nobody can choose now are kept
        edited.ifPresent(directory -> directory.users().stream()
                .filter(user -> known.stream().noneMatch(each -> each.id().equals(user)))
                .forEach(chosen::add));
        var wanted = source.read();
        desk.save(
                new Directory(
                        id, kind.getValue(), name.getValue(), kind.getValue() == Directory.Kind.SHARED && global.getValue(),
                        global.getValue() ? Set.of() : chosen, Optional.empty(),
                        new ContactLabels(values(numberLabels), values(fieldLabels))),
                context.subject(),
                "web");
        source.store(wanted);
        context.notifySuccess(context.text("directory.saved"));
        saved.run();
    }

    private static List<String> values(List<TextField> fields) {
        return fields.stream().map(TextField::getValue).toList();
    }
}
