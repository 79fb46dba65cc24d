package org.jackfield.apps.reporting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.function.Consumer;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.reporting.SortColumn;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.IconButton;
import org.jackfield.apps.reporting.export.CellText;
import org.jackfield.apps.reporting.export.ExportColumn;
import org.jackfield.apps.reporting.export.ResultDocument;

/** The rows of a result, a page at a time, with their totals; a figure opens the calls behind it, a call its events. */
final class ResultTable extends Div {

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final transient ReportParts parts;
    private final transient ViewContext context;
    private final transient ReportResult result;
    private final transient List<ExportColumn> columns;
    private final transient CellText words;
    private final transient Consumer<String> sorter;
    private final boolean list;
    private final Div scroll = new Div();
    private final Div pages = new Div();
    private long page;

    /** @param sorter is told by which column to sort; null if it cannot be sorted */
    ResultTable(ReportParts parts, ViewContext context, ReportResult result, Consumer<String> sorter) {
        this.parts = parts;
        this.context = context;
        this.result = result;
        this.sorter = sorter;
        this.columns = ResultDocument.columns(parts.runs().engine(), result, context.formats());
        this.words = new CellText(context.formats());
        this.list = result.request().definition().template().kind() == ReportTemplate.Kind.LIST;
        addClassName("jf-report-result");
        scroll.addClassName("jf-report-scroll");
        scroll.getElement().setAttribute("tabindex", "0");
        scroll.getElement().setAttribute("role", "region");
        scroll.getElement().setAttribute("aria-label", context.text("rows"));
        pages.addClassName("jf-report-pages");
        facts();
        if (result.size() == 0) {
            add(new EmptyState(VaadinIcon.CHART, context.text("empty"), context.text("empty.text")));
            return;
        }
        if (ReportChart.fits(result)) {
            add(new ReportChart(result, columns, words));
        }
        add(scroll, pages);
        show(0);
    }

    private void facts() {
        result.window().ifPresent(window -> add(new Paragraph(ResultDocument.range(window, context.formats()))));
        if (result.truncated()) {
            add(warning(context.text("truncated", context.formats().number(result.size()))));
        }
        result.missing().forEach(calls -> add(warning(context.text(
                "missing", context.formats().number(calls.calls()), context.formats().dateTime(calls.first()),
                context.formats().dateTime(calls.last())))));
    }

    private static Paragraph warning(String text) {
        Paragraph warning = new Paragraph(text);
        warning.addClassName("jf-report-warning");
        warning.getElement().setAttribute("role", "alert");
        return warning;
    }

    private void show(long number) {
        page = Math.clamp(number, 0, (result.size() - 1) / PAGE);
        try {
            Element table = table(parts.runs().rows(result, page * PAGE, PAGE, context.subject()));
            scroll.getElement().removeAllChildren();
            scroll.getElement().appendChild(table);
            showPages();
        } catch (RuntimeException e) {
            context.notifyProblem(e);
        }
    }

    private void showPages() {
        long last = (result.size() - 1) / PAGE;
        pages.removeAll();
        pages.add(
                turn(VaadinIcon.ANGLE_DOUBLE_LEFT, "page.first", 0, page > 0), turn(VaadinIcon.ANGLE_LEFT, "page.before", page - 1, page > 0),
                new Span(context.text("page.of", context.formats().number(page + 1), context.formats().number(last + 1))),
                turn(VaadinIcon.ANGLE_RIGHT, "page.next", page + 1, page < last),
                turn(VaadinIcon.ANGLE_DOUBLE_RIGHT, "page.last", last, page < last),
                new Span(context.text("total", context.formats().number(result.size()))));
    }

    private Button turn(VaadinIcon icon, String key, long to, boolean possible) {
        Button button = new IconButton(icon, context.text(key), () -> show(to));
        button.setEnabled(possible);
        return button;
    }

