package org.jackfield.api.web.parts;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.ArrayList;
import java.util.List;

/** A button that shows and hides the columns of a grid. */
final class ColumnChooser extends MenuBar {

    private static final long serialVersionUID = 1L;

    private final List<Grid.Column<?>> hidden = new ArrayList<>();
    private final MenuItem root;

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
        item.addClickListener(click -> {
            if (item.isChecked()) {
                hidden.remove(column);
            } else {
                hidden.add(column);
            }
            column.setVisible(item.isChecked());
        });
    }

    boolean wanted(Grid.Column<?> column) {
        return !hidden.contains(column);
    }
}
