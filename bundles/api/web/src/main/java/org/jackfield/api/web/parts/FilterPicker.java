package org.jackfield.api.web.parts;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.filters.SavedFilter;
import org.jackfield.api.security.Subject;

/** A field in which a saved filter is chosen, of those that somebody sees. */
public final class FilterPicker extends ComboBox<SavedFilter> {

    private static final long serialVersionUID = 1L;

    /** Offers the filters that {@code by} sees. */
    public FilterPicker(FilterService filters, Subject by) {
        this(filters, by, filter -> true);
    }

    /** Offers some of the filters that {@code by} sees, such as those that are shared. */
    public FilterPicker(FilterService filters, Subject by, Predicate<SavedFilter> offered) {
        setClearButtonVisible(true);
        setPlaceholder(PartTexts.text("filter.picker"));
        setAriaLabel(PartTexts.text("filter.picker"));
        setItemLabelGenerator(filter -> filters.name(filter, PartTexts.locale()));
        List<SavedFilter> all = filters.filters(by).stream().filter(offered).toList();
        setItems(all);
    }

    /** {@return the chosen filter's id; null for none} */
    public UUID id() {
        return getValue() == null ? null : getValue().id();
    }

    /** Chooses a filter by id; none if it is not among those that are offered. */
    public void choose(UUID id) {
        setValue(getListDataView().getItems().filter(filter -> filter.id().equals(id)).findFirst().orElse(null));
    }
}
