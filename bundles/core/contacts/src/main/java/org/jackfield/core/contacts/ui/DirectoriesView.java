package org.jackfield.core.contacts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jackfield.api.contacts.Directory;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.users.User;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.core.contacts.ContactDesk;
import org.jackfield.core.contacts.ContactDesk.Entry;
import org.jackfield.core.contacts.ImportDesk;
import org.jackfield.core.contacts.ImportSource;

/** The list of directories. */
final class DirectoriesView {

    private final ContactDesk desk;
    private final ImportDesk imports;
    private final Supplier<List<User>> users;
    private final ViewContext context;
    private final GridPage<Entry> page;

    DirectoriesView(ContactDesk desk, ImportDesk imports, Supplier<List<User>> users, ViewContext context) {
        this.desk = desk;
        this.imports = imports;
        this.users = users;
        this.context = context;
        PageHeader header = new PageHeader(context.text("directories.title"), context.text("directories.purpose"));
        header.addAction(VaadinIcon.BOOK, context.text("contacts.title"), false, () -> context.navigate("contacts"));
        header.addAction(VaadinIcon.PLUS, context.text("directory.new"), true, () -> edit(Optional.empty()));
        page = new GridPage<>(header, (request, sort) -> {
            List<Entry> shared = desk.directories(context.subject()).stream()
                    .filter(entry -> entry.directory().kind() != Directory.Kind.PERSONAL)
                    .toList();
            int from = (int) Math.min(request.offset(), shared.size());
            return Page.of(
                    shared.subList(from, Math.min(from + request.size(), shared.size())), request, shared.size());
        });
        page.addColumn("name", context.text("name"), entry -> entry.directory().name());
        page.addColumn("kind", context.text("kind"), entry -> context.text("kind." + entry.directory().kind()));
        page.addNumberColumn("contacts", context.text("contacts.title"), this::count);
        page.addColumn("for", context.text("directory.for"), this::users);
        page.addColumn("source", context.text("source"), entry -> context.text("source." + source(entry).kind()));
        page.addColumn("imported", context.text("imported"), this::imported);
        page.addActions(this::actions);
        page.compact(entry -> new RowCard(
                entry.directory().name(), count(entry) + " · " + users(entry), actions(entry)));
        page.onOpen(entry -> edit(Optional.of(entry)));
        page.whenEmpty(new EmptyState(
                VaadinIcon.FOLDER_OPEN, context.text("directories.empty"), context.text("directories.empty.text"),
                new Button(context.text("directory.new"), VaadinIcon.PLUS.create(), click -> edit(Optional.empty()))));
    }

    Component content() {
        return page;
    }

    void refresh() {
        page.refresh();
    }

    private String count(Entry entry) {
        return context.formats().number(entry.contacts());
    }

    private String users(Entry entry) {
        Directory directory = entry.directory();
        if (directory.global() || directory.kind() == Directory.Kind.SPEED_DIALS) {
            return context.text("directory.for-all");
        }
        return context.text("directory.for-users", directory.users().size());
    }

    private ImportSource source(Entry entry) {
        return imports.sources().value().of(entry.directory().id());
    }

    private String imported(Entry entry) {
        return entry.stored().importedAt() == null
                ? ""
                : context.formats().dateTime(entry.stored().importedAt()) + " · " + entry.stored().importNote();
    }

    private Component actions(Entry entry) {
        Div buttons = new Div();
        buttons.getStyle().set("white-space", "nowrap");
        buttons.add(icon(VaadinIcon.SEARCH, "directory.search", entry, () -> context.navigate(
                "contacts?directory=" + entry.directory().id())));
        if (source(entry).kind() != ImportSource.Kind.NONE) {
            buttons.add(icon(VaadinIcon.DOWNLOAD_ALT, "directory.import", entry, () -> context.openTask(
                    imports.submit(entry.directory().id(), context.subject(), "web"))));
        }
        buttons.add(icon(VaadinIcon.TRASH, "directory.delete", entry, () -> Confirmation.ask(
                context.text("directory.delete.title", entry.directory().name()),
                context.text("directory.delete.text", count(entry)), context.text("delete"), true, () -> delete(entry))));
        return buttons;
    }

    private void delete(Entry entry) {
        imports.store(imports.sources(), entry.directory().id(), ImportSource.NONE, context.subject());
        context.load(
                () -> {
                    desk.deleteDirectory(entry.directory().id(), context.subject(), "web");
                    return entry;
                },
                done -> refresh());
    }

    private Button icon(VaadinIcon icon, String text, Entry entry, Runnable action) {
        Button button = new Button(icon.create(), click -> {
            try {
                action.run();
            } catch (RuntimeException e) {
                context.notifyProblem(e);
            }
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(context.text(text, entry.directory().name()));
        button.setTooltipText(context.text(text, entry.directory().name()));
        return button;
    }

    private void edit(Optional<Entry> entry) {
        new DirectoryDialog(desk, imports, users.get(), entry.map(Entry::directory), context, this::refresh).open();
    }
}
