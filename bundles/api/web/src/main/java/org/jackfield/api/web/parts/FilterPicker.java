package org.jackfield.api.web.parts;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.filters.SavedFilter;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.access.FilterCriteria;

/** A field in which a saved filter is chosen, of those that somebody sees. */
public final class FilterPicker extends ComboBox<SavedFilter> {

    private static final long serialVersionUID = 1L;

    private final transient List<SavedFilter> seen;

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
        seen = filters.filters(by).stream().filter(offered).toList();
        setItems(seen);
    }

    /** {@return the chosen filter's id; null for none} */
    public UUID id() {
        return getValue() == null ? null : getValue().id();
    }

    /**
     * Chooses a filter. One that is not among those that are offered, somebody else's or one that is gone, is kept until another
     * is chosen, and shown as that.
     *
     * @param id the filter's; null for none
     */
    public void choose(UUID id) {
        Optional<SavedFilter> offered = seen.stream().filter(filter -> filter.id().equals(id)).findFirst();
        if (id == null || offered.isPresent()) {
            setValue(offered.orElse(null));
            return;
        }
        SavedFilter unseen = new SavedFilter(
                id, 0, SavedFilter.Sharing.PERSONAL, "", PartTexts.text("filter.unseen"), FilterCriteria.NONE);
        setItems(Stream.concat(seen.stream(), Stream.of(unseen)).toList());
        setValue(unseen);
    }
}
