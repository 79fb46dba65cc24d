package org.jackfield.api.web.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.web.ViewContext;

/**
 * A form for a group of settings whose fields are laid out by whoever extends this: it has the button that saves, and says who
 * changed them last. What the settings' constructor refuses is shown above the fields, and nothing that was entered is lost.
 *
 * @param <R> the settings
 */
public abstract class SettingsEditor<R extends Record> extends Div {

    private static final long serialVersionUID = 1L;

    private final transient ViewContext context;
    private final transient SettingsService settings;
    private final transient SettingsType<R> type;
    private final Div problem = new Div();
    private final Paragraph changed = new Paragraph();
    private transient Stored<R> stored;

    /** Edits these settings; nothing is shown before {@link #layOut}. */
    protected SettingsEditor(ViewContext context, SettingsService settings, SettingsType<R> type) {
        this.context = context;
        this.settings = settings;
        this.type = type;
    }

    /** Lays out the fields and shows the settings as they stand. Called once, when all fields are made. */
    protected final void layOut(Component... fields) {
        addClassName("jf-settings-form");
        Button save = new Button(PartTexts.text("settings.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setVisible(mayChange());
        changed.addClassName("jf-note");
        Div end = new Div(save, changed);
        end.addClassName("jf-actions");
        add(problem);
        add(fields);
        add(end);
        show(settings.read(type));
    }

    /** Puts the settings into the fields; also after each save. */
    protected abstract void show(R now);

    /**
     * {@return what the fields hold}
     *
     * @throws ProblemException if that cannot be; it is shown above the fields
     */
    protected abstract R entered();

    /** Keeps what was entered: {@link #write}s it. Whoever has to ask before does so here. */
    protected void keep(R entered) {
        write(entered);
    }

    /**
     * Writes settings, and shows them as they were written.
     *
     * @throws ProblemException as {@link SettingsService#write}
     */
    protected final void write(R entered) {
        show(settings.write(type, stored.revision(), entered, context.subject()));
        context.notifySuccess(PartTexts.text("settings.saved"));
    }

    /** {@return the settings as they were last read or written; never null once laid out} */
    protected final R stored() {
        return stored.value();
    }

    /** {@return whether who looks may change them} */
    protected final boolean mayChange() {
        return context.may(type.permission());
    }

    private void show(Stored<R> now) {
        stored = now;
        show(now.value());
        changed.setText(
                now.revision() == 0
                        ? PartTexts.text("settings.defaults")
                        : PartTexts.text("settings.changed", now.changedBy(), context.formats().dateTime(now.changedAt())));
    }

    private void save() {
        problem.removeAll();
        try {
            keep(entered());
        } catch (RuntimeException e) {
            problem.add(ProblemBox.of(e));
            problem.scrollIntoView();
        }
    }

    /** {@return a field for a whole number, with buttons} */
    protected static IntegerField number(String label, String help) {
        IntegerField field = new IntegerField(label);
        field.setHelperText(help);
        field.setStepButtonsVisible(true);
        return field;
    }

    /**
     * {@return the number in a field}
     *
     * @throws ProblemException {@code settings.missing}, which names the field
     */
    protected static int given(IntegerField field) {
        return given(field.getLabel(), field.getValue());
    }

    /**
     * {@return the value}
     *
     * @throws ProblemException {@code settings.missing}, which names the field, if there is none
     */
    protected static <T> T given(String label, T value) {
        if (value == null) {
            throw ProblemException.invalid("settings.missing", label, PartTexts.text("settings.missing"), "");
        }
        return value;
    }

    /** {@return fields side by side, as many as there is room for} */
    protected static FormLayout form(int columns, Component... fields) {
        FormLayout form = new FormLayout(fields);
        form.setAutoResponsive(true);
        form.setMaxColumns(columns);
        form.setExpandColumns(true);
        form.setExpandFields(true);
        return form;
    }
}
