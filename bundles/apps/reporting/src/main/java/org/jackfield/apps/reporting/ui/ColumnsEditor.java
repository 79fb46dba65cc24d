package org.jackfield.apps.reporting.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dnd.DragSource;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jackfield.api.reporting.ChosenColumn;
import org.jackfield.api.reporting.DisplayFormat;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.IconButton;

/**
 * The columns that a template offers, by category, and beside them the chosen ones. Their order is changed by dragging, by
 * the arrows of each, or with the keys Alt and an arrow.
 */
final class ColumnsEditor extends Div {

    private static final long serialVersionUID = 1L;

    private final transient ReportParts parts;
    private final transient ViewContext context;
    private final Div available = new Div();
    private final Div chosen = new Div();
    private final Map<String, Button> offered = new HashMap<>();
    private Line dragged;

    ColumnsEditor(ReportParts parts, ViewContext context) {
        this.parts = parts;
        this.context = context;
        addClassName("jf-report-columns");
        available.addClassName("jf-report-available");
        chosen.addClassName("jf-report-chosen");
        add(available, chosen);
    }

    /** Shows a template's columns, and which of them are chosen. */
    void show(ReportTemplate template, List<ChosenColumn> columns) {
        available.removeAll();
        chosen.removeAll();
        offered.clear();
        Map<ReportColumn.Category, Div> categories = new LinkedHashMap<>();
        for (ReportColumn column : parts.runs().engine().columns(template)) {
            Button add = new Button(name(column), VaadinIcon.PLUS.create(), click -> add(column, ChosenColumn.of(column.id())));
            add.addThemeVariants(ButtonVariant.TERTIARY);
            add.setTooltipText(parts.text("column." + column.id() + ".definition", context.locale()));
            offered.put(column.id(), add);
            categories.computeIfAbsent(column.category(), each -> new Div()).add(add);
        }
        categories.forEach((category, columnsOf) ->
                available.add(new Details(context.text("columns." + category.name()), columnsOf)));
        columns.forEach(each -> parts.runs().engine().column(each.column()).ifPresent(column -> add(column, each)));
        hint();
    }

    /** {@return the chosen columns in their order} */
    List<ChosenColumn> chosen() {
        return chosen.getChildren().filter(Line.class::isInstance).map(line -> ((Line) line).chosen()).toList();
    }

    private void add(ReportColumn column, ChosenColumn as) {
        chosen.add(new Line(column, as));
        hint();
        offer(column, false);
    }

    private void offer(ReportColumn column, boolean possible) {
        Button button = offered.get(column.id());
        if (button != null) {
            button.setEnabled(possible);
        }
    }

    private void hint() {
        chosen.getChildren().filter(Paragraph.class::isInstance).toList().forEach(each -> each.removeFromParent());
        chosen.addComponentAsFirst(new Paragraph(context.text("columns.hint")));
    }

    private String name(ReportColumn column) {
        return parts.text("column." + column.id(), context.locale());
    }

    /** A chosen column. */
    private final class Line extends Div {

        private static final long serialVersionUID = 1L;

        private final transient ReportColumn column;
        private final TextField header;
        private final IntegerField width;
        private final Select<DisplayFormat> format = new Select<>();

        Line(ReportColumn column, ChosenColumn as) {
            this.column = column;
            addClassName("jf-report-column");
            Element title = new Element("strong");
            title.setText(name(column));
            getElement().appendChild(title);
            Div buttons = new Div(
                    new IconButton(VaadinIcon.ARROW_UP, context.text("column.up", name(column)), () -> move(-1)),
                    new IconButton(VaadinIcon.ARROW_DOWN, context.text("column.down", name(column)), () -> move(1)));
            buttons.addClassName("jf-row-actions");
            if (!column.group()) {
                buttons.add(new IconButton(VaadinIcon.CLOSE, context.text("column.remove", name(column)), this::remove));
            }
            add(buttons);
            if (column.group()) {
                addClassName("jf-report-group");
                add(new Span(context.text("column.group")));
            }
            header = new TextField(context.text("header"));
            header.setPlaceholder(parts.text("column." + column.id() + ".header", context.locale()));
            header.setValue(as.header());
            width = new IntegerField(context.text("width"));
            width.setPlaceholder(Integer.toString(column.width()));
            width.setMin(0);
            width.setMax(500);
            width.setValue(as.width() == 0 ? null : as.width());
            add(header, width);
            List<DisplayFormat> formats = Arrays.stream(DisplayFormat.values()).filter(each -> each.fits(column.type())).toList();
            if (!formats.isEmpty()) {
                format.setLabel(context.text("format"));
                format.setItems(formats);
                format.setItemLabelGenerator(each -> context.text("format." + each.name()));
                format.setValue(as.format() == null ? formats.getFirst() : as.format());
                add(format);
            }
            Shortcuts.addShortcutListener(this, () -> move(-1), Key.ARROW_UP, KeyModifier.ALT).listenOn(this);
            Shortcuts.addShortcutListener(this, () -> move(1), Key.ARROW_DOWN, KeyModifier.ALT).listenOn(this);
            drag();
        }

        private void remove() {
            removeFromParent();
            offer(column, true);
        }

        private void drag() {
            DragSource<Line> source = DragSource.create(this);
            source.addDragStartListener(start -> dragged = this);
            source.addDragEndListener(end -> dragged = null);
            DropTarget<Line> target = DropTarget.create(this);
            target.addDropListener(drop -> {
                if (dragged != null && dragged != this) {
                    Line moved = dragged;
                    int place = chosen.indexOf(this);
                    moved.removeFromParent();
                    chosen.addComponentAtIndex(Math.min(place, chosen.getComponentCount()), moved);
                }
            });
        }

        private void move(int by) {
            int place = chosen.indexOf(this) + by;
            // The hint stands first.
            if (place >= 1 && place < chosen.getComponentCount()) {
                removeFromParent();
                chosen.addComponentAtIndex(place, this);
                header.focus();
            }
        }

        ChosenColumn chosen() {
            return new ChosenColumn(
                    column.id(), header.getValue(), Objects.requireNonNullElse(width.getValue(), 0), format.getValue());
        }
    }
}
