package org.jackfield.core.access.ui;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.users.UsersService;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FilterEditor;
import org.jackfield.api.web.parts.FilterSection;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.core.access.AccessBook;
import org.jackfield.core.access.AccessFilter;
import org.jackfield.core.access.Named;

/** Edits an access filter, tab by tab (manual §7.2.6.9.2.4). */
final class FilterDialog {

    private final AccessFilter filter;
    private final AccessBook book;
    private final ViewContext context;
    private final Runnable saved;
    private final TextField name = new TextField();
    private final RadioButtonGroup<AccessFilter.Mode> mode = new RadioButtonGroup<>();
    private final FilterEditor editor;

    FilterDialog(
            AccessFilter filter,
            AccessBook book,
            Optional<UsersService> users,
            ViewContext context,
            Runnable saved) {
        this.filter = filter;
        this.book = book;
        this.context = context;
        this.saved = saved;
        this.editor = new FilterEditor(filter.criteria(), FilterSection.OF_ACCESS_FILTERS, users, Map.of());
    }

    void open() {
        name.setLabel(context.text("name"));
        name.setMaxLength(Named.MAX_NAME);
        name.setValue(filter.name());
        mode.setLabel(context.text("filter.mode"));
        mode.setItems(AccessFilter.Mode.values());
        mode.setItemLabelGenerator(each -> context.text("mode." + each));
        mode.setValue(filter.mode());
        mode.setHelperText(context.text("filter.mode.help"));
        new FormDialog(
                        context.text(filter.revision() == 0 ? "filters.add" : "filter.title", filter.name()),
                        context.text("save"),
                        this::save)
                .withWide(editor.first(context.text("filter.general"), name, mode))
                .open();
    }

    private void save() {
        if (name.getValue().isBlank()) {
            throw ProblemException.invalid("access.name", "", context.text("name.missing"), context.text("name.missing.remedy"));
        }
        book.save(filter.with(name.getValue(), mode.getValue(), editor.criteria()), context.subject(), AccessPage.ORIGIN);
        context.notifySuccess(context.text("saved", name.getValue()));
        saved.run();
    }
}
