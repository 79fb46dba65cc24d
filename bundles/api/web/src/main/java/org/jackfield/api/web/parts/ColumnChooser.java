package org.jackfield.api.web.parts;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A button that shows and hides the columns of a grid. */
final class ColumnChooser extends MenuBar {

    private static final long serialVersionUID = 1L;

    private final List<Grid.Column<?>> hidden = new ArrayList<>();
    private final Map<Grid.Column<?>, MenuItem> items = new LinkedHashMap<>();
    private final MenuItem root;
    private transient Consumer<List<String>> chosen = keys -> { };

    ColumnChooser() {
        addThemeVariants(MenuBarVariant.TERTIARY);
        addClassName("jf-column-chooser");
        root = addItem(VaadinIcon.GRID_H.create());
        root.setAriaLabel(PartTexts.text("grid.columns"));
        root.setTooltipText(PartTexts.text("grid.columns"));
    }

    void add(Grid.Column<?> column, String title) {
        MenuItem item = root.getSubMenu().addItem(title);
        item.setCheckable(true);
        item.setChecked(true);
        item.setKeepOpen(true);
        items.put(column, item);
        item.addClickListener(click -> {
            show(column, item.isChecked());
            chosen.accept(shown());
        });
    }

    private void show(Grid.Column<?> column, boolean shown) {
        hidden.remove(column);
        if (!shown) {
            hidden.add(column);
        }
        column.setVisible(shown);
    }

    private List<String> shown() {
        return items.keySet().stream().filter(this::wanted).map(Grid.Column::getKey).toList();
    }

    /** Begins a group of columns under a title of their own. */
    void addGroup(String title) {
        Span heading = new Span(title);
        heading.addClassName("jf-menu-heading");
        root.getSubMenu().addItem(heading).setEnabled(false);
    }

    /** Shows these columns and no others, and tells of every choice from now on. */
    void choose(Collection<String> keys, Consumer<List<String>> listener) {
        items.forEach((column, item) -> {
            item.setChecked(keys.contains(column.getKey()));
            show(column, item.isChecked());
        });
        chosen = listener;
    }

    boolean wanted(Grid.Column<?> column) {
        return !hidden.contains(column);
    }
}
