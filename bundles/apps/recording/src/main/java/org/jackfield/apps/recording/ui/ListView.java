package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.apps.recording.rules.ListEntry;

/**
 * A list of calls that are recorded or not, and its entries.
 *
 * @param <R> the settings it is in
 */
final class ListView<R extends Record> extends Div {

    private static final long serialVersionUID = 1L;

    private final transient SettingsService settings;
    private final transient ViewContext context;
    private final transient RecordingWording words;
    private final transient Part<R> part;
    private final String title;
    private final Section section = new Section();
    private final Div entries = new Div();

    /**
     * Where the list is.
     *
     * @param type the settings
     * @param entries the list in them
     * @param with the settings with another list
     */
    record Part<R extends Record>(
            SettingsType<R> type, Function<R, List<ListEntry>> entries, BiFunction<R, List<ListEntry>, R> with) {}

    ListView(SettingsService settings, ViewContext context, String key, Part<R> part) {
        this.settings = settings;
        this.context = context;
        this.part = part;
        words = RecordingWording.in(context);
        title = words.word(key + ".title");
        addClassName("jf-stack");
        entries.addClassName("jf-table-scroll");
        section.addClassName("jf-section");
        section.add(entries, new Button(words.word("lists.add"), VaadinIcon.PLUS.create(), click -> add()));
        add(new PageHeader(title, words.word(key + ".purpose")), section);
        show();
    }

    /** Puts something before the entries. */
    void first(com.vaadin.flow.component.Component component) {
        section.addComponentAsFirst(component);
    }

    /** Changes the settings, and shows what is wrong with the change. */
    void keep(UnaryOperator<R> change) {
        try {
            write(change);
        } catch (RuntimeException e) {
            context.notifyProblem(e);
            show();
        }
    }

    private void write(UnaryOperator<R> change) {
        Stored<R> read = settings.read(part.type());
        settings.write(part.type(), read.revision(), change.apply(read.value()), context.subject());
        show();
    }

    private R with(R settings, UnaryOperator<List<ListEntry>> change) {
        return part.with().apply(settings, change.apply(new ArrayList<>(part.entries().apply(settings))));
    }

    private void show() {
        entries.removeAll();
        entries.getElement().removeAllChildren();
        List<ListEntry> now = part.entries().apply(settings.read(part.type()).value());
        if (now.isEmpty()) {
            entries.add(new Paragraph(words.word("lists.none")));
            return;
        }
        Element head = new Element("tr");
        List.of("lists.kind", "lists.value", "lists.description", "lists.actions").forEach(key ->
                head.appendChild(new Element("th").setAttribute("scope", "col").setText(words.word(key))));
        Element body = new Element("tbody");
        now.forEach(entry -> body.appendChild(new Element("tr").appendChild(
                new Element("td").setText(words.word("kind", entry.kind())),
                new Element("td").setText(entry.value()),
                new Element("td").setText(entry.description()),
                new Element("td").appendChild(remove(entry).getElement()))));
        entries.getElement().appendChild(new Element("table")
                .setAttribute("class", "jf-table")
                .appendChild(new Element("thead").appendChild(head), body));
    }

    private Button remove(ListEntry entry) {
        Button button = new Button(VaadinIcon.TRASH.create(), click -> keep(old -> with(old, list -> {
            list.remove(entry);
            return list;
        })));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(words.word("lists.remove", entry.value()));
        return button;
    }

    private void add() {
        Select<ListEntry.Kind> kind = new Select<>();
        kind.setLabel(words.word("lists.kind"));
        kind.setItems(ListEntry.Kind.values());
        kind.setItemLabelGenerator(each -> words.word("kind", each));
        kind.setValue(ListEntry.Kind.OUTSIDE_NUMBER);
        TextField value = new TextField(words.word("lists.value"));
        value.setHelperText(words.word("lists.value.help"));
        TextField description = new TextField(words.word("lists.description"));
        FormDialog dialog = new FormDialog(title, words.word("lists.add"), () -> {
            ListEntry entry = new ListEntry(kind.getValue(), value.getValue(), description.getValue());
            write(old -> with(old, list -> {
                list.add(entry);
                return list;
            }));
        });
        dialog.with(kind, value).withWide(description).open();
    }
}
