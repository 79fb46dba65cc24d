package org.jackfield.core.access.ui;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Map;
import java.util.Optional;
import org.jackfield.api.users.UsersService;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FilterEditor;
import org.jackfield.api.web.parts.FilterSection;
import org.jackfield.core.access.AccessBook;
import org.jackfield.core.access.AccessFilter;

/** Edits an access filter, tab by tab (manual §7.2.6.9.2.4). */
final class FilterDialog extends NamedDialog<AccessFilter> {

    private final RadioButtonGroup<AccessFilter.Mode> mode = new RadioButtonGroup<>();
    private final FilterEditor editor;

    FilterDialog(
            AccessFilter filter,
            AccessBook book,
            Optional<UsersService> users,
            ViewContext context,
            Runnable saved) {
        super(filter, book, context, saved);
        editor = new FilterEditor(filter.criteria(), FilterSection.OF_ACCESS_FILTERS, users, Map.of());
    }

    void open() {
        mode.setLabel(context.text("filter.mode"));
        mode.setItems(AccessFilter.Mode.values());
        mode.setItemLabelGenerator(each -> context.text("mode." + each));
        mode.setValue(edited.mode());
        mode.setHelperText(context.text("filter.mode.help"));
        form("filters.add", "filter.title")
                .withWide(editor.first(context.text("filter.general"), name, mode))
                .pointing(problem -> problem.code().startsWith("access.name") ? Optional.of(name) : editor.fieldOf(problem))
                .open();
    }

    @Override
    void store(String name) {
        book.save(edited.with(name, mode.getValue(), editor.criteria()), context.subject(), AccessPage.ORIGIN);
    }
}
