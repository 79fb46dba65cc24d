package org.jackfield.core.contacts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.contacts.Contact;
import org.jackfield.api.contacts.ContactLabels;
import org.jackfield.api.contacts.Directory;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.Facts;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.core.contacts.ContactDesk;

/** A contact with all it has, to be read or to be changed. */
final class ContactDialog {

    private final ContactDesk desk;
    private final List<Directory> directories;
    private final Optional<Contact> edited;
    private final ViewContext context;
    private final Runnable saved;
    private final UUID newId = Ids.next();

    private final Select<Directory> directory = new Select<>();
    private final TextField name = new TextField();
    private final TextField key = new TextField();
    private final List<TextField> numbers = new ArrayList<>();
    private final List<TextField> fields = new ArrayList<>();
    private final Checkbox vip = new Checkbox();
    private final TextField vipText = new TextField();

    /**
     * @param directories of which one is to be chosen for a new contact; that of an edited one
     */
    ContactDialog(
            ContactDesk desk, List<Directory> directories, Optional<Contact> edited, ViewContext context, Runnable saved) {
        this.desk = desk;
        this.directories = directories;
        this.edited = edited;
        this.context = context;
        this.saved = saved;
    }

    void open() {
        if (edited.isPresent() && !desk.mayEdit(directories.getFirst(), context.subject())) {
            show(edited.get());
            return;
        }
        prepare();
        FormDialog dialog = new FormDialog(
                context.text(edited.isPresent() ? "contact.edit" : "contact.new"), context.text("save"), this::save);
        if (edited.isEmpty()) {
            dialog.withWide(directory);
        }
        dialog.with(name, key);
        dialog.with(numbers.toArray(Component[]::new));
        dialog.with(vip, vipText);
        dialog.with(fields.toArray(Component[]::new));
        edited.ifPresent(contact -> dialog.getFooter().addComponentAsFirst(deletion(contact, dialog)));
        dialog.open();
        name.focus();
    }

    private Button deletion(Contact contact, Dialog dialog) {
        Button delete = new Button(context.text("delete"), click -> Confirmation.ask(
                context.text("contact.delete.title", contact.name()), context.text("contact.delete.text"),
                context.text("delete"), true, () -> {
                    desk.delete(contact.id(), context.subject(), "web");
                    dialog.close();
                    saved.run();
                }));
        delete.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        delete.getStyle().set("margin-inline-end", "auto");
        return delete;
    }

    private void prepare() {
        directory.setLabel(context.text("directory"));
        directory.setItems(directories);
        directory.setItemLabelGenerator(
                d -> d.kind() == Directory.Kind.PERSONAL ? context.text("kind.PERSONAL") : d.name());
        prepare(name, context.text("name"), Contact.MAX_NAME);
        name.setRequiredIndicatorVisible(true);
        prepare(key, context.text("key"), Contact.MAX_KEY);
        key.setHelperText(context.text("key.help"));
        for (int i = 0; i < Contact.NUMBERS; i++) {
            numbers.add(prepare(new TextField(), "", Contact.MAX_NUMBER));
        }
        for (int i = 0; i < Contact.FIELDS; i++) {
            fields.add(prepare(new TextField(), "", Contact.MAX_FIELD));
        }
        vip.setLabel(context.text("vip"));
        prepare(vipText, context.text("vip.text"), Contact.MAX_VIP_TEXT);
        directory.addValueChangeListener(change -> label(change.getValue().labels()));
        directory.setValue(directories.getFirst());
        edited.ifPresent(this::fill);
    }

    private static TextField prepare(TextField field, String label, int most) {
        field.setLabel(label);
        field.setMaxLength(most);
        return field;
    }

    private void label(ContactLabels labels) {
        for (int i = 0; i < numbers.size(); i++) {
            numbers.get(i).setLabel(labels.numbers().get(i));
        }
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).setLabel(labels.fields().get(i));
        }
    }

    private void fill(Contact contact) {
        name.setValue(contact.name());
        key.setValue(contact.key());
        for (int i = 0; i < numbers.size(); i++) {
            numbers.get(i).setValue(contact.numbers().get(i));
        }
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).setValue(contact.fields().get(i));
        }
        vip.setValue(contact.vip());
        vipText.setValue(contact.vipText());
    }

    private void save() {
        UUID id = edited.map(Contact::id).orElse(newId);
        desk.save(
                new Contact(
                        id,
                        directory.getValue().id(),
                        key.getValue().isBlank() ? id.toString() : key.getValue(),
                        name.getValue(),
                        numbers.stream().map(TextField::getValue).toList(),
                        fields.stream().map(TextField::getValue).toList(),
                        vip.getValue(),
                        vipText.getValue()),
                context.subject(),
                "web");
        context.notifySuccess(context.text("contact.saved"));
        saved.run();
    }

    private void show(Contact contact) {
        ContactLabels labels = directories.getFirst().labels();
        Facts facts = new Facts().with(context.text("name"), contact.name());
        for (int i = 0; i < Contact.NUMBERS; i++) {
            add(facts, labels.numbers().get(i), contact.numbers().get(i));
        }
        if (contact.vip()) {
            facts.with(context.text("vip"), contact.vipText());
        }
        for (int i = 0; i < Contact.FIELDS; i++) {
            add(facts, labels.fields().get(i), contact.fields().get(i));
        }
        Dialog dialog = new Dialog(facts);
        dialog.setHeaderTitle(contact.name());
        dialog.setWidth("min(32rem, 100vw)");
        dialog.getFooter().add(new Button(context.text("close"), click -> dialog.close()));
        dialog.open();
    }

    private static void add(Facts facts, String label, String value) {
        if (!value.isEmpty()) {
            facts.with(label, value);
        }
    }
}
