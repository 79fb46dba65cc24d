package org.jackfield.core.access.ui;

import com.vaadin.flow.component.textfield.TextField;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.core.access.AccessBook;
import org.jackfield.core.access.Named;

/** Edits a role, a profile or a filter, and says that it is saved. */
abstract class NamedDialog<T extends Named> {

    final T edited;
    final AccessBook book;
    final ViewContext context;
    final TextField name = new TextField();
    private final Runnable saved;

    NamedDialog(T edited, AccessBook book, ViewContext context, Runnable saved) {
        this.edited = edited;
        this.book = book;
        this.context = context;
        this.saved = saved;
    }

    /** {@return whether it can only be looked at} */
    boolean fixed() {
        return false;
    }

    /** Writes what the fields say, under a name that is not blank. */
    abstract void store(String name);

    /** {@return the form, with no field yet; that of the name is ready to be put in} */
    final FormDialog form(String titleOfNew, String title) {
        name.setLabel(context.text("name"));
        name.setMaxLength(Named.MAX_NAME);
        name.setValue(edited.name());
        name.setReadOnly(fixed());
        return new FormDialog(
                context.text(edited.revision() == 0 ? titleOfNew : title, edited.name()),
                context.text(fixed() ? "close" : "save"),
                this::save);
    }

    /** {@return the field of a description} */
    final TextField description(String text) {
        TextField field = new TextField(context.text("description"));
        field.setMaxLength(Named.MAX_DESCRIPTION);
        field.setValue(text);
        field.setReadOnly(fixed());
        return field;
    }

    private void save() {
        if (fixed()) {
            return;
        }
        if (name.getValue().isBlank()) {
            throw ProblemException.invalid(
                    "access.name", "", context.text("name.missing"), context.text("name.missing.remedy"));
        }
        store(name.getValue());
        context.notifySuccess(context.text("saved", name.getValue()));
        saved.run();
    }
}
