package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.rules.ListEntry;
import org.jackfield.apps.recording.rules.ListSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** Which calls of recorded devices are not recorded, and which are all the same (manual §7.1.5.3–4). */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class ListsPage implements PageContribution {

    private final SettingsService settings;

    /** Edits these settings. */
    @Activate
    public ListsPage(@Reference SettingsService settings) {
        this.settings = settings;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "recording/lists",
                new Label(RecordingWording.MESSAGES, "lists.title"),
                NavigationGroup.RECORDINGS,
                40,
                VaadinIcon.LIST_UL,
                RecordingPermissions.LISTS);
    }

    @Override
    public Component view(ViewContext context) {
        return new View(context).page;
    }

    private final class View {

        private final ViewContext context;
        private final RecordingWording words;
        private final Div page = new Div();
        private final Checkbox internal = new Checkbox();
        private final Div exclusions = new Div();
        private final Div inclusions = new Div();

        View(ViewContext context) {
            this.context = context;
            this.words = RecordingWording.in(context);
            page.addClassName("jf-stack");
            internal.setLabel(words.word("lists.internal"));
            internal.setHelperText(words.word("lists.internal.help"));
            internal.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    keep(old -> new ListSettings(change.getValue(), old.exclusions(), old.inclusions()));
                }
            });
            page.add(
                    new PageHeader(words.word("lists.title"), words.word("lists.purpose")),
                    section("lists.exclusions", exclusions, false),
                    section("lists.inclusions", inclusions, true));
            show();
        }

        private Section section(String title, Div entries, boolean included) {
            Section section = new Section(new H2(words.word(title)), new Paragraph(words.word(title + ".text")));
            section.addClassName("jf-section");
            if (!included) {
                section.add(internal);
            }
            Button add = new Button(words.word("lists.add"), VaadinIcon.PLUS.create(), click -> add(title, included));
            section.add(entries, add);
            return section;
        }

        private void show() {
            ListSettings now = settings.read(ListSettings.TYPE).value();
            internal.setValue(now.excludeInternal());
            show(exclusions, now.exclusions(), false);
            show(inclusions, now.inclusions(), true);
        }

        private void show(Div place, List<ListEntry> entries, boolean included) {
            place.removeAll();
            if (entries.isEmpty()) {
                place.add(new Paragraph(words.word("lists.none")));
                return;
            }
            Element head = new Element("tr");
            List.of("lists.kind", "lists.value", "lists.description", "lists.actions").forEach(key ->
                    head.appendChild(new Element("th").setAttribute("scope", "col").setText(words.word(key))));
            Element body = new Element("tbody");
            entries.forEach(entry -> body.appendChild(new Element("tr").appendChild(
                    new Element("td").setText(words.word("kind", entry.kind())),
                    new Element("td").setText(entry.value()),
                    new Element("td").setText(entry.description()),
                    new Element("td").appendChild(remove(entry, included).getElement()))));
            place.addClassName("jf-table-scroll");
            place.getElement().appendChild(new Element("table")
                    .setAttribute("class", "jf-table")
                    .appendChild(new Element("thead").appendChild(head), body));
        }

        private Button remove(ListEntry entry, boolean included) {
            Button button = new Button(VaadinIcon.TRASH.create(), click -> keep(old -> with(old, included, list -> {
                list.remove(entry);
                return list;
            })));
            button.addThemeVariants(ButtonVariant.TERTIARY);
            button.setAriaLabel(words.word("lists.remove", entry.value()));
            return button;
        }

        private void add(String title, boolean included) {
            Select<ListEntry.Kind> kind = new Select<>();
            kind.setLabel(words.word("lists.kind"));
            kind.setItems(ListEntry.Kind.values());
            kind.setItemLabelGenerator(each -> words.word("kind", each));
            kind.setValue(ListEntry.Kind.OUTSIDE_NUMBER);
            TextField value = new TextField(words.word("lists.value"));
            value.setHelperText(words.word("lists.value.help"));
            TextField description = new TextField(words.word("lists.description"));
            FormDialog dialog = new FormDialog(words.word(title), words.word("lists.add"), () -> {
                ListEntry entry = new ListEntry(kind.getValue(), value.getValue(), description.getValue());
                write(old -> with(old, included, list -> {
                    list.add(entry);
                    return list;
                }));
            });
            dialog.with(kind, value).withWide(description).open();
        }

        private static ListSettings with(ListSettings old, boolean included, UnaryOperator<List<ListEntry>> change) {
            List<ListEntry> changed = change.apply(new ArrayList<>(included ? old.inclusions() : old.exclusions()));
            return included
                    ? new ListSettings(old.excludeInternal(), old.exclusions(), changed)
                    : new ListSettings(old.excludeInternal(), changed, old.inclusions());
        }

        private void write(UnaryOperator<ListSettings> change) {
            Stored<ListSettings> read = settings.read(ListSettings.TYPE);
            settings.write(ListSettings.TYPE, read.revision(), change.apply(read.value()), context.subject());
            show();
        }

        private void keep(UnaryOperator<ListSettings> change) {
            try {
                write(change);
            } catch (RuntimeException e) {
                context.notifyProblem(e);
                show();
            }
        }
    }
}
