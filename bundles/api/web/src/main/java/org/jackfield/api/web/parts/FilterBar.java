package org.jackfield.api.web.parts;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;

/** The row of filters above a list. Every change asks the list to fetch anew. */
public final class FilterBar extends Div {

    private static final long serialVersionUID = 1L;
    private static final int TYPING_PAUSE_MILLIS = 300;

    private final List<HasValue<?, ?>> fields = new ArrayList<>();
    private final Div start = new Div();
    private final Div end = new Div();
    private final Button clear;
    private final ColumnChooser columns = new ColumnChooser();
    private final transient Runnable changed;
    private boolean clearing;

    FilterBar(Runnable changed) {
        this.changed = changed;
        addClassName("jf-filter-bar");
        start.addClassName("jf-filters");
        end.addClassName("jf-filter-end");
        getElement().setAttribute("role", "search");
        clear = new Button(PartTexts.text("grid.clear"), VaadinIcon.CLOSE.create(), click -> clear());
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        clear.setVisible(false);
        start.add(clear);
        end.add(columns);
        add(start, end);
    }

    /** Adds a field for text to look for; filters while one types. */
    public TextField addSearch(String placeholder) {
        TextField field = new TextField();
        field.setPlaceholder(placeholder);
        field.setAriaLabel(placeholder);
        field.setPrefixComponent(VaadinIcon.SEARCH.create());
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        return add(field);
    }

    /**
     * Adds a field of any other kind.
     *
     * @return the field
     */
    public <F extends AbstractField<?, ?>> F add(F field) {
        fields.add(field);
        start.addComponentAtIndex(start.getComponentCount() - 1, field);
        field.addValueChangeListener(change -> changed());
        return field;
    }

    /**
     * Adds a field that always has a value, such as a choice between lists; clearing the filters leaves it alone.
     *
     * @return the field
     */
    public <F extends AbstractField<?, ?>> F addChoice(F field) {
        start.addComponentAsFirst(field);
        field.addValueChangeListener(change -> changed());
        return field;
    }

    /** {@return whether any filter is set} */
    public boolean active() {
        return fields.stream().anyMatch(field -> !field.isEmpty());
    }

    void addEnd(Component component) {
        end.addComponentAsFirst(component);
    }

    ColumnChooser columns() {
        return columns;
    }

    private void clear() {
        clearing = true;
        fields.forEach(HasValue::clear);
        clearing = false;
        changed();
    }

    private void changed() {
        if (!clearing) {
            clear.setVisible(active());
            changed.run();
        }
    }
}
