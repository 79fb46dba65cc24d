package org.jackfield.core.contacts.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.jackfield.core.contacts.ImportDesk;

/** The first rows of a source. */
final class PreviewTable extends Div {

    private static final long serialVersionUID = 1L;

    PreviewTable(ImportDesk.Preview preview) {
        Grid<List<String>> grid = new Grid<>();
        for (int i = 0; i < preview.columns().size(); i++) {
            int which = i;
            grid.addColumn(row -> which < row.size() ? row.get(which) : "")
                    .setHeader(preview.columns().get(i))
                    .setAutoWidth(true);
        }
        grid.setItems(preview.rows());
        grid.setAllRowsVisible(true);
        grid.addThemeVariants(GridVariant.NO_BORDER);
        getStyle().set("overflow-x", "auto");
        add(grid);
    }
}