    private Element table(List<ReportRow> rows) {
        Element table = new Element("table");
        table.getClassList().add("jf-report-table");
        Element head = new Element("tr");
        if (list) {
            Element none = new Element("th");
            none.setAttribute("aria-label", context.text("actions"));
            head.appendChild(none);
        }
        for (int i = 0; i < columns.size(); i++) {
            head.appendChild(heading(i));
        }
        Element body = new Element("tbody");
        rows.forEach(row -> body.appendChild(row(row, row.values())));
        table.appendChild(new Element("thead").appendChild(head), body);
        result.totals().ifPresent(totals -> table.appendChild(
                new Element("tfoot").appendChild(row(totals, ResultDocument.totals(result, context.formats())))));
        return table;
    }

    private Element heading(int index) {
        ReportColumn column = result.columns().get(index);
        Element cell = new Element("th");
        cell.setAttribute("scope", "col");
        cell.setAttribute("title", parts.text("column." + column.id() + ".definition", context.locale()));
        cell.getClassList().set("jf-end", columns.get(index).format().number());
        if (sorter == null) {
            cell.setText(columns.get(index).header());
            return cell;
        }
        List<SortColumn> sort = result.request().definition().sort();
        boolean first = !sort.isEmpty() && sort.getFirst().column().equals(column.id());
        if (first) {
            cell.setAttribute("aria-sort", sort.getFirst().descending() ? "descending" : "ascending");
        }
        String arrow = first ? (sort.getFirst().descending() ? " ↓" : " ↑") : "";
        cell.appendChild(button(columns.get(index).header() + arrow, () -> sorter.accept(column.id())));
        return cell;
    }

    private Element row(ReportRow row, List<Object> values) {
        Element line = new Element("tr");
        if (list) {
            line.appendChild(actions(row));
        }
        for (int i = 0; i < columns.size(); i++) {
            Element cell = new Element("td");
            cell.getClassList().set("jf-end", columns.get(i).format().number());
            String text = words.of(columns.get(i).format(), values.get(i));
            if (opens(row, i)) {
                int index = i;
                cell.appendChild(button(text, () -> drill(row, index)));
            } else {
                cell.setText(text);
            }
            line.appendChild(cell);
        }
        return line;
    }

    private boolean opens(ReportRow row, int column) {
        boolean grouped = result.request().definition().template().kind() == ReportTemplate.Kind.GROUPED;
        return grouped && columns.get(column).format().number()
                && row.values().get(column) instanceof Number number && number.doubleValue() != 0;
    }

    private void drill(ReportRow row, int column) {
        new DrillDialog(parts, context, result, row, column, figure(row, column)).open();
    }

    /** {@return which figure it is: its column, and of which group} */
    private String figure(ReportRow row, int column) {
        StringBuilder figure = new StringBuilder(columns.get(column).header());
        for (int i = 0; i < columns.size(); i++) {
            String of = words.of(columns.get(i).format(), row.values().get(i));
            if (row.number() >= 0 && result.columns().get(i).group() && !of.isEmpty()) {
                figure.append(" · ").append(of);
            }
        }
        return figure.toString();
    }

    private Element actions(ReportRow row) {
        Div actions = new Div();
        actions.addClassName("jf-row-actions");
        row.segment().ifPresent(segment -> {
            Anchor play = new Anchor("recordings/" + segment, VaadinIcon.PLAY.create());
            play.getElement().setAttribute("aria-label", context.text("play"));
            play.getElement().setAttribute("title", context.text("play"));
            actions.add(play);
        });
        if (row.segment().isEmpty()) {
            Span nothing = new Span();
            nothing.addClassName("jf-no-action");
            actions.add(nothing);
        }
        row.call().ifPresent(call -> actions.add(new IconButton(
                VaadinIcon.LIST_OL, context.text("events"), () -> new CallEventsDialog(parts, context, call).open())));
        return new Element("td").appendChild(actions.getElement());
    }

    private static Element button(String text, Runnable action) {
        Element button = new Element("button");
        button.setAttribute("type", "button");
        button.setText(text);
        button.addEventListener("click", event -> action.run());
        return button;
    }
}
