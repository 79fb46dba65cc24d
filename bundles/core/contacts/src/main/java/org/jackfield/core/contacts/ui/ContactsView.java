package org.jackfield.core.contacts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.contacts.Contact;
import org.jackfield.api.contacts.ContactLabels;
import org.jackfield.api.contacts.ContactPage;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.contacts.Directory;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.core.contacts.ContactDesk;
import org.jackfield.core.contacts.ImportDesk;

/** The list of contacts: a choice of directories, a search, and what can be done with them. */
final class ContactsView {

    /** Stands for all directories in the choice of one. */
    private static final UUID ALL = new UUID(0, 0);

    private final ContactDesk desk;
    private final ImportDesk imports;
    private final TaskService tasks;
    private final ViewContext context;
    private final GridPage<Contact> page;
    private final Select<UUID> choice = new Select<>();
    private final TextField search;
    private final Anchor export = new Anchor();
    private Map<UUID, Directory> directories = Map.of();

    ContactsView(ContactDesk desk, ImportDesk imports, TaskService tasks, ViewContext context) {
        this.desk = desk;
        this.imports = imports;
        this.tasks = tasks;
        this.context = context;
        PageHeader header = new PageHeader(context.text("contacts.title"), context.text("contacts.purpose"));
        header.withAction(export);
        header.addAction(VaadinIcon.UPLOAD, context.text("import"), false, this::startImport);
        if (context.may(ContactService.CONFIGURE)) {
            header.addAction(
                    VaadinIcon.FOLDER_OPEN, context.text("directories.title"), false,
                    () -> context.navigate("contacts/directories"));
        }
        header.addAction(VaadinIcon.PLUS, context.text("contact.new"), true, this::enter);
        page = new GridPage<>(header, this::fetch);
        readDirectories();
        choice.setAriaLabel(context.text("directory"));
        choice.setItemLabelGenerator(id -> ALL.equals(id) ? context.text("directory.all") : nameOf(id));
        showChoice();
        page.filters().addChoice(choice);
        choice.addValueChangeListener(change -> showExport());
        search = page.filters().addSearch(context.text("search"));
        addColumns();
        page.compact(this::card);
        page.onOpen(this::open);
        page.whenEmpty(new EmptyState(
                VaadinIcon.BOOK, context.text("contacts.empty"), context.text("contacts.empty.text"),
                new Button(context.text("contact.new"), VaadinIcon.PLUS.create(), click -> enter())));
        export.getElement().appendChild(new Button(context.text("export"), VaadinIcon.DOWNLOAD.create()).getElement());
        export.setRouterIgnore(true);
        showExport();
    }

    Component content() {
        return page;
    }

    /** Shows contacts as they stand now. */
    void refresh() {
        readDirectories();
        showChoice();
        page.refresh();
    }

    private void readDirectories() {
        directories = desk.directories(context.subject()).stream()
                .map(ContactDesk.Entry::directory)
                .collect(Collectors.toMap(Directory::id, Function.identity()));
    }

    private void showChoice() {
        UUID before = choice.getValue();
        List<UUID> items = new ArrayList<>(List.of(ALL));
        desk.directories(context.subject()).forEach(entry -> items.add(entry.directory().id()));
        if (!items.equals(choice.getListDataView().getItems().toList())) {
            choice.setItems(items);
            choice.setValue(before != null && items.contains(before) ? before : fromAddress(items));
        }
    }

    /** The page of directories opens this one for one of them. */
    private UUID fromAddress(List<UUID> items) {
        return context.query().getOrDefault("directory", List.of()).stream()
                .flatMap(text -> items.stream().filter(id -> id.toString().equals(text)))
                .findFirst()
                .orElse(ALL);
    }

    private Optional<UUID> chosen() {
        return Optional.ofNullable(choice.getValue()).filter(id -> !ALL.equals(id));
    }

    private void showExport() {
        Optional<Directory> directory = chosen().map(directories::get).filter(d -> desk.mayEdit(d, context.subject()));
        export.setVisible(directory.isPresent());
        directory.ifPresent(d -> export.setHref(new ExportDownload(desk, d, context.subject()), AttachmentType.DOWNLOAD));
    }

    private String nameOf(UUID id) {
        Directory directory = directories.get(id);
        if (directory == null) {
            return "";
        }
        return directory.kind() == Directory.Kind.PERSONAL ? context.text("kind.PERSONAL") : directory.name();
    }

    private void addColumns() {
        ContactLabels labels = ContactLabels.DEFAULT;
        page.addComponentColumn("name", context.text("name"), contact -> new ContactName(contact, context));
        for (int i = 0; i < Contact.NUMBERS; i++) {
            int which = i;
            page.addColumn("number" + (i + 1), labels.numbers().get(i), contact -> contact.numbers().get(which));
        }
        for (int i = 0; i < Contact.FIELDS; i++) {
            int which = i;
            page.addColumn("field" + (i + 1), labels.fields().get(i), contact -> contact.fields().get(which));
        }
        page.addColumn("directory", context.text("directory"), contact -> nameOf(contact.directory()));
        page.addColumn("key", context.text("key"), Contact::key);
        page.columns(List.of("name", "number1", "number2", "field1", "field2", "directory"), keys -> {});
    }

    private RowCard card(Contact contact) {
        String numbers = Stream.concat(contact.numbers().stream(), Stream.of(nameOf(contact.directory())))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
        return contact.vip()
                ? new RowCard(contact.name(), numbers, new StatusBadge(Tone.WARNING, context.text("vip")))
                : new RowCard(contact.name(), numbers);
    }

    private Page<Contact> fetch(PageRequest request, GridPage.Sort sort) {
        ContactPage found = desk.search(chosen(), search == null ? "" : search.getValue(), request, context.subject());
        return new Page<>(found.items(), found.page(), found.size(), found.total());
    }

    private void open(Contact contact) {
        Directory directory = directories.get(contact.directory());
        if (directory != null) {
            new ContactDialog(desk, List.of(directory), Optional.of(contact), context, this::refresh).open();
        }
    }

    private void enter() {
        desk.personal(context.subject());
        readDirectories();
        List<Directory> editable = desk.directories(context.subject()).stream()
                .map(ContactDesk.Entry::directory)
                .filter(directory -> desk.mayEdit(directory, context.subject()))
                .sorted((a, b) -> Boolean.compare(
                        chosen().equals(Optional.of(b.id())), chosen().equals(Optional.of(a.id()))))
                .toList();
        new ContactDialog(desk, editable, Optional.empty(), context, this::refresh).open();
    }

    private void startImport() {
        desk.personal(context.subject());
        List<Directory> editable = desk.directories(context.subject()).stream()
                .map(ContactDesk.Entry::directory)
                .filter(directory -> desk.mayEdit(directory, context.subject()))
                .toList();
        new ImportDialog(imports, tasks, editable, chosen(), context).open();
    }
}
