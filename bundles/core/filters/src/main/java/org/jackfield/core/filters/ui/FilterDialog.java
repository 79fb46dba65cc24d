package org.jackfield.core.filters.ui;

import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.filters.SavedFilter;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.users.UsersService;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FilterEditor;
import org.jackfield.api.web.parts.FilterSection;
import org.jackfield.api.web.parts.FormDialog;

/** Edits a filter, section by section (manual §6.1). */
final class FilterDialog {

    private final SavedFilter filter;
    private final FilterService filters;
    private final ViewContext context;
    private final Runnable saved;
    private final TextField name = new TextField();
    private final FilterEditor editor;

    FilterDialog(
            SavedFilter filter,
            FilterService filters,
            UsersService users,
            Map<CallField, String> labels,
            ViewContext context,
            Runnable saved) {
        this.filter = filter;
        this.filters = filters;
        this.context = context;
        this.saved = saved;
        this.editor = new FilterEditor(filter.criteria(), FilterSection.OF_SAVED_FILTERS, Optional.of(users), labels);
    }

    void open() {
        form().open();
        name.focus();
    }

    FormDialog form() {
        name.setLabel(context.text("name"));
        name.setHelperText(context.text("sharing.help." + filter.sharing()));
        name.setMaxLength(SavedFilter.MAX_NAME);
        name.setValue(filter.name());
        String title = filter.revision() > 0
                ? context.text("filter.title", filter.name())
                : context.text(filter.sharing() == SavedFilter.Sharing.SHARED ? "filters.add-shared" : "filters.add");
        return new FormDialog(title, context.text("save"), this::save)
                .withWide(editor.first(context.text("details"), name))
                .pointing(problem -> Set.of("filters.name", "filters.name-taken").contains(problem.code())
                        ? Optional.of(name)
                        : editor.fieldOf(problem));
    }

    private void save() {
        filters.save(filter.with(name.getValue(), editor.criteria()), context.subject(), "web");
        context.notifySuccess(context.text("saved", name.getValue()));
        saved.run();
    }
}
